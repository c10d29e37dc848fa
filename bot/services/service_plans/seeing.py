"""A plan as somebody may see it, and how the contract of which it was made stands (clauses 3.7, 4.1.3)."""

from bot.records.attachments import of_record
from bot.records.contracts import ContractItemRecord, ContractRecord, ContractStanding, PlanView
from bot.records.service_plans import PlanVersion
from bot.rules.forms import contract as contract_forms
from bot.rules.forms import service_plan as forms
from bot.rules.ledgers.contracts import CONTRACTS, SIGN, Standing
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.service_plans import rights
from bot.rules.service_plans.difference import difference
from bot.rules.service_plans.states import PlanState
from bot.services.contracts.findings import open_findings
from bot.services.contracts.signing import NoSuchContract
from bot.services.service_plans.answering import SUBJECT, NoSuchPlan
from bot.services.service_plans.making import NobodyServes, NoItems, lines_of
from storage import contracts, service_plans
from storage.attachments import find_attachments_of


def may_see_plan(who: Person, plan: PlanVersion) -> bool:
    """Whether a plan is the person's to see: of the client's people it is so once the lead approved it."""
    if not may(who, CONTRACTS.seen_by, Subject(plan.client_id)):
        return False
    return plan.approved_at is not None or not who.roles_at(plan.client_id) <= CLIENT_SIDE


async def get_contract(who: Person, contract_id: int) -> ContractRecord:
    """A contract that the person may see.

    Raises:
        NoSuchContract
    """
    contract = await contracts.get_contract(contract_id)
    if contract is None or not may(who, CONTRACTS.seen_by, Subject(contract.client_id)):
        raise NoSuchContract(contract_id)
    return contract


async def items_of(who: Person, contract_id: int) -> tuple[ContractRecord, tuple[ContractItemRecord, ...], bool]:
    """A contract with its services in use, and whether the person may add one.

    Raises:
        NoSuchContract
    """
    contract = await get_contract(who, contract_id)
    adds = may(who, SIGN, Subject(contract.client_id)) and contract.ended_at is None
    return contract, tuple(await contracts.find_items(contract_id)), adds


async def plan_of(who: Person, plan_id: int) -> PlanView:
    """A version with what it changes, and what the person may do about it.

    Raises:
        NoSuchPlan
    """
    plan = await service_plans.get_plan(plan_id)
    if plan is None or not may_see_plan(who, plan):
        raise NoSuchPlan(plan_id)
    client, waits = Subject(plan.client_id), plan.state is PlanState.APPROVED
    before = await service_plans.get_before(plan)
    return PlanView(
        plan,
        plan.difference_from(before) if before is not None else None,
        await service_plans.words_of(plan_id) if plan.state is PlanState.OBJECTED else "",
        tuple(await find_attachments_of(of_record(SUBJECT, plan_id))),
        may_approve=plan.state is PlanState.SUBMITTED and may(who, rights.APPROVE, client),
        may_answer=waits and may(who, rights.ANSWER, client),
        may_record=waits and may(who, Action.RECORD_ON_BEHALF, client) and not may(who, rights.ANSWER, client),
        may_change=plan.state in (PlanState.SUBMITTED, PlanState.OBJECTED) and may(who, SIGN, client),
        may_order=plan.state is PlanState.SUBMITTED and len(plan.lines) > 1 and may(who, SIGN, client),
    )


async def standing_of(who: Person, contract_id: int) -> ContractStanding:
    """How a contract stands, for its card.

    Raises:
        NoSuchContract
    """
    contract = await get_contract(who, contract_id)
    client = Subject(contract.client_id)
    signs = may(who, SIGN, client) and not who.practising
    plan = await _latest(who, contract_id)
    in_use = contract.ended_at is None
    steps = {
        contract_forms.SUSPENSION.code: in_use and contract.standing == Standing.ACTIVE,
        contract_forms.RESUMPTION.code: in_use and contract.standing == Standing.SUSPENDED,
        forms.CHANGE.code: in_use and plan is not None and plan.state is PlanState.CONFIRMED,
        contract_forms.FINDINGS.code: not in_use and bool(await open_findings(contract)),
        contract_forms.RENEWAL.code: contract.renewed_id is None and contract.standing != Standing.DRAFT,
    }
    items = await contracts.find_items(contract_id)
    return ContractStanding(
        contract,
        len(items),
        (plan.id, plan.version, plan.state) if plan is not None else None,
        signs and in_use and await _differs(contract, plan),
        signs and in_use,
        tuple(code for code, possible in steps.items() if possible) if signs else (),
    )


async def plan_of_client(who: Person, client_ids: tuple[int, ...]) -> PlanVersion | None:
    """The latest version that the person may see of the contract with a client that is in force, else of the latest.

    None: there is none, or no contract in use.
    """
    in_use = [one for one in await contracts.find_contracts(client_ids) if one.ended_at is None]
    for contract in sorted(in_use, key=lambda one: not one.is_active):
        if (plan := await _latest(who, contract.id)) is not None:
            return plan
    return None


async def _latest(who: Person, contract_id: int) -> PlanVersion | None:
    plan = await service_plans.find_plan(contract_id, PlanState)
    if plan is None or may_see_plan(who, plan):
        return plan
    return await service_plans.find_plan(contract_id, (PlanState.CONFIRMED,))


async def _differs(contract: ContractRecord, plan: PlanVersion | None) -> bool:
    """Whether a plan made now would be another one than the latest."""
    if plan is None:
        return True
    try:
        return difference(plan.lines, await lines_of(contract)).is_any
    except (NoItems, NobodyServes):
        return False
