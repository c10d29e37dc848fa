"""What the morning digest says when it is sent: for what is still true (PRACTICE)."""

from bot.letters.kind import SENT_ON, MessageKind, Opening
from bot.letters.moot import Moot
from bot.rules.beijing import beijing_day
from bot.rules.people import Person, Role
from bot.rules.text import Text
from bot.screens.post.digest import Digest, digest
from bot.screens.screen import Screen
from bot.services.cases import progress
from bot.services.post.digest import DIGEST, READERS
from storage import tasks
from storage.settings.firm import get_settings
from storage.settings.own import get_own_settings


async def _digest(opening: Opening) -> Screen:
    """What is open, unless it is nothing or the reader wants no digest any more."""
    reader, at = opening.reader, opening.at
    if not (await get_own_settings(reader.id)).digest:
        raise Moot(DIGEST)
    cases = await progress.digest_cases(reader)
    today = beijing_day(at)
    late = tuple(case for case in cases if case.due_at is not None and case.due_at < at)
    due = tuple(case for case in cases if case not in late and case.due_at and beijing_day(case.due_at) == today)
    waiting = tuple(case for case in await progress.waiting_cases(reader) if case not in late and case not in due)
    since = (await get_settings()).calendar().previous_working_day(today)
    missed = await tasks.find_missed_tasks(reader.clients(Role.LEAD), since, today)
    if not (late or due or waiting or missed):
        raise Moot(DIGEST)
    return digest(Digest(late, due, waiting, tuple(missed)), at, reader)


async def _has_their_own(opening: Opening, other: Person) -> bool:  # noqa: ARG001 -- the shape of ``Merges``
    return not other.roles.isdisjoint(READERS)


KINDS = (
    # whatever it names: each reader's says only what they may see
    MessageKind(DIGEST, Text("早间汇总", "the morning digest"), ("person",), SENT_ON, _digest, merges=_has_their_own),
)
