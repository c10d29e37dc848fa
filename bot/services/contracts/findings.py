"""What becomes of the open findings of a client whose contract has ended: followed on, or theirs (3.7, 4.7.1)."""

from bot.records.cases.cases import CaseRecord
from bot.records.contracts import ContractRecord
from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cases.finding import FINDING, HANDED_OVER
from bot.rules.cause import Cause
from bot.rules.forms import contract as form
from bot.rules.ledgers.contracts import SIGN
from bot.rules.people import Person
from bot.rules.text import CHINESE, ENGLISH, Measure, Text, few
from bot.services.cases.steps import advance
from bot.services.contracts.items import card_of
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from storage import contracts
from storage.cases.stored import find_open_cases
from storage.trail.entries import add_entry

MOST_NAMED = 8
SETTLED = OutcomeKind("contract_findings")


async def open_findings(contract: ContractRecord) -> list[CaseRecord]:
    """Those that the client has and that are not closed, where no contract with them is in force; none otherwise."""
    if any(one.is_active for one in await contracts.find_contracts((contract.client_id,))):
        return []
    found = await find_open_cases((FINDING.kind,), (contract.client_id,))
    return [case for case in found if case.released_at is not None]


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A contract that has ended and left findings open.

    Raises:
        SubjectDone: it goes on, another one does, or nothing is open (any more).
    """
    contract = await contracts.get_contract(subject_id) if subject_kind == "contract" else None
    if contract is None:
        return None
    about = card_of(contract)
    if contract.ended_at is None or not await open_findings(contract):
        raise SubjectDone(subject_id, about)
    return about


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Hands the open findings to the client, or keeps them; each is told to whom it concerns."""
    contract = await contracts.get_contract(view.draft.subject_id)
    if contract is None:
        raise SubjectDone(view.draft.subject_id)
    what = given(view.answers)[form.WHAT]
    await add_entry(cause, f"findings_{what}", "contract", contract.id, draft=view.draft.id)
    if what == form.HAND:
        step = next(one for one in FINDING.transitions if one.action == HANDED_OVER)
        for case in await open_findings(contract):
            await advance(cause, who, case, step)
    return Outcome(SETTLED, contract.id)


async def warn(view: DraftView) -> Text | None:
    """Which findings these are, before it is settled what becomes of them."""
    contract = await contracts.get_contract(view.draft.subject_id)
    found = await open_findings(contract) if contract is not None else []
    if not found:
        return None
    numbers = [case.number for case in found]
    zh, en = (few(numbers, MOST_NAMED, language, unit=Measure.CASE) for language in (CHINESE, ENGLISH))
    return Text(f"未闭环 {len(found)} 个：{zh}。", f"Open findings ({len(found)}): {en}.")


PURPOSES = {form.FINDINGS.code: Purpose(SIGN, card, submit, (SETTLED,), warn=warn)}
