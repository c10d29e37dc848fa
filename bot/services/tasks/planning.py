"""工作计划 become tasks: made five weeks ahead, each once, by the calendar of the client (clauses 3.7, 4.6)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.settings.firm import FirmSettings
from bot.rules.tasks.cadence import OnDayOff
from bot.rules.tasks.making import Due, dues, since_done
from bot.rules.tasks.schedule import HORIZON, SINCE_DONE, Often, OnDay, Rhythm
from bot.rules.working_days import Calendar
from bot.services.tasks.visits import say_changes
from storage import schedules
from storage.database import writing
from storage.jobs import queue as jobs
from storage.schedules import ExceptionRow, Key, LastDone, NewTask, PlannedTask, ScheduleRow
from storage.settings.firm import get_settings

PAGE = 50
"""Plans that are looked at in one transaction."""
MOST = 500
"""Tasks behind which a transaction makes no more plans: on SQLite the chat stands still for as long as it takes."""
PLAN = "plan_tasks"
"""The job that makes the tasks of the plans behind an id."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the tasks of some plans are made from, beside the plans."""

    calendars: Mapping[int, Calendar]
    """Of each client."""
    today: date
    until: date
    sites: Mapping[int, Sequence[int]]
    exceptions: Mapping[Key, ExceptionRow]
    done: Mapping[tuple[int, int | None, int], date]
    """By plan, site and slot."""


def rhythm_of(of: ScheduleRow) -> Rhythm:
    """How often a plan says that it is to be done."""
    return Rhythm(
        Often(of.often),
        of.begins,
        int(of.every or 1),
        frozenset(int(day) - 1 for day in of.weekdays.split()),
        OnDay(of.on_day or OnDay.DATE),
        OnDayOff(of.off) if of.off else None,
        int(of.early) if of.early else None,
        int(of.late) if of.late else None,
    )


def tasks_of(of: ScheduleRow, first: date, on: Ground) -> Iterator[NewTask]:
    """The tasks of a plan that are due from a day on, as exceptions have moved or waived them."""
    rhythm, calendar = rhythm_of(of), on.calendars[of.client_id]
    sites = on.sites[of.client_id] if of.at_all_sites else [of.site_id]
    counted = rhythm.often in SINCE_DONE
    planned = [] if counted else dues(rhythm, first, on.until, of.ends, calendar)
    for site_id in sites:
        for slot, person_id in enumerate(of.people):
            times = [since_done(rhythm, on.done.get((of.id, site_id, slot)), of.ends, calendar)] if counted else planned
            for due in times:
                one = _excepted(_task(of, due, site_id, slot, person_id), on.exceptions)
                if _is_wanted(of, due, counted=counted):
                    yield one


def _is_wanted(of: ScheduleRow, due: Due, *, counted: bool) -> bool:
    if of.paused_until is not None and due.day <= of.paused_until:
        return False
    return not counted or of.ends is None or due.day <= of.ends


def _task(of: ScheduleRow, due: Due, site_id: int | None, slot: int, person_id: int) -> NewTask:
    return NewTask(of, due.period, site_id, slot, person_id, due.day, due.opens, due.until, due.arranged)


def _excepted(task: NewTask, exceptions: Mapping[Key, ExceptionRow]) -> NewTask:
    found = exceptions.get(task.key)
    if found is None:
        return task
    if found.due_on is None:
        return replace(task, waived=True, reason=found.reason, by=found.by_id)
    moved = found.due_on - task.due
    return replace(
        task,
        due=found.due_on,
        opens=min(task.opens, found.due_on) if task.arranged else found.due_on,
        until=task.until + moved if task.until is not None else None,
        arranged=True,
        moved_from=task.due if task.arranged else None,
        reason=found.reason,
        by=found.by_id,
    )


async def plan_day(cause: Cause, day: date) -> None:
    """The day's work: what can be made up no more is missed, and the plans are made up to the horizon."""
    await schedules.close_missed(day)
    await ask(cause)


async def ask(cause: Cause) -> None:
    """Has the tasks of all plans made that say something new or come up; inside an open transaction."""
    await jobs.repeat_job(PLAN, 0, cause.at)


@writing
async def plan_page(cause: Cause, after: int) -> None:
    """Makes the tasks of the next plans, and has the others be made behind them."""
    today, firm = beijing_day(cause.at), await get_settings()
    found = await schedules.find_to_plan(today + HORIZON, firm.calendars, tuple(SINCE_DONE), after, PAGE)
    planned = await _plan(cause, found, today, firm)
    if len(planned) == PAGE or len(planned) < len(found):
        await jobs.repeat_job(PLAN, planned[-1].id, cause.at)


async def plan_now(cause: Cause, schedule_id: int) -> None:
    """Makes the tasks of a plan that was added, changed, ended, taken up again or done; inside an open transaction."""
    of = await schedules.get_to_plan(schedule_id)
    if of is not None:
        await _plan(cause, [of], beijing_day(cause.at), await get_settings())


async def _plan(cause: Cause, plans: list[ScheduleRow], today: date, firm: FirmSettings) -> list[ScheduleRow]:
    """Makes the tasks of plans up to the horizon, of the first ones where there are many; returns of which.

    Of one that says something new, of one whose calendar does, and of what is counted from the last time, what lies
    ahead and nobody has begun becomes as it is to be now; what was due before stays what it was. Of any other those
    that are not made yet, also of days that were passed while nobody planned: they were not done either.
    """
    if not plans:
        return []
    on, sign = await _ground(plans, today, firm), firm.calendars
    planned, anew = list[ScheduleRow](), list[ScheduleRow]()
    wanted, further = list[NewTask](), list[NewTask]()
    for of in plans:
        planned.append(of)
        if of.changed or of.planned_with != sign or of.often in SINCE_DONE:
            anew.append(of)
            wanted += tasks_of(of, max(of.begins, today), on) if of.as_now else ()
        elif of.as_now and of.planned_until is not None:
            further += tasks_of(of, of.planned_until + timedelta(days=1), on)
        if len(wanted) + len(further) >= MOST:
            break
    await _agree(wanted, await schedules.find_ahead([of.id for of in anew], today) if anew else [])
    await schedules.add_tasks(further)
    await schedules.note_planned([of.id for of in planned], on.until, sign)
    if anew:
        # of what was moved or taken off, whoever was told of it hears
        await say_changes(cause, [of.id for of in anew])
    return planned


async def _ground(plans: list[ScheduleRow], today: date, firm: FirmSettings) -> Ground:
    ids, clients = [of.id for of in plans], {of.client_id for of in plans if of.at_all_sites}
    counted = [of for of in plans if of.often in SINCE_DONE]
    return Ground(
        {client_id: firm.calendar(client_id) for client_id in {of.client_id for of in plans}},
        today,
        today + HORIZON,
        await schedules.find_sites(sorted(clients)),
        {(one.schedule_id, one.period, one.site_id, one.slot): one for one in await schedules.find_exceptions(ids)},
        _last_days(await schedules.find_last_done([of.id for of in counted])) if counted else {},
    )


def _last_days(found: list[LastDone]) -> dict[tuple[int, int | None, int], date]:
    return {(one.schedule_id, one.site_id, one.slot): beijing_day(one.done_at) for one in found}


async def _agree(wanted: list[NewTask], ahead: list[PlannedTask]) -> None:
    """Has the tasks that lie ahead be those that are wanted; what somebody has begun stays as it is."""
    there = {task.key: task for task in ahead}
    named = {one.key for one in wanted}
    await schedules.remove_tasks([task.id for task in ahead if task.key not in named and not task.touched])
    await schedules.add_tasks([one for one in wanted if one.key not in there])
    changed = []
    for one in wanted:
        task = there.get(one.key)
        if task is None or task.touched or one.waived:
            continue
        if task.handed:
            one = replace(one, assignee_id=task.assignee_id)
        if _differs(task, one):
            changed.append((task.id, one))
    await schedules.change_tasks(changed)


def _differs(task: PlannedTask, one: NewTask) -> bool:
    now = (task.assignee_id, task.due_on, task.opens_on, task.until_on, task.moved_from)
    return now != (one.assignee_id, one.due, one.opens, one.until, one.moved_from)
