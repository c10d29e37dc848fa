"""What the morning digest says when it is sent: for what is still true (PRACTICE)."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.letters.kind import SENT_ON, MessageKind, Naming, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.cases.cases import gravest
from bot.records.task_reminders import ToArrange
from bot.records.tasks import TaskRecord
from bot.rules.beijing import beijing_day
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, may_anywhere
from bot.rules.post import Thing, thing_of
from bot.rules.text import Text
from bot.screens.post.digest import Digest, digest
from bot.services import policies
from bot.services.cases import progress
from bot.services.joining import requests
from bot.services.joining.messages import REQUEST
from bot.services.post.digest import DIGEST, READERS
from bot.services.tasks.reminding import has_digest, morning_after
from bot.services.work_records.thin import thin_since
from storage import tasks
from storage.joining import cards
from storage.settings.firm import get_settings
from storage.settings.own import get_own_settings


async def _digest(opening: Opening) -> Naming:
    """What is open, unless it is nothing or the reader wants no digest any more."""
    reader, at = opening.reader, opening.at
    if not (await get_own_settings(reader.id)).digest:
        raise Moot(DIGEST)
    found, things = await _found(reader, at, own=reader.id == opening.message.person_id)
    if not found:
        raise Moot(DIGEST)
    return Naming(digest(found, at, reader), things)


async def held_for(reader: Person, at: datetime) -> frozenset[Thing]:
    """What the reader's digest would say now: nothing else reminds of that on the day on which it comes."""
    _, things = await _found(reader, at, own=await has_digest(reader))
    return things


def _things(of: Digest, asked: Iterable[int]) -> frozenset[Thing]:
    """``asked``: ids of the requests to join."""
    cases = (thing_of("case", case.id) for case in (*of.late, *of.due, *of.waiting))
    tasks = (thing_of("task", task.id) for task in (*of.undone, *(one.first for one in of.to_arrange)))
    policies = (thing_of("policy_version", one.id) for one in of.policies)
    return frozenset((*cases, *tasks, *policies, *(thing_of(REQUEST, one) for one in asked)))


async def _found(reader: Person, at: datetime, *, own: bool) -> tuple[Digest, frozenset[Thing]]:
    """``own``: it is the reader's own digest, and not that of somebody for whom they stand in."""
    cases = await progress.digest_cases(reader, at)
    today = beijing_day(at)
    late = sorted((case for case in cases if case.due_at and case.due_at < at), key=gravest)
    due = sorted(
        (case for case in cases if case.due_at and at <= case.due_at and beijing_day(case.due_at) == today),
        key=gravest,
    )
    waiting = sorted(await progress.waiting_cases(reader), key=gravest)
    undone, to_arrange = await _work(reader, at, own=own)
    approves = own and may_anywhere(reader, Action.APPROVE_JOINING)
    joining = await requests.firms_with_waiting(reader) if approves else ()
    asked = [one.id for client_id, _, _ in joining for one in await cards.find_waiting(client_id)]
    unread = await policies.to_read(reader) if own else ()
    since = at - (today - (await get_settings()).calendar().previous_working_day(today))
    thin = await thin_since(reader, since) if own else ()
    found = Digest(tuple(late), tuple(due), tuple(waiting), undone, to_arrange, joining, unread, thin)
    return found, _things(found, asked)


async def _work(reader: Person, at: datetime, *, own: bool) -> tuple[tuple[TaskRecord, ...], tuple[ToArrange, ...]]:
    """The planned work that was not done: the reader's own first, then that of the clients that they lead.

    A stand-in has their own, and what they do for others, in a message or a digest of their own.
    """
    today = beijing_day(at)
    since = (await get_settings()).calendar().previous_working_day(today)
    led = await tasks.find_missed_tasks(reader.clients(Role.LEAD), since, today)
    if not own:
        return tuple(sorted(led, key=_longest)), ()
    mine = await morning_after(reader, at)
    found = {task.id: task for task in (*mine.fresh, *mine.older, *led)}
    return tuple(sorted(found.values(), key=_longest)), mine.to_arrange


def _longest(task: TaskRecord) -> tuple[date, int, int]:
    return task.due_on, task.client_id, task.id


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
