"""What the demo company planned: its lead enters work plans as in the chat, and whatever is due is made from them."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from bot.app.demo_filling import Given, Tap, fill_in
from bot.app.demo_set_up import Event
from bot.app.demo_stories import CALENDAR, CHENGUANG, HENGXIN, SUN, ZHOU, Place
from bot.rules.cause import Cause
from bot.rules.forms.ledgers import adding
from bot.rules.ledgers.schedules import SCHEDULES
from bot.rules.tasks.schedule import Often
from bot.rules.tasks.works import DELIVERY, PATROL, SERVICE, Work


@dataclass(frozen=True, slots=True)
class Plan:
    """What the consultant is to do for a client, from so many working days after the day on (-1: since the one before).

    ``of``: the site, or what is to be handed over; empty where neither is asked for.
    """

    client: str
    work: Work
    of: str
    often: Often
    begins: int


PLANS = (
    Plan(HENGXIN, PATROL, "原料仓库", Often.FORTNIGHTLY, -1),
    Plan(HENGXIN, PATROL, "总装车间", Often.WEEKLY, 0),
    Plan(CHENGUANG, PATROL, "一号产线", Often.WEEKLY, 0),
    Plan(CHENGUANG, SERVICE, "", Often.WEEKLY, 2),
    Plan(HENGXIN, DELIVERY, "月度服务小结", Often.MONTH_BEGINS, 1),
)
"""One patrol is late since the last working day, two are due today, and there is more to come this week."""


def _first_day(plan: Plan, place: Place) -> date:
    if plan.begins < 0:
        return CALENDAR.previous_working_day(place.today, -plan.begins)
    return place.working_day(plan.begins) if plan.begins else CALENDAR.working_day_from(place.today)


async def _enter(plan: Plan, place: Place, then: datetime) -> None:
    who = place.people[SUN]
    given: list[Given] = [Tap(str(place.clients[plan.client])), Tap(plan.work.code)]
    if plan.of:
        given.append(Tap(str(place.sites[plan.of])) if plan.work.at_site else plan.of)
    given += [Tap(plan.often.value), Tap(str(place.people[ZHOU].id))]
    given.append(Tap(_first_day(plan, place).isoformat(), "begins"))
    await fill_in(Cause(at=then, person_id=who.id), who, adding(SCHEDULES), ("", 0), given)


EVENTS = tuple(Event(2, f"15:{20 + 2 * number}", partial(_enter, plan)) for number, plan in enumerate(PLANS))
