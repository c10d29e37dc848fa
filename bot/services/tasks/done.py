"""What a task becomes when its work is done, or what was done is taken back (clause 3.7)."""

from datetime import date, datetime

from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.tasks.schedule import SINCE_DONE
from bot.services.tasks.planning import plan_now
from storage import schedules, tasks


async def fulfil(cause: Cause, task_id: int, done_at: datetime) -> None:
    """A task is done: for all, where one of several does it; what is counted from then on is planned at once."""
    await tasks.fulfil(task_id, done_at)
    await _plan_on(cause, task_id)


async def reopen(cause: Cause, task_id: int) -> None:
    """What fulfilled a task was taken back: it is open again, and what was counted from then is not."""
    await tasks.reopen(task_id)
    await _plan_on(cause, task_id)


async def owe_again(cause: Cause, who: Person, task_id: int, day: date, reason: str) -> None:
    """What fulfilled a task was returned: it is owed until that day, or its own where that is later."""
    if not await tasks.owe_again(task_id):
        return
    task = await tasks.get_task(task_id)
    if task is not None and task.due_on < day:
        await tasks.move(task, day, reason, who.id, cause.at)
    await _plan_on(cause, task_id)


async def _plan_on(cause: Cause, task_id: int) -> None:
    task = await tasks.get_task(task_id)
    of = await schedules.get_to_plan(task.schedule_id) if task is not None and task.schedule_id else None
    if of is not None and of.often in SINCE_DONE:
        await plan_now(cause, of.id)
