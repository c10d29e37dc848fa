"""Planned work as its people see it: what is open until today, and what may be begun (clause 4.6)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.records.clients import SiteRecord
from bot.records.tasks import Day, TaskRecord
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.rules.tasks.schedule import HORIZON
from bot.rules.tasks.works import PATROL
from storage import tasks


async def tasks_until(who: Person, until: date, today: date) -> tuple[TaskRecord, ...]:
    """Open tasks until a day at the clients that the person still serves, theirs and of whom they stand in for.

    A lead's are also those of who does not serve their clients (any more): until somebody is named they are the lead's.
    """
    found = await tasks.find_open_tasks(who.id, until, today) if who.roles else []
    for lender in who.lenders:
        lent = await tasks.find_open_tasks(lender.person_id, until, today)
        found += [task for task in lent if lender.person_id in who.lenders_for(task.client_id)]
    if led := who.clients(Role.LEAD):
        found += await tasks.find_left_tasks(led, until, today)
    return tuple(task for task in found if may(who, Action.PATROL, Subject(task.client_id)))


async def day_of(who: Person, cause: Cause) -> Day:
    """The person's open tasks until today whose day is known, and what was returned to them, whatever its day."""
    today = beijing_day(cause.at)
    found = tuple(task for task in await tasks_until(who, today, today) if task.arranged)
    return Day(who.id, (*found, *await _returned(who, today)))


async def _returned(who: Person, today: date) -> tuple[TaskRecord, ...]:
    ids = (who.id, *(lender.person_id for lender in who.lenders))
    return tuple(
        task
        for task in (await tasks.find_returned_tasks(ids, today) if who.roles else ())
        if task.assignee_id in (who.id, *who.lenders_for(task.client_id))
        and may(who, Action.PATROL, Subject(task.client_id))
    )


async def day_at(who: Person, cause: Cause, sites: Iterable[SiteRecord]) -> Day:
    """The patrols that can be done today at these sites alone, also those of the days to come."""
    today, among = beijing_day(cause.at), {site.id for site in sites}
    found = await tasks_until(who, today + HORIZON, today)
    return replace(
        Day(who.id, ()),
        tasks=tuple(
            task for task in found if task.work == PATROL.code and task.site_id in among and task.may_begin(today)
        ),
    )
