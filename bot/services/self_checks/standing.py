"""How clients stand with their self-checks: what today has, and since when nothing came (clause 4.6)."""

from collections.abc import Sequence
from datetime import date

from bot.records.self_checks import Keeping, Stopped, Today
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import CLIENT_SIDE, Person, Position, Role
from bot.rules.permissions import Subject, may
from bot.rules.self_checks.missed import gap
from bot.rules.self_checks.words import DAY
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.services.drafts.refusing import NotAllowed
from bot.services.self_checks.paper import may_enter
from storage import clients, self_checks
from storage.people import persons as people
from storage.settings.firm import get_settings

_IN_TURN = (Position.OFFICER, Position.DIRECTOR)


async def today_of(who: Person, cause: Cause, client_id: int) -> Today:
    """The client's day, for whoever may see it.

    Raises:
        NotAllowed
    """
    client = await clients.get_client(client_id)
    if client is None or not may(who, SELF_CHECK.see, Subject(client_id)):
        raise NotAllowed(SELF_CHECK.kind, "client", client_id)
    since = await self_checks.get_since(client_id)
    return await _today(client_id, client.short_name, since, beijing_day(cause.at), who)


async def _today(client_id: int, name: str, since: date | None, day: date, who: Person) -> Today:
    calendar = (await get_settings()).calendar(client_id)
    recorded = await self_checks.get(client_id, DAY, day)
    working = calendar.is_working(day)
    keeps = since is not None and since <= day
    last = (await self_checks.find_last_days((client_id,), day)).get(client_id)
    return Today(
        client_id,
        name,
        day,
        working,
        keeps and working and recorded is None,
        recorded,
        gap(calendar, since, last, day) if since is not None else (),
        may(who, SELF_CHECK.file, Subject(client_id)),
        may_enter(client_id, who),
    )


async def owed_by(who: Person, cause: Cause) -> tuple[Today, ...]:
    """The days whose record waits for the person."""
    theirs, found = who.clients(*CLIENT_SIDE), []
    for keeping in await self_checks.find_keeping(theirs) if theirs else ():
        today = await _today(keeping.client_id, keeping.short_name, keeping.since, beijing_day(cause.at), who)
        if today.owed and who.id in [one.id for one in (await holders(keeping.client_id))[0]]:
            found.append(today)
    return tuple(found)


async def holders(client_id: int) -> tuple[tuple[Person, ...], Position | None]:
    """Who is to record the client's day, and as what.

    The officers that can be reached; without any the directors, then (None) the managers.
    """
    known = await people.find_people_with_role(client_id, *CLIENT_SIDE)
    theirs = [one for one in known if one.unreachable_since is None]
    for post in _IN_TURN:
        found = tuple(one for one in theirs if one.has_post(client_id, post))
        if found:
            return found, post
    return tuple(one for one in theirs if Role.CLIENT_MANAGER in one.roles_at(client_id)), None


async def stopped_for(who: Person, cause: Cause) -> tuple[Stopped, ...]:
    """The clients that stopped recording, of those whose director, manager or butler the person is."""
    answering = {*who.clients(Role.CLIENT_MANAGER, Role.CONSULTANT, Role.LEAD)}
    answering |= {one for one in who.clients(*CLIENT_SIDE) if who.has_post(one, Position.DIRECTOR)}
    if not answering:
        return ()
    return await stopped(await self_checks.find_keeping(sorted(answering)), beijing_day(cause.at))


async def stopped(keeping: Sequence[Keeping], day: date) -> tuple[Stopped, ...]:
    """Those of them that recorded nothing of the working day before."""
    if not keeping:
        return ()
    firm = await get_settings()
    last = await self_checks.find_last_days([one.client_id for one in keeping], day)
    found = []
    for one in keeping:
        missed = gap(firm.calendar(one.client_id), one.since, last.get(one.client_id), day)
        if missed:
            found.append(Stopped(one.client_id, one.short_name, missed))
    return tuple(found)
