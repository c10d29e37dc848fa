"""A task on another day, not this time, or explained: with a reason (clauses 3.7, 4.6)."""

from datetime import date
from functools import partial

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.tasks import TaskRecord
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.menu.naming import worded
from bot.rules.people import Person
from bot.rules.text import Text
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.tasks.messages import tell_of_change
from bot.services.tasks.seeing import MISSED, PERSON, NoSuchTask, get_task, list_of, steps_of
from bot.services.tasks.visits import tell_of_changed_visit
from storage import tasks
from storage.database import writing
from storage.trail.entries import add_entry

MOVED, WAIVED, EXPLAINED = OutcomeKind("task_moved"), OutcomeKind("task_waived"), OutcomeKind("task_explained")
ALL_EXPLAINED = OutcomeKind("tasks_explained")
MOVE, ARRANGE, WAIVE, EXPLAIN, EXPLAIN_ALL = "task_move", "task_arrange", "task_waive", "task_reason", "task_reasons"

_OPEN_STATES = {
    MOVE: ("open",),
    ARRANGE: ("open",),
    WAIVE: ("open",),
    EXPLAIN: ("open", "missed"),
}


async def move_task(cause: Cause, who: Person, task: TaskRecord, day: date, reason: str) -> None:
    """Puts an open task on another day; whom it concerns is told. Nothing happens where it is on that day already.

    Raises:
        SubjectDone: it is open no more, or somebody else moved it meanwhile.
    """
    if day == task.due_on and task.arranged:
        return
    if not await tasks.move(task, day, reason, who.id, cause.at):
        raise SubjectDone(task.id)
    if task.named is not None:
        await tasks.add_exception(task.named, day, reason, who.id, cause.at)
    days = {"was": task.due_on.isoformat(), "now": day.isoformat()}
    await add_entry(cause, "move", "task", task.id, client=task.client_id, **days)
    await tell_of_change(cause, who, task, "moved" if task.arranged else "arranged", task.due_on)
    await tell_of_changed_visit(cause, task.id)


async def waive_task(cause: Cause, who: Person, task: TaskRecord, reason: str) -> None:
    """Has an open task not be done this time; whom it concerns is told.

    Raises:
        SubjectDone: it is open no more.
    """
    if not await tasks.settle(task.id, "open", "waived", reason, who.id, cause.at):
        raise SubjectDone(task.id)
    if task.named is not None:
        await tasks.add_exception(task.named, None, reason, who.id, cause.at)
    await add_entry(cause, "waive", "task", task.id, client=task.client_id)
    await tell_of_change(cause, who, task, "waived", task.due_on)
    await tell_of_changed_visit(cause, task.id)


@writing
async def restore(cause: Cause, who: Person, task_id: int) -> None:
    """恢复这次: what was waived is to be done after all; nothing happens where it is.

    Raises:
        NoSuchTask: there is none that the person may restore.
    """
    task = await get_task(who, task_id)
    if task.state == "open":
        return
    if not steps_of(who, task, beijing_day(cause.at)).restore:
        raise NoSuchTask(task_id)
    if await tasks.settle(task.id, "waived", "open", "", who.id, cause.at):
        if task.named is not None:
            await tasks.drop_exception(task.named)
        await add_entry(cause, "restore", "task", task.id, client=task.client_id)
        await tell_of_change(cause, who, task, "restored", task.due_on)


async def card(form: str, subject_kind: str, subject_id: int) -> Card | None:
    """The task that is changed.

    Raises:
        SubjectDone: it was done or taken off meanwhile.
    """
    task = await tasks.get_task(subject_id) if subject_kind == "task" else None
    if task is None:
        return None
    what = worded(task.site_name or task.about) if task.site_name or task.about else task.kind.name
    name = Text(f"{task.client_short_name} · {what.zh}", f"{task.client_short_name} · {what.en}")
    about = Card(task.client_id, task.site_id, name, allows=partial(_may, form, task))
    if task.state not in _OPEN_STATES[form]:
        raise SubjectDone(subject_id, about)
    return about


def _may(form: str, task: TaskRecord, who: Person) -> bool:
    # on which day it is late does not decide who may say why
    steps = steps_of(who, task, date.max)
    return {MOVE: steps.move, ARRANGE: steps.move, WAIVE: steps.waive, EXPLAIN: steps.explain}[form]


async def submit(form: str, cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Changes the task as it was said.

    Raises:
        SubjectDone: it was done or changed meanwhile.
    """
    task, said = await get_task(who, view.draft.subject_id), given(view.answers)
    match form:
        case "task_waive":
            await waive_task(cause, who, task, said["reason"])
            return Outcome(WAIVED, task.id)
        case "task_reason":
            await _explain(cause, who, [task], said["reason"])
            return Outcome(EXPLAINED, task.id)
        case _:
            await move_task(cause, who, task, date.fromisoformat(said["day"]), said.get("reason", ""))
            return Outcome(MOVED, task.id)


async def _explain(cause: Cause, who: Person, of: list[TaskRecord], reason: str) -> None:
    for task in of:
        if await tasks.settle(task.id, task.state, task.state, reason, who.id, cause.at):
            await add_entry(cause, "explain", "task", task.id, client=task.client_id)


async def card_of_all(subject_kind: str, subject_id: int) -> Card | None:
    """One's own tasks that were not done: about the person who says why."""
    return Card(owner_id=subject_id, subject_id=subject_id) if subject_kind == "person" else None


async def explain_all(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """One reason for everything of one's own that was not done and has none yet."""
    found = await list_of(who, cause, PERSON, 0, MISSED)
    theirs = [task for task in found.tasks if not task.reason and steps_of(who, task, found.today).explain]
    await _explain(cause, who, theirs, given(view.answers)["reason"])
    return Outcome(ALL_EXPLAINED, 0, {"n": str(len(theirs))})


PURPOSES = {
    form: Purpose(None, partial(card, form), partial(submit, form), (becomes,))
    for form, becomes in ((MOVE, MOVED), (ARRANGE, MOVED), (WAIVE, WAIVED), (EXPLAIN, EXPLAINED))
} | {EXPLAIN_ALL: Purpose(None, card_of_all, explain_all, (ALL_EXPLAINED,))}
