"""应急预案评审: each client's emergency plan is looked at in a steady rhythm, as a task of its lead (clause 5.4 c)."""

from datetime import date

from bot.rules.cause import Cause
from bot.rules.people import Role
from bot.rules.tasks.making import months_later
from bot.rules.tasks.schedule import HORIZON
from bot.rules.tasks.works import PLAN_REVIEW
from storage import plan_reviews, tasks
from storage.people import persons as people
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry


async def plan(cause: Cause, day: date) -> None:
    """The day's work: what comes up within five weeks is planned, each client's one after the other.

    It is counted from the day of the last one, whenever that was done; the first from when the client was entered. What
    would be past already comes up in five weeks.
    """
    firm = await get_settings()
    for client in await plan_reviews.find_without_open(PLAN_REVIEW.code):
        wanted = max(months_later(client.last, firm.plan_review), day + HORIZON)
        until = firm.calendar(client.client_id).working_day_from(wanted)
        if wanted > day + HORIZON:
            continue
        leads = await people.find_people_with_role(client.client_id, Role.LEAD)
        if leads:
            task_id = await tasks.add_task(client.client_id, None, leads[0].id, PLAN_REVIEW.code, until, day)
            await add_entry(cause, "plan", "task", task_id, client=client.client_id)
