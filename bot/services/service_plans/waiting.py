"""Which plans wait for whom: for the lead's approval, or for the client's answer (clause 4.1.3)."""

from datetime import datetime

from bot.records.to_answer import PlanToAnswer
from bot.rules.cause import Cause
from bot.rules.deadlines import due
from bot.rules.people import Person, Role
from bot.rules.permissions import clients_for, everywhere
from bot.rules.service_plans import rights
from bot.rules.service_plans.states import PlanState
from bot.rules.service_plans.terms import APPROVAL
from storage import service_plans
from storage.service_plans import WaitingPlan
from storage.settings.firm import get_settings


async def plans_to_answer(who: Person, cause: Cause) -> tuple[PlanToAnswer, ...]:
    """The plans that wait for the person, first those that the team has to approve, the oldest first.

    They wait for the lead, or whoever stands in; for an administrator once the lead's time is over.
    """
    return (*await _to_approve(who, cause.at), *await _to_confirm(who))


async def _to_approve(who: Person, now: datetime) -> list[PlanToAnswer]:
    leads, after_them = (() if who.practising else who.clients(Role.LEAD)), everywhere(who, rights.APPROVE)
    if not leads and not after_them:
        return []
    firm, found = await get_settings(), []
    for one in await service_plans.find_to_answer(PlanState.SUBMITTED, None if after_them else leads):
        due_at = due(one.since, firm.allowances.of(APPROVAL), firm.calendar())
        if one.client_id in leads or due_at <= now:
            found.append(_plan(one, PlanState.SUBMITTED, due_at))
    return found


async def _to_confirm(who: Person) -> list[PlanToAnswer]:
    clients = clients_for(who, rights.ANSWER)
    if clients == ():
        return []
    found = await service_plans.find_to_answer(PlanState.APPROVED, clients)
    return [_plan(one, PlanState.APPROVED) for one in found]


def _plan(one: WaitingPlan, state: PlanState, due_at: datetime | None = None) -> PlanToAnswer:
    return PlanToAnswer(one.id, one.client_id, one.client_name, one.number, one.version, state, one.changes, due_at)
