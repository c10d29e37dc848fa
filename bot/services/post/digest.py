"""The morning digest: one message at 08:30 with what is late, due today or waiting, instead of many (PRACTICE)."""

from datetime import date, datetime

from bot.rules.beijing import at as at_beijing
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.rules.post import key_of
from bot.rules.settings.own import digest_hour
from bot.services.post.writing import MessageCode, post
from storage.people import persons as people
from storage.post import outbox
from storage.settings.firm import get_settings
from storage.settings.own import get_own_settings

DIGEST = MessageCode("digest")
READERS = (Role.LEAD, Role.QUALITY_MANAGER)


async def reads_digest(who: Person) -> bool:
    """Whether the person gets one on working mornings; what it holds is not said to them in messages of its own."""
    return not who.roles.isdisjoint(READERS) and (await get_own_settings(who.id)).digest


async def digest_awaits(who: Person, at: datetime) -> bool:
    """Whether the person is to get their digest yet on this day, or that of somebody for whom they stand in."""
    ids = (who.id, *(lender.person_id for lender in who.lenders))
    return await outbox.is_any_waiting([key_of(DIGEST, one, beijing_day(at), one) for one in ids])


async def post_digests(cause: Cause, day: date) -> None:
    """Writes the day's digest for everybody who gets one; it says what holds when it is sent."""
    firm = await get_settings()
    for reader in await people.find_everyone_with_role(*READERS):
        own = await get_own_settings(reader.id)
        if not own.digest:
            continue
        hour = digest_hour(firm.digest_at, own)
        send_at = max(cause.at, at_beijing(day, hour))
        await post(cause, DIGEST, ("person", reader.id), reader.id, occurrence=day, send_at=send_at)
