"""巡查计划 become tasks: made five weeks ahead, each once, by the calendar of the client (clauses 3.7, 4.6)."""

from datetime import date, timedelta

from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.settings.firm import FirmSettings
from bot.rules.tasks.cadence import occurrences
from bot.rules.tasks.schedule import HORIZON, Often, cadence_of, made_up_until
from storage import schedules
from storage.database import writing
from storage.jobs import queue as jobs
from storage.schedules import NewTask, ScheduleRow
from storage.settings.firm import get_settings

PAGE = 200
"""Plans whose tasks are made in one transaction, so that nobody waits long for another."""
PLAN = "plan_tasks"
"""The job that makes the tasks of the plans behind an id."""
_LONGEST = timedelta(days=366)
"""What is due on a day may have the name of an earlier one: of its month, of its year."""


def tasks_of(of: ScheduleRow, first: date, until: date, firm: FirmSettings) -> list[NewTask]:
    """The tasks of a plan that are due from ``first`` on, in the periods up to ``until``; none behind its end."""
    often = Often(of.often)
    calendar = firm.calendar(of.client_id)
    found = occurrences(cadence_of(often, of.begins), of.begins, first - _LONGEST, until, calendar)
    return [
        NewTask(of, one.period, one.due, made_up_until(often, one.due))
        for one in found
        if one.due >= first and (of.ends is None or one.due <= of.ends)
    ]


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
    today = beijing_day(cause.at)
    found = await schedules.find_to_plan(today + HORIZON, after, PAGE)
    await _plan(found, today)
    if len(found) == PAGE:
        await jobs.repeat_job(PLAN, found[-1].id, cause.at)


async def plan_now(cause: Cause, schedule_id: int) -> None:
    """Makes the tasks of a plan that was added, changed, ended or taken up again; inside an open transaction."""
    of = await schedules.get_to_plan(schedule_id)
    if of is not None:
        await _plan([of], beijing_day(cause.at))


async def _plan(plans: list[ScheduleRow], today: date) -> None:
    """Makes the tasks of plans up to the horizon.

    Of one that says something new what lies ahead and nobody has begun is made anew, from today on; what was due before
    stays what it was. Of any other also those of days that were passed while nobody planned: they were not done either.
    """
    if not plans:
        return
    firm, until = await get_settings(), today + HORIZON
    if changed := [of.id for of in plans if of.changed]:
        await schedules.remove_untouched(changed, today)
    made = [one for of in plans if of.as_now for one in tasks_of(of, _since(of, today), until, firm)]
    await schedules.add_tasks(made)
    await schedules.note_planned([of.id for of in plans], until)


def _since(of: ScheduleRow, today: date) -> date:
    if of.changed or of.planned_until is None:
        return max(of.begins, today)
    return of.planned_until + timedelta(days=1)
