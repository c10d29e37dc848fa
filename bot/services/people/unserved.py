"""A client without lead or consultant: said to its leads and the administrators, once a week, until it has both.

All of it in one message, so that a firm that is being set up hears it once; what is new within the week is said then.
"""

from datetime import date, time, timedelta

from bot.records.people.unserved import Unserved
from bot.rules.beijing import at, beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.rules.permissions import clients_for
from bot.rules.unserved import HEAR_OF_UNSERVED
from bot.services.post.writing import MessageCode, post
from storage.people import persons as people
from storage.people import unserved

UNSERVED = MessageCode("client_unserved")


async def unserved_for(who: Person) -> tuple[Unserved, ...]:
    """The clients without lead or consultant that the person looks after."""
    scope = clients_for(who, HEAR_OF_UNSERVED)
    return tuple(await unserved.find_unserved(scope)) if scope != () else ()


async def tell_of_unserved(cause: Cause) -> None:
    """Tells whoever may hear of it what they were not told this week; inside an open transaction or a day's work."""
    if not await unserved.find_unserved(None):
        return
    today = beijing_day(cause.at)
    monday = at(today - timedelta(days=today.weekday()), time())
    for reader in await people.find_everyone_with_role(Role.LEAD, Role.ADMINISTRATOR):
        found = {one.client_id for one in await unserved_for(reader)}
        if found - await unserved.find_said(reader.id, UNSERVED, monday):
            said = {"clients": sorted(found)}
            once = cause.at.isoformat()
            await post(cause, UNSERVED, ("person", reader.id), reader.id, occurrence=once, parameters=said)


async def look_for_unserved(cause: Cause, day: date) -> None:  # noqa: ARG001 -- the shape of ``DaysWork``
    """The day's look, however it came about."""
    await tell_of_unserved(cause)
