"""What the morning digest says when it is sent: for what is still true (PRACTICE)."""

from datetime import datetime

from bot.letters.moot import Moot
from bot.rules.beijing import beijing_day
from bot.rules.people import Person, Role
from bot.screens.post.digest import Digest, digest
from bot.screens.screen import Screen
from bot.services.cases import progress
from storage.patrols import tasks
from storage.settings.own import get_own_settings


async def digest_for(reader: Person, at: datetime) -> Screen:
    """What a reader's digest says now.

    Raises:
        Moot: nothing is open, so there is nothing to say; or the reader wants none any more.
    """
    if not (await get_own_settings(reader.id)).digest:
        raise Moot("digest")
    found = [*await progress.overseen_cases(reader), *await progress.waiting_cases(reader)]
    cases = {case.id: case for case in found}.values()
    today = beijing_day(at)
    late = tuple(case for case in cases if case.due_at is not None and case.due_at < at)
    due = tuple(case for case in cases if case not in late and case.due_at and beijing_day(case.due_at) == today)
    waiting = tuple(case for case in await progress.waiting_cases(reader) if case not in late and case not in due)
    missed = await tasks.find_missed_tasks(reader.clients(Role.LEAD), today)
    if not (late or due or waiting or missed):
        raise Moot("digest")
    return digest(Digest(late, due, waiting, tuple(missed)), at, reader.language)
