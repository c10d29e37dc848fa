"""One task as somebody may see it, and lists of them: their own, and those of the clients for which they plan."""

from datetime import date, timedelta
from itertools import groupby

from bot.records.links import Link
from bot.records.planned import DayWhy, Standing, Standings, Steps, TaskList, TaskView, Team
from bot.records.tasks import TaskRecord
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.handing_over import HAND_OVER
from bot.rules.ledgers.schedules import PLAN, SEE_PLANS
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, clients_for, may
from bot.rules.refusing import NotForThisPerson
from bot.rules.tasks.cadence import occurrences
from bot.rules.tasks.cadence_kept import MISSED_DAYS
from bot.rules.tasks.making import SHORT
from bot.rules.tasks.schedule import SINCE_DONE, TO_BE_ARRANGED, cadence_of
from bot.services.tasks.planning import rhythm_of
from storage import clients, schedules, tasks
from storage.people import persons as people
from storage.settings.firm import get_settings

WEEK, NEXT, MISSED = "week", "next", "missed"
PERSON, CLIENT = "person", "client"


class NoSuchTask(NotForThisPerson):
    """There is no such task, or it is not the person's to see."""


class NoSuchList(NotForThisPerson):
    """There is no such list, or it is not the person's to see."""


def is_theirs(who: Person, task: TaskRecord) -> bool:
    """Whether a task is the person's own to do, or that of somebody for whom they stand in there.

    That of who does not serve the client (any more) is its lead's.
    """
    holds = task.assignee_id == who.id or task.assignee_id in who.lenders_for(task.client_id)
    holds = holds or (task.is_left and task.client_id in who.clients(Role.LEAD))
    return holds and may(who, Action.PATROL, Subject(task.client_id))


def plans_at(who: Person, client_id: int) -> bool:
    """Whether the person plans the work at a client."""
    return may(who, PLAN, Subject(client_id))


async def get_task(who: Person, task_id: int) -> TaskRecord:
    """A task that the person may see.

    Raises:
        NoSuchTask
    """
    task = await tasks.get_task(task_id)
    if task is None or not (is_theirs(who, task) or may(who, SEE_PLANS, Subject(task.client_id))):
        raise NoSuchTask(task_id)
    return task


def standing_of(task: TaskRecord, today: date) -> Standing:
    """How a task stands on a day."""
    if task.state == "done":
        late = task.done_at is not None and beijing_day(task.done_at) > task.due_on
        return Standing.MADE_UP if late else Standing.DONE
    if task.state != "open":
        return Standing(task.state)
    if task.due_on < today:
        return Standing.LATE
    if not task.arranged:
        return Standing.TO_ARRANGE
    if task.due_on == today:
        return Standing.DUE_TODAY
    return Standing.OPEN if task.may_begin(today) else Standing.PLANNED


def steps_of(who: Person, task: TaskRecord, today: date) -> Steps:
    """What the person may do about it."""
    theirs, plans = is_theirs(who, task), plans_at(who, task.client_id)
    undone = task.state == "missed" or (task.state == "open" and task.due_on < today)
    changes = (theirs or plans) and not who.practising
    return Steps(
        begin=theirs and task.may_begin(today),
        move=changes and task.state == "open",
        waive=plans and task.state == "open",
        restore=plans and task.state == "waived" and task.due_on >= today,
        explain=changes and undone,
        hand_over=may(who, HAND_OVER, Subject(task.client_id)) and task.state == "open",
        go=task.kind.visits
        and task.state == "open"
        and task.arranged
        and may(who, Action.PATROL, Subject(task.client_id)),
        see_plan=task.schedule_id is not None and may(who, SEE_PLANS, Subject(task.client_id)),
    )


async def view_of(who: Person, cause: Cause, task_id: int) -> TaskView:
    """A task with what can be done about it.

    Raises:
        NoSuchTask
    """
    task, today = await get_task(who, task_id), beijing_day(cause.at)
    done = await tasks.find_fulfilment(task_id) if task.state == "done" else None
    return TaskView(
        task,
        today,
        standing_of(task, today),
        steps_of(who, task, today),
        await _called(task.reason_by_id),
        Link(done.kind, done.id) if done is not None else None,
        done.number if done is not None else "",
    )


async def _called(person_id: int | None) -> str:
    person = await people.get_person_on_record(person_id) if person_id is not None else None
    return person.called if person is not None else ""


async def why(who: Person, task_id: int) -> DayWhy:
    """Why a task is on its day.

    Raises:
        NoSuchTask
    """
    task = await get_task(who, task_id)
    of = await schedules.get_to_plan(task.schedule_id) if task.schedule_id is not None else None
    by = await _called(task.reason_by_id)
    if of is None or task.period is None:
        return DayWhy(task, None, reason_by=by)
    rhythm, calendar = rhythm_of(of), (await get_settings()).calendar(task.client_id)
    if rhythm.often in SINCE_DONE:
        meant = task.period
        last = [
            one
            for one in await schedules.find_last_done([of.id])
            if (one.site_id, one.slot) == (task.site_id, task.slot)
        ]
        done = beijing_day(last[0].done_at) if last and task.state == "open" else None
        planned = calendar.working_day_from(meant)
    else:
        back = SHORT if rhythm.often in TO_BE_ARRANGED else timedelta()
        found = [
            one
            for one in occurrences(
                cadence_of(rhythm, calendar), rhythm.begins, task.period - back, task.period, calendar
            )
            if one.period <= task.period
        ]
        if not found:
            return DayWhy(task, rhythm, reason_by=by)
        meant, planned, done = found[-1].meant, found[-1].due, None
    return DayWhy(
        task,
        rhythm,
        meant,
        planned,
        calendar.why(meant) if meant != planned else None,
        calendar.provisional(planned),
        done,
        by,
    )


def _days(which: str, today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    match which:
        case "week":
            return monday, monday + timedelta(days=6)
        case "next":
            return monday + timedelta(days=7), monday + timedelta(days=13)
        case "missed":
            return today - MISSED_DAYS, today - timedelta(days=1)
        case _:
            raise NoSuchList(which)


async def list_of(who: Person, cause: Cause, of: str, of_id: int, which: str) -> TaskList:
    """Tasks of the person (0), or of somebody or a client for whom they see the plans.

    Raises:
        NoSuchList
    """
    today = beijing_day(cause.at)
    first, last = _days(which, today)
    seen = clients_for(who, SEE_PLANS)
    if of == CLIENT:
        client = await clients.get_client(of_id)
        if client is None or not may(who, SEE_PLANS, Subject(of_id)):
            raise NoSuchList(of_id)
        called = client.short_name
        if which == MISSED:
            found = await tasks.find_missed_tasks((of_id,), first, today)
        else:
            found = await tasks.find_tasks_at((of_id,), first, last)
    else:
        person_id = of_id or who.id
        person = await people.get_person_on_record(person_id)
        if of != PERSON or person is None or not _may_look(who, person, seen):
            raise NoSuchList(of, of_id)
        called = person.called if person_id != who.id else ""
        found = await _of_person(person_id, which, today)
        for lender in who.lenders if person_id == who.id else ():
            found += [task for task in await _of_person(lender.person_id, which, today) if is_theirs(who, task)]
        if person_id == who.id and (led := who.clients(Role.LEAD)):
            # until somebody is named it is the lead's, as in 今日待办
            since = date.min if which == MISSED else first
            left = await tasks.find_left_tasks(led, last, today)
            known = {task.id for task in found}
            found += [task for task in left if task.due_on >= since and task.id not in known]
            found.sort(key=lambda task: (task.due_on, task.id))
    found = [task for task in found if is_theirs(who, task) or seen is None or task.client_id in seen]
    open_to_say = [task for task in found if not task.reason and steps_of(who, task, today).explain]
    return TaskList(of, of_id, called, which, first, last, today, tuple(found), len(open_to_say))


async def _of_person(person_id: int, which: str, today: date) -> list[TaskRecord]:
    first, last = _days(which, today)
    if which == MISSED:
        return await tasks.find_not_done(person_id, first, today)
    return await tasks.find_tasks_of(person_id, first, last)


def _may_look(who: Person, other: Person, seen: tuple[int, ...] | None) -> bool:
    """Whether the person may look at another's tasks: that one works where they see the plans."""
    if other.id == who.id or seen is None:
        return True
    return any(grant.client_id in seen for grant in other.grants)


async def team_of(who: Person, cause: Cause, by: str) -> Team:
    """The week of the people or of the clients for whom somebody plans or sees the plans.

    Raises:
        NoSuchList
    """
    if by not in (PERSON, CLIENT):
        raise NoSuchList(by)
    today = beijing_day(cause.at)
    first, last = _days(WEEK, today)
    count = tasks.count_by_person if by == PERSON else tasks.count_by_client
    counts = await count(clients_for(who, SEE_PLANS), first, last, today)
    lines = []
    for (of_id, name), each in groupby(counts, key=lambda one: (one.id, one.name)):
        found = list(each)
        by_state = {one.state: one.n for one in found}
        lines.append(
            Standings(
                of_id,
                name,
                sum(by_state.values()) - by_state.get("waived", 0),
                by_state.get("done", 0),
                sum(one.late for one in found),
                by_state.get("missed", 0),
            )
        )
    return Team(by, first, last, tuple(sorted(lines, key=lambda one: -(one.late + one.missed))))
