"""已用: what was sold with a contract, what of it was used, and who hears when most of it is (clauses 3.7, 7)."""

from collections import Counter
from datetime import timedelta

from bot.records.contracts import ContractRecord
from bot.records.sold import ServiceUsed, UsedList
from bot.rules.cause import Cause
from bot.rules.contracts.used import Used, minutes_in, reached, sold_of
from bot.rules.ledgers.contracts import SEE_CONTRACTS
from bot.rules.people import Person, Role
from bot.rules.permissions import Subject, may
from bot.rules.refusing import NotForThisPerson
from bot.rules.service_plans.states import PlanState
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.post.writing import MessageCode, post
from storage import contracts, schedules, service_plans, sold
from storage.people import persons as people
from storage.settings.firm import get_settings

USED_UP, ITEM = MessageCode("service_used"), "contract_item"


class NoSuchContract(NotForThisPerson):
    """There is no such contract, or it is not the person's to see."""


async def used_of(who: Person, contract_id: int) -> UsedList:
    """What was used of a contract. Raises NoSuchContract."""
    contract = await contracts.get_contract(contract_id)
    if contract is None or not may(who, SEE_CONTRACTS, Subject(contract.client_id)):
        raise NoSuchContract(contract_id)
    return UsedList(contract, await services_of(contract))


async def services_of(contract: ContractRecord, item_id: int | None = None) -> tuple[ServiceUsed, ...]:
    """The services that the client confirmed last (one, or all), with what was used of each."""
    plan = await service_plans.find_plan(contract.id, (PlanState.CONFIRMED,))
    if plan is None:
        return ()
    calendar = (await get_settings()).calendar(contract.client_id)
    sites = len((await schedules.find_sites((contract.client_id,)))[contract.client_id])
    done, minutes = await sold.count_done(contract.id, item_id), Counter[int]()
    for one in await sold.find_said(contract.id, item_id):
        minutes[one.item_id] += minutes_in([one.said.get(RECORD_KINDS[one.kind].minutes, "")])
    for session in await sold.find_sessions(contract.id, item_id):
        minutes[session.item_id] += (session.ends_at - session.starts_at) // timedelta(minutes=1)
    return tuple(
        ServiceUsed(
            line.item_id,
            line.name,
            line.site_name,
            Used(
                sold_of(line, contract.begins, contract.ends, calendar, sites),
                done.get(line.item_id, 0),
                minutes[line.item_id],
            ),
        )
        for line in plan.lines
        if item_id in (None, line.item_id)
    )


async def warn(cause: Cause, task_id: int) -> None:
    """Tells the leads once that three quarters, or nine tenths, of a service are used; inside an open transaction."""
    of = await sold.get_item_of(task_id)
    contract = await contracts.get_contract(of.contract_id) if of is not None else None
    if of is None or contract is None:
        return
    for service in await services_of(contract, of.item_id):
        share = reached(service.used)
        if share is None:
            continue
        for lead in await people.find_people_with_role(contract.client_id, Role.LEAD):
            said = {"contract": contract.id, "share": share}
            await post(cause, USED_UP, (ITEM, of.item_id), lead.id, occurrence=share, parameters=said)
