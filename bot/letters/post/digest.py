"""What the morning digest says when it is sent: for what is still true (PRACTICE)."""

from datetime import datetime

from bot.letters.kind import SENT_ON, MessageKind, Naming, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.task_reminders import ToArrange
from bot.records.tasks import TaskRecord
from bot.rules.beijing import beijing_day
from bot.rules.people import Person, Role
from bot.rules.post import Thing, thing_of
from bot.rules.text import Text
from bot.screens.post.digest import Digest, digest
from bot.services.cases import progress
from bot.services.post.digest import DIGEST, READERS
from bot.services.tasks.reminding import morning_after
from storage import tasks
from storage.settings.firm import get_settings
from storage.settings.own import get_own_settings


async def _digest(opening: Opening) -> Naming:
    """What is open, unless it is nothing or the reader wants no digest any more."""
    reader, at = opening.reader, opening.at
    if not (await get_own_settings(reader.id)).digest:
        raise Moot(DIGEST)
    found = await _found(reader, at, own=reader.id == opening.message.person_id)
    if not found:
        raise Moot(DIGEST)
    return Naming(digest(found, at, reader), _things(found))


async def held_for(reader: Person, at: datetime) -> frozenset[Thing]:
    """What the reader's digest would say now: nothing else reminds of that on the day on which it comes."""
    return _things(await _found(reader, at, own=True))


def _things(of: Digest) -> frozenset[Thing]:
    cases = (thing_of("case", case.id) for case in (*of.late, *of.due, *of.waiting))
    tasks = (thing_of("task", task.id) for task in (*of.undone, *(one.first for one in of.to_arrange)))
    return frozenset((*cases, *tasks))


async def _found(reader: Person, at: datetime, *, own: bool) -> Digest:
    """``own``: it is the reader's own digest, and not that of somebody for whom they stand in."""
    cases = await progress.digest_cases(reader)
    today = beijing_day(at)
    late = tuple(case for case in cases if case.due_at is not None and case.due_at < at)
    due = tuple(case for case in cases if case not in late and case.due_at and beijing_day(case.due_at) == today)
    waiting = tuple(case for case in await progress.waiting_cases(reader) if case not in late and case not in due)
    undone, to_arrange = await _work(reader, at, own=own)
    return Digest(late, due, waiting, undone, to_arrange)


async def _work(reader: Person, at: datetime, *, own: bool) -> tuple[tuple[TaskRecord, ...], tuple[ToArrange, ...]]:
    """The planned work that was not done: the reader's own first, then that of the clients that they lead.

    A stand-in has their own, and what they do for others, in a message or a digest of their own.
    """
    today = beijing_day(at)
    since = (await get_settings()).calendar().previous_working_day(today)
    led = await tasks.find_missed_tasks(reader.clients(Role.LEAD), since, today)
    if not own:
        return tuple(led), ()
    mine = await morning_after(reader, at)
    found = {task.id: task for task in (*mine.fresh, *mine.older, *led)}
    return tuple(found.values()), mine.to_arrange


async def _has_their_own(opening: Opening, other: Person) -> bool:  # noqa: ARG001 -- the shape of ``Merges``
    return not other.roles.isdisjoint(READERS)


KINDS = (
    # whatever it names: each reader's says only what they may see
    MessageKind(
        DIGEST,
        Text("早间汇总", "the morning digest"),
        ("person",),
        SENT_ON,
        _digest,
        merges=_has_their_own,
        names=True,
        occasion=Occasion.SUMS_UP,
    ),
)
