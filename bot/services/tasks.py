"""Planned work as its people see it: what is open until today (clause 4.6)."""

from collections.abc import Iterable
from dataclasses import replace

from bot.records.clients import SiteRecord
from bot.records.tasks import Day
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from storage import tasks


async def day_of(who: Person, cause: Cause) -> Day:
    """The person's open tasks until today, at the clients that they still serve, and of whom they stand in for."""
    today = beijing_day(cause.at)
    found = await tasks.find_open_tasks(who.id, today) if who.roles else []
    for lender in who.lenders:
        lent = await tasks.find_open_tasks(lender.person_id, today)
        found += [task for task in lent if lender.person_id in who.lenders_for(task.client_id)]
    return Day(who.id, tuple(task for task in found if may(who, Action.PATROL, Subject(task.client_id))))


async def day_at(who: Person, cause: Cause, sites: Iterable[SiteRecord]) -> Day:
    """The same at these sites alone."""
    day, among = await day_of(who, cause), {site.id for site in sites}
    return replace(day, tasks=tuple(task for task in day.tasks if task.site_id in among))
