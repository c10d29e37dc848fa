"""A duty list on which nobody can hear is an alarm beforehand: to our lead and the client's manager (clause 5.4 b).

It is said as soon as it is so, then each week until it is mended, of all clients of a reader in one message. Who has no
role at a client any more falls out of its list.
"""

from collections import defaultdict
from datetime import date, time, timedelta

from bot.records.duty import Uncovered
from bot.rules.beijing import at, beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.duty import DUTY, HEAR_OF_UNCOVERED
from bot.rules.ledgers.expiry import WEEK
from bot.rules.people import Person, Role
from bot.rules.permissions import clients_for
from bot.services.post.writing import MessageCode, post
from storage import duty
from storage.database import writing
from storage.ledgers.writing import end_entry
from storage.people import persons as people
from storage.trail.entries import add_entry

UNCOVERED = MessageCode("duty_uncovered")
LEFT = "left"
"""Why the trail says that an entry was ended where nobody did."""


async def uncovered_for(who: Person, today: date) -> tuple[Uncovered, ...]:
    """The clients of this person on whose duty list nobody can hear."""
    scope = clients_for(who, HEAR_OF_UNCOVERED)
    return tuple(await duty.find_uncovered(scope, today)) if scope else ()


async def look_at_lists(cause: Cause) -> None:
    """Takes out who left, and tells whom it concerns what they were not told this week; inside an open transaction."""
    for left in await duty.find_left():
        if await end_entry(DUTY.code, left.entry_id, cause.at):
            await add_entry(cause, "end", DUTY.subject, left.entry_id, why=LEFT)
    await _tell(cause)


async def _tell(cause: Cause) -> None:
    today = beijing_day(cause.at)
    uncovered = [one.client_id for one in await duty.find_uncovered(None, today)]
    if not uncovered:
        return
    readers: dict[int, set[int]] = defaultdict(set)
    for client_id in uncovered:
        for reader in await people.find_people_with_role(client_id, Role.LEAD, Role.CLIENT_MANAGER):
            readers[reader.id].add(client_id)
    newest, since = await duty.find_newest(uncovered), at(today - timedelta(days=WEEK - 1), time())
    for reader_id, clients in readers.items():
        said = await duty.find_said(reader_id, UNCOVERED, since)
        # somebody was put on it since, so it has become so anew
        known = {one for one, moment in said.items() if one not in newest or newest[one] <= moment}
        if clients - known:
            parameters = {"clients": sorted(clients)}
            once = cause.at.isoformat()
            await post(cause, UNCOVERED, ("person", reader_id), reader_id, occurrence=once, parameters=parameters)


@writing
async def look(cause: Cause) -> None:
    """The same by itself, where it has changed whether somebody can hear."""
    await look_at_lists(cause)


async def look_daily(cause: Cause, day: date) -> None:  # noqa: ARG001 -- the shape of ``DaysWork``
    """The day's look: contracts begin and days on the list pass."""
    await look_at_lists(cause)
