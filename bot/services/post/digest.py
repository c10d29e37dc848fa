"""The morning digest: one message at 08:30 with what is late, due today or waiting, instead of many (PRACTICE)."""

from datetime import date

from bot.rules.beijing import at as at_beijing
from bot.rules.cause import Cause
from bot.rules.people import Role
from bot.rules.settings.own import digest_hour
from storage.people import persons as people
from storage.post import outbox
from storage.settings.firm import get_settings
from storage.settings.own import get_own_settings

READERS = (Role.LEAD, Role.QUALITY_MANAGER)


async def post_digests(cause: Cause, day: date) -> None:
    """Writes the day's digest for everybody who gets one; it says what holds when it is sent."""
    firm = await get_settings()
    for reader in await people.find_everyone_with_role(*READERS):
        own = await get_own_settings(reader.id)
        if not own.digest:
            continue
        hour = digest_hour(firm.digest_at, own)
        await outbox.add_message(
            key=f"digest:{day.isoformat()}:{reader.id}",
            kind="digest",
            person_id=reader.id,
            subject_kind="person",
            subject_id=reader.id,
            send_at=max(cause.at, at_beijing(day, hour)),
        )
