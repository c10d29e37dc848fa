"""未守承诺: promises that were not kept, of the clients that the reader answers for and may see (clause 5.5.2)."""

from bot.records.cases.promises import BrokenPage
from bot.rules.beijing import beijing_day
from bot.rules.boards.clients import SEE_BOARDS
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import clients_for
from bot.rules.registers import Period, Span, period_of
from storage.cases import promises
from storage.clients import find_with_merged

SPANS = (Span.THIS_MONTH, Span.LAST_MONTH)
"""The months of which it is told, the present one first."""


async def broken_of(who: Person, cause: Cause, month: int, page: int, per_page: int) -> BrokenPage:
    """A page of the promises that were to be kept in a month (a place of ``SPANS``) and were not, the latest first."""
    month = month if 0 <= month < len(SPANS) else 0
    clients = await _clients(who)
    counts = await _counts(who, clients, cause)
    page = min(max(page, 0), max(counts[month] - 1, 0) // per_page)
    period = _period(month, cause)
    found = await promises.find_broken(
        who, clients, period.since, period.until, cause.at, limit=per_page, offset=page * per_page
    )
    return BrokenPage(tuple(found), counts, month, page)


async def count_broken(who: Person, cause: Cause) -> tuple[int, ...]:
    """How many there are of each of ``SPANS``."""
    return await _counts(who, await _clients(who), cause)


async def _counts(who: Person, clients: tuple[int, ...] | None, cause: Cause) -> tuple[int, ...]:
    periods = [_period(month, cause) for month in range(len(SPANS))]
    return tuple([await promises.count_broken(who, clients, one.since, one.until, cause.at) for one in periods])


async def _clients(who: Person) -> tuple[int, ...] | None:
    clients = clients_for(who, SEE_BOARDS)
    return None if clients is None else await find_with_merged(clients)


def _period(month: int, cause: Cause) -> Period:
    return period_of(SPANS[month], beijing_day(cause.at))
