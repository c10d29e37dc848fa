"""应交成果: what is owed to a client, how it stands, and how much was on time by client, person and item (clause 7)."""

from datetime import date

from bot.records.deliverables import OwedBy, OwedByClient, OwedList, Part
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.deliverables.acceptance import SEE_BY_PERSON, SEE_OWED
from bot.rules.deliverables.owed import OWED_FOR, Figures, Owed, figures_by, figures_of, in_order
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, clients_for, may, may_anywhere
from bot.rules.refusing import NotForThisPerson
from bot.rules.stretches import NoSuchStretch, Stretch, stretch_of
from storage import clients, deliverables

PERSON, ITEM = "person", "item"
PER_PAGE = 8


class NoSuchOwed(NotForThisPerson):
    """There is no such client, or no such figures, that the person may see."""


def _stretch(number: int, today: date) -> Stretch:
    """The stretch of this number; this year where there is none."""
    try:
        return stretch_of(number)
    except NoSuchStretch:
        return Stretch(today.year, 0)


async def _owed(of: tuple[int, ...] | None, stretch: Stretch, today: date) -> list[Owed]:
    """What was due in a stretch; with what is still owed from before, where that is the present one."""
    return await deliverables.find_owed(of, *_days(stretch, today))


def _days(stretch: Stretch, today: date) -> tuple[date, date, date]:
    """The first and last day of a stretch, and since when what is owed from before it counts."""
    days = stretch.period
    since = days.first - OWED_FOR if days.first <= today <= days.last else days.first
    return days.first, days.last, since


async def clients_with_owed(who: Person, cause: Cause, number: int, page: int) -> OwedByClient:
    """The clients whose deliverables the person sees, with the figures of a page of them.

    Raises:
        NoSuchOwed: of none, whichever.
    """
    if not may_anywhere(who, SEE_OWED):
        raise NoSuchOwed
    today = beijing_day(cause.at)
    stretch, found = _stretch(number, today), tuple(await clients.find_clients(clients_for(who, SEE_OWED)))
    page = min(max(page, 0), max(len(found) - 1, 0) // PER_PAGE)
    shown = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    figures: dict[int, Figures] = {}
    for client in shown if len(found) > 1 else ():
        figures[client.id] = figures_of(await _owed(await clients.with_merged(client.id), stretch, today), today)
    return OwedByClient(stretch, found, page, figures, may_anywhere(who, SEE_BY_PERSON))


async def owed_to(who: Person, cause: Cause, client_id: int, number: int) -> OwedList:
    """What is owed to a client. Raises NoSuchOwed."""
    client = await clients.get_client(client_id)
    if client is None or not may(who, SEE_OWED, Subject(client_id)):
        raise NoSuchOwed(client_id)
    today = beijing_day(cause.at)
    stretch, seen = _stretch(number, today), clients_for(who, SEE_OWED)
    found = await _owed(await clients.with_merged(client_id), stretch, today)
    return OwedList(
        client,
        stretch,
        today,
        in_order(found, today),
        figures_of(found, today),
        may(who, Action.SEE_PLANNED, Subject(client_id)),
        may(who, SEE_BY_PERSON, Subject(client_id)),
        seen is None or len(seen) > 1,
    )


async def owed_by(who: Person, cause: Cause, by: str, client_id: int, number: int) -> OwedBy:
    """The figures of a client (0: of all that the person oversees) by person or by item.

    Raises:
        NoSuchOwed
    """
    permit = SEE_BY_PERSON if by == PERSON or not client_id else SEE_OWED
    client = await clients.get_client(client_id) if client_id else None
    allowed = may(who, permit, Subject(client_id)) if client is not None else may_anywhere(who, permit)
    if by not in (PERSON, ITEM) or (client_id and client is None) or not allowed:
        raise NoSuchOwed(by, client_id)
    today = beijing_day(cause.at)
    stretch = _stretch(number, today)
    of = await clients.with_merged(client_id) if client is not None else clients_for(who, permit)
    found = await deliverables.count_owed(of, *_days(stretch, today), today)
    if by == PERSON:
        people = figures_by(found, lambda one: (one.person_id, one.person_name))
        parts = [Part(figures, name) for (_, name), figures in people.items()]
    else:
        items = figures_by(found, lambda one: (one.work, one.about))
        parts = [Part(figures, about, work) for (work, about), figures in items.items()]
    parts.sort(key=lambda part: part.figures.on_time - part.figures.due)
    by_person = may(who, SEE_BY_PERSON, Subject(client_id)) if client is not None else True
    return OwedBy(by, client, stretch, today, tuple(parts), by_person)
