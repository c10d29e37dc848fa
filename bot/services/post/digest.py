"""The morning digest: one message at 08:30 with what is late, due today or waiting, instead of many (PRACTICE)."""

from datetime import date, datetime

from bot.letters.moot import Moot
from bot.rules.beijing import at as at_beijing
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.rules.settings.own import digest_hour
from bot.screens.post.digest import Digest, digest
from bot.screens.screen import Screen
from bot.services.cases import progress
from storage.patrols import tasks
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


async def digest_for(reader: Person, at: datetime) -> Screen:
    """What a reader's digest says now.

    Raises:
        Moot: nothing is open, so there is nothing to say; or the reader wants none any more.
    """
    if not (await get_own_settings(reader.id)).digest:
        raise Moot("digest")
    found = [*await progress.open_findings(reader), *await progress.waiting_cases(reader)]
    cases = {case.id: case for case in found}.values()
    today = beijing_day(at)
    late = tuple(case for case in cases if case.due_at is not None and case.due_at < at)
    due = tuple(case for case in cases if case not in late and case.due_at and beijing_day(case.due_at) == today)
    waiting = tuple(case for case in await progress.waiting_cases(reader) if case not in late and case not in due)
    missed = await tasks.find_missed_tasks(reader.clients(Role.LEAD), today)
    if not (late or due or waiting or missed):
        raise Moot("digest")
    return digest(Digest(late, due, waiting, tuple(missed)), at, reader.language)
