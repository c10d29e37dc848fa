"""The lines of a plan are put in another order before the lead approves it, as the client is to read them (4.1.3)."""

from bot.rules.cause import Cause
from bot.rules.ledgers.contracts import SIGN
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.service_plans.states import PlanState
from bot.services.service_plans.answering import SUBJECT, NoSuchPlan
from storage import contracts, service_plans
from storage.database import writing
from storage.trail.entries import add_entry


@writing
async def move(cause: Cause, who: Person, plan_id: int, item_id: int, place: int) -> None:
    """Has the line of an item be the ``place``-th, from 1; the contract's items keep that order for the next version.

    Nothing happens where it is there already, is in the version no more, or the lead approved it meanwhile.

    Raises:
        NoSuchPlan: there is none of a client for which the person signs.
    """
    plan = await service_plans.get_plan(plan_id)
    if plan is None or not may(who, SIGN, Subject(plan.client_id)):
        raise NoSuchPlan(plan_id)
    moved = [line for line in plan.lines if line.item_id == item_id]
    lines = [line for line in plan.lines if line.item_id != item_id]
    lines[max(place - 1, 0) : max(place - 1, 0)] = moved
    if plan.state is not PlanState.SUBMITTED or tuple(lines) == plan.lines:
        return
    if await service_plans.change_lines(plan_id, lines):
        named = [line.item_id for line in lines]
        # what was added since the version was made comes behind
        others = [item.id for item in await contracts.find_items(plan.contract_id) if item.id not in named]
        await contracts.put_in_order([*named, *others])
        await add_entry(cause, "order", SUBJECT, plan_id, item=item_id, place=place)
