"""Who is asked for the day's self-check, and who hears that nothing was recorded (clause 4.6).

The officers in the morning, and in the afternoon while nothing came. The morning after it is the director, then the
manager, who hears once of each gap; so does the butler.
"""

from datetime import date, time, timedelta

from bot.records.self_checks import Keeping
from bot.rules.beijing import at as at_beijing
from bot.rules.cause import Cause
from bot.rules.people import CLIENT_SIDE, Person, Position, Role
from bot.rules.self_checks.words import DAY
from bot.services.post.writing import MessageCode, post
from bot.services.self_checks.standing import holders, stopped
from storage import self_checks
from storage.people import persons as people
from storage.settings.firm import get_settings

DUE, AGAIN, STOPPED = MessageCode("self_check_due"), MessageCode("self_check_again"), MessageCode("self_check_stopped")
CLIENT = "client"
ASKED_AT, ASKED_AGAIN_AT = time(9), time(16, 30)


async def ask(cause: Cause, day: date) -> None:
    """The day's work: who is to record the day is asked for it."""
    await _ask(cause, DUE, day)


async def ask_again(cause: Cause, day: date) -> None:
    """The day's work: once more, where nothing came."""
    await _ask(cause, AGAIN, day)


async def _ask(cause: Cause, code: MessageCode, day: date) -> None:
    over = at_beijing(day + timedelta(days=1), time())
    if cause.at >= over:
        return
    for keeping in await _working(day):
        if await self_checks.get(keeping.client_id, DAY, day) is None:
            for reader in (await holders(keeping.client_id))[0]:
                await post(cause, code, (CLIENT, keeping.client_id), reader.id, occurrence=day, expires_at=over)


async def _working(day: date) -> list[Keeping]:
    """The clients that keep their self-checks here and work on a day."""
    firm = await get_settings()
    return [
        one
        for one in await self_checks.find_keeping()
        if one.since <= day and firm.calendar(one.client_id).is_working(day)
    ]


async def tell_of_missed(cause: Cause, day: date) -> None:
    """The day's work: that nothing was recorded of the working day before, once for each gap and reader."""
    for one in await stopped(await _working(day), day):
        first, longer = one.missed[0], len(one.missed) > 1
        for reader in await _hear_of_gap(one.client_id, longer=longer):
            await post(cause, STOPPED, (CLIENT, one.client_id), reader.id, occurrence=first)


async def _hear_of_gap(client_id: int, *, longer: bool) -> list[Person]:
    """The director, and the manager where there is none or more than a day is missing (``longer``); and the butler."""
    theirs = await people.find_people_with_role(client_id, *CLIENT_SIDE)
    directors = [one for one in theirs if one.has_post(client_id, Position.DIRECTOR) and one.unreachable_since is None]
    managers = [one for one in theirs if Role.CLIENT_MANAGER in one.roles_at(client_id)]
    team = await people.find_people_with_role(client_id, Role.CONSULTANT, Role.LEAD)
    ours = [one for one in team if one.clients(Role.CONSULTANT, Role.LEAD)]
    told = [*directors, *(managers if longer or not directors else ()), *ours]
    return list({one.id: one for one in told}.values())
