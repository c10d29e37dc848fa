"""A plan made of a contract's items: a first one with a tap, a change of it with a reason (clauses 3.7, 4.1.3)."""

from datetime import date

from bot.records.contracts import ContractItemRecord, ContractRecord
from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.service_plans import PlanLine, PlanVersion
from bot.rules.cause import Cause
from bot.rules.forms import service_plan as form
from bot.rules.ledgers.contracts import SIGN
from bot.rules.people import Person, Role
from bot.rules.permissions import Subject, may
from bot.rules.service_plans.states import PlanState
from bot.rules.tasks.schedule import Often
from bot.rules.tasks.works import WORKS
from bot.services.contracts import items
from bot.services.contracts.signing import NoSuchContract
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.service_plans import messages
from storage import contracts, service_plans
from storage.database import writing
from storage.people import persons as people
from storage.trail.entries import add_entry

CHANGED = OutcomeKind("service_plan_change")


class NoItems(Exception):
    """A contract has no services yet of which a plan could be made."""


class NobodyServes(Exception):
    """Nobody of ours serves the client, so that there is nobody who could do the work of its plan."""


async def lines_of(contract: ContractRecord) -> tuple[PlanLine, ...]:
    """The lines of the next version: each item with who does it.

    Whoever is named; else, of what is done at the client's, the consultant who was assigned first; else the lead.

    Raises:
        NoItems: there are none.
        NobodyServes: there is neither lead nor consultant.
    """
    found = await contracts.find_items(contract.id)
    if not found:
        raise NoItems(contract.id)
    team = await people.find_people_with_role(contract.client_id, Role.LEAD, Role.CONSULTANT)
    leads = [one for one in team if contract.client_id in one.clients(Role.LEAD)]
    consultants = [one for one in team if contract.client_id in one.clients(Role.CONSULTANT)]
    if not team:
        raise NobodyServes(contract.client_id)
    return tuple([await _line(item, leads or team, consultants or team) for item in found])


async def _line(item: ContractItemRecord, leads: list[Person], consultants: list[Person]) -> PlanLine:
    usual = consultants[0] if WORKS[item.work].visits else leads[0]
    named = await people.get_person_on_record(item.person_id) if item.person_id is not None else None
    return PlanLine(
        item_id=item.id,
        name=item.name,
        clause=item.clause,
        work=item.work,
        site_id=item.site_id,
        site_name=item.site_name,
        often=Often(item.often),
        every=int(item.every or 1),
        person_id=usual.id if named is None else named.id,
        person_name=usual.called if named is None else named.called,
        begins=item.begins,
        minutes=int(item.minutes) if item.minutes else None,
        depth=item.depth,
        deliverable=item.deliverable,
        weekdays=item.weekdays,
        unannounced=item.unannounced,
    )


async def _add(cause: Cause, who: Person, contract: ContractRecord, from_day: date, reason: str) -> PlanVersion:
    plan_id = await service_plans.add_plan(
        contract_id=contract.id,
        client_id=contract.client_id,
        lines=await lines_of(contract),
        from_day=from_day,
        reason=reason,
        by=who.id,
        at=cause.at,
    )
    await add_entry(cause, "submit", "service_plan", plan_id, contract=contract.id)
    plan = await service_plans.get_plan(plan_id)
    if plan is None:
        raise NoSuchContract(contract.id)
    await messages.ask_for_approval(cause, plan)
    return plan


@writing
async def make(cause: Cause, who: Person, contract_id: int) -> PlanVersion:
    """生成方案: the first plan of a contract, or anew after the client objected; one that waits is shown as it is.

    Raises:
        NoSuchContract: there is none for which the person signs, or it is over.
        NoItems, NobodyServes: as ``lines_of``.
    """
    contract = await contracts.get_contract(contract_id)
    if contract is None or contract.ended_at is not None or not may(who, SIGN, Subject(contract.client_id)):
        raise NoSuchContract(contract_id)
    waiting = await service_plans.find_plan(contract_id, (PlanState.SUBMITTED,))
    if waiting is not None and waiting.lines == await lines_of(contract):
        return waiting
    former = await service_plans.find_plan(contract_id, (PlanState.SUBMITTED, PlanState.APPROVED, PlanState.OBJECTED))
    from_day, reason = (former.from_day, former.reason) if former is not None else (contract.begins, "")
    return await _add(cause, who, contract, from_day, reason)


async def change_card(subject_kind: str, subject_id: int) -> Card | None:
    """A contract whose plan is to change.

    Raises:
        SubjectDone: it is over.
    """
    return await items.card(subject_kind, subject_id)


async def submit_change(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """方案变更: the contract's items as they are by now become the next version, with a reason (a supplement).

    Raises:
        SubjectDone: the contract is over.
        NoItems, NobodyServes: as ``lines_of``.
    """
    contract = await contracts.get_contract(view.draft.subject_id)
    if contract is None or contract.ended_at is not None:
        raise SubjectDone(view.draft.subject_id)
    said = given(view.answers)
    plan = await _add(cause, who, contract, date.fromisoformat(said[form.FROM_DAY]), said[form.REASON])
    return Outcome(CHANGED, plan.id)


PURPOSES = {form.CHANGE.code: Purpose(SIGN, change_card, submit_change, (CHANGED,))}
