"""Suspending, resuming and ending a contract: its work stops and goes on, what the client may ask for never stops.

Complaints, enquiries and incidents and their promises go on whatever a contract says; only planned work and the clocks
of findings stand still while it is suspended (clauses 3.7, 5.5.2).
"""

from functools import partial

from bot.records.contracts import ContractRecord
from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.forms import contract as form
from bot.rules.ledgers.contracts import CONTRACTS, SIGN, Standing
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.services.cases.suspending import resume_findings, suspend_findings
from bot.services.contracts import items, messages
from bot.services.contracts.signing import NoSuchContract
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.duty.uncovered import look_at_lists
from bot.services.tasks.planning import plan_now
from storage import contract_schedules, contracts
from storage.database import writing
from storage.ledgers.writing import end_entry
from storage.trail.entries import add_entry

SUSPENDED, RESUMED, ENDED = (
    OutcomeKind("contract_suspended"),
    OutcomeKind("contract_resumed"),
    OutcomeKind("contract_ended"),
)
OVER = "over"
"""The reason of a contract that ended on its last day; what people say is kept as they said it."""


async def card(since: Standing | None, subject_kind: str, subject_id: int) -> Card | None:
    """A contract that stands so (None: however it stands).

    Raises:
        SubjectDone: it is over, or does not stand so (any more).
    """
    about = await items.card(subject_kind, subject_id)
    contract = await contracts.get_contract(subject_id) if about is not None else None
    if contract is not None and since is not None and contract.standing != since:
        raise SubjectDone(subject_id, about)
    return about


async def _contract(contract_id: int) -> ContractRecord:
    contract = await contracts.get_contract(contract_id)
    if contract is None:
        raise SubjectDone(contract_id)
    return contract


async def _change(cause: Cause, contract: ContractRecord, to: Standing, reason: str) -> ContractRecord:
    since = Standing(contract.standing)
    if not await contracts.change_standing(contract.id, since, to, reason, cause.at):
        raise SubjectDone(contract.id)
    await add_entry(cause, to.value, CONTRACTS.subject, contract.id)
    await _plan_again(cause, contract.id)
    if to is Standing.ACTIVE:
        await look_at_lists(cause)
    return await _contract(contract.id)


async def _plan_again(cause: Cause, contract_id: int) -> None:
    for schedule_id in await contract_schedules.find_of_contract(contract_id):
        await plan_now(cause, schedule_id)


async def suspend(cause: Cause, _: Person, view: DraftView) -> Outcome:
    """Its work stops, with the clocks of the client's findings unless another contract goes on; both sides are told.

    Raises:
        SubjectDone: it is not in force (any more).
    """
    contract = await _contract(view.draft.subject_id)
    contract = await _change(cause, contract, Standing.SUSPENDED, given(view.answers)[form.REASON])
    if not any(one.is_active for one in await contracts.find_contracts((contract.client_id,))):
        await suspend_findings(cause, contract.client_id)
    await messages.tell_both_sides(cause, messages.SUSPENDED, contract)
    return Outcome(SUSPENDED, contract.id)


async def resume(cause: Cause, _: Person, view: DraftView) -> Outcome:
    """Its work is planned from today on, and the clocks of findings run again, moved on by the pause.

    Raises:
        SubjectDone: it is not suspended (any more).
    """
    contract = await _contract(view.draft.subject_id)
    contract = await _change(cause, contract, Standing.ACTIVE, given(view.answers).get(form.REASON, ""))
    await resume_findings(cause, contract.client_id)
    await messages.tell_both_sides(cause, messages.RESUMED, contract)
    return Outcome(RESUMED, contract.id)


async def terminate(cause: Cause, _: Person, view: DraftView) -> Outcome:
    """Ends it before its last day.

    Raises:
        SubjectDone: it is over.
    """
    contract = await _contract(view.draft.subject_id)
    await end(cause, contract, given(view.answers)[form.REASON])
    return Outcome(ENDED, contract.id)


async def end(cause: Cause, contract: ContractRecord, reason: str) -> None:
    """Ends a contract with its work plans; open cases go on, and both sides are told. Inside an open transaction.

    Raises:
        SubjectDone: it is over.
    """
    if not await end_entry(CONTRACTS.code, contract.id, cause.at):
        raise SubjectDone(contract.id)
    await contracts.note_reason(contract.id, reason, cause.at)
    await add_entry(cause, "end", CONTRACTS.subject, contract.id)
    await after_end(cause, contract.id)


async def after_end(cause: Cause, contract_id: int) -> None:
    """What follows from a contract's end, however that came about. Inside an open transaction."""
    contract = await _contract(contract_id)
    for schedule_id in await contract_schedules.end_of_contract(contract_id, cause.at):
        await plan_now(cause, schedule_id)
    await contract_schedules.give_up_late(contract_id, beijing_day(cause.at))
    # what was found is to be fixed all the same, and by when is known again
    await resume_findings(cause, contract.client_id)
    await messages.tell_both_sides(cause, messages.ENDED, contract)


@writing
async def sign(cause: Cause, who: Person, contract_id: int) -> None:
    """合同已签订: a draft is in force from now on; nothing happens where it is.

    Raises:
        NoSuchContract: there is none for which the person signs, or it is over.
    """
    contract = await contracts.get_contract(contract_id)
    if contract is None or contract.ended_at is not None or not may(who, SIGN, Subject(contract.client_id)):
        raise NoSuchContract(contract_id)
    if contract.standing == Standing.DRAFT:
        await _change(cause, contract, Standing.ACTIVE, "")


PURPOSES = {
    form.SUSPENSION.code: Purpose(SIGN, partial(card, Standing.ACTIVE), suspend, (SUSPENDED,)),
    form.RESUMPTION.code: Purpose(SIGN, partial(card, Standing.SUSPENDED), resume, (RESUMED,)),
    form.TERMINATION.code: Purpose(SIGN, partial(card, None), terminate, (ENDED,)),
}
