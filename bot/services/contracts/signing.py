"""签合同: a contract with its period and its items, by whoever signs for the firm (clauses 3.5, 3.7)."""

from datetime import date, timedelta

from bot.records.attachments import of_entry
from bot.records.contracts import ContractRecord
from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cause import Cause
from bot.rules.forms import contract as form
from bot.rules.ledgers.contracts import CONTRACTS, SIGN
from bot.rules.people import Person
from bot.rules.permissions import Subject, may, may_anywhere
from bot.rules.refusing import NotForThisPerson
from bot.rules.tasks.making import months_later
from bot.rules.text import Text
from bot.services.attachments import hand_over_to
from bot.services.contracts.items import PICKS, fill
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Purpose
from bot.services.duty.uncovered import look_at_lists
from storage import contracts
from storage.ledgers.writing import add_entry, free_code
from storage.trail.entries import add_entry as add_to_trail

SIGNED = OutcomeKind("contract")


class NoSuchContract(NotForThisPerson):
    """There is no such contract, or it is not the person's to see or change."""


async def card(subject_kind: str, subject_id: int) -> Card | None:  # noqa: ARG001 -- the shape of ``Purpose.card``
    """A new contract is about nothing yet: with whom it is signed can be picked among those of the person."""
    return Card(allows=lambda who: may_anywhere(who, SIGN)) if subject_kind == "" else None


def last_day(begins: date, lasts: str, ends: str | None) -> date:
    """The last day of a contract that lasts so long, or until a day."""
    if lasts == form.OTHER and ends is not None:
        return date.fromisoformat(ends)
    return months_later(begins, form.MONTHS_OF[lasts]) - timedelta(days=1)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Keeps the contract with its items, which become its plan next.

    Raises:
        NoSuchContract: it is with a client for whom the person does not sign (any more).
    """
    said = given(view.answers)
    client_id, begins = int(said[form.CLIENT]), date.fromisoformat(said[form.BEGINS])
    if not may(who, SIGN, Subject(client_id)):
        raise NoSuchContract(client_id)
    former = await contracts.find_contracts((client_id,))
    ends = last_day(begins, said[form.LASTS], said.get(form.ENDS))
    values: dict[str, str | int] = {
        "client": client_id,
        "number": said[form.NUMBER],
        "standing": said[form.STANDING],
        "begins": begins.isoformat(),
        "ends": ends.isoformat(),
        "rhythm": said[form.REPORTS],
    }
    contract = await keep(cause, view, values)
    await fill(cause, contract, said[form.ITEMS], former[0] if former else None)
    await look_at_lists(cause)
    return Outcome(SIGNED, contract.id)


async def keep(cause: Cause, view: DraftView, values: dict[str, str | int]) -> ContractRecord:
    """Writes a contract into its ledger, with the scan that was sent."""
    contract_id = await add_entry(CONTRACTS.code, {**values, "code": await free_code(CONTRACTS.code)}, cause.at)
    contract = await contracts.get_contract(contract_id) if contract_id is not None else None
    if contract is None:
        raise NoSuchContract(contract_id)
    await add_to_trail(cause, "add", CONTRACTS.subject, contract.id, draft=view.draft.id)
    if view.attachments:
        await add_to_trail(cause, "file", CONTRACTS.subject, contract.id, draft=view.draft.id)
        await hand_over_to(cause, view, of_entry(CONTRACTS.code, contract.id))
    return contract


async def warn(view: DraftView) -> Text | None:
    """That there is no contract before this one from which its items could be taken."""
    said = given(view.answers)
    if said.get(form.ITEMS) != form.LAST or form.CLIENT not in said:
        return None
    if await contracts.find_contracts((int(said[form.CLIENT]),)):
        return None
    return Text(
        "这家企业还没有上一份合同：保存后请逐项添加。",
        "This client has no earlier contract: add the services one by one after saving.",
    )


PURPOSES = {
    form.CONTRACT.code: Purpose(None, card, submit, (SIGNED,), lookup=PICKS, warn=warn),
}
