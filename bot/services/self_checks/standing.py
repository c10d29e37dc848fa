"""How clients stand with their self-checks: what today has, and since when nothing came (clause 4.6)."""

from datetime import date

from bot.records.self_checks import Today
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import CLIENT_SIDE, Person, Position
from bot.rules.permissions import Subject, clients_for, may
from bot.rules.self_checks.missed import gap
from bot.rules.self_checks.words import DAY
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.services.drafts.refusing import NotAllowed
from storage import clients, self_checks
from storage.settings.firm import get_settings


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
    missed = gap(calendar, since, await self_checks.get_last_day(client_id, day), day) if since is not None else ()
    return Today(
        client_id,
        name,
        day,
        working,
        keeps and working and recorded is None,
        recorded,
        missed,
        may(who, SELF_CHECK.file, Subject(client_id)),
    )


async def owed_by(who: Person, cause: Cause) -> tuple[Today, ...]:
    """The days that wait for the person: of a client whose officer they are, or where there is none."""
    found = []
    for client_id in who.clients(*CLIENT_SIDE):
        for keeping in await self_checks.find_keeping((client_id,)):
            today = await _today(client_id, keeping.short_name, keeping.since, beijing_day(cause.at), who)
            if today.owed and has_post(who, client_id, Position.OFFICER):
                found.append(today)
    return tuple(found)


def has_post(who: Person, client_id: int, post: Position) -> bool:
    """Whether the person has this position at the client."""
    return any(grant.position is post for grant in who.grants if grant.client_id == client_id)


async def stopped(who: Person, cause: Cause) -> tuple[Today, ...]:
    """The clients that stopped recording, of those whose manager or butler the person is."""
    scope = clients_for(who, SELF_CHECK.see)
    found = []
    for keeping in await self_checks.find_keeping(scope):
        today = await _today(keeping.client_id, keeping.short_name, keeping.since, beijing_day(cause.at), who)
        if today.missed:
            found.append(today)
    return tuple(found)
