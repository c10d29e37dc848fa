"""续签: a contract that follows another, with its items as a copy (clause 3.7)."""

from datetime import date, timedelta

from bot.records.contracts import ContractRecord
from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.forms import contract as form
from bot.rules.ledgers.contracts import SIGN, Standing
from bot.rules.people import Person
from bot.services.contracts.items import card_of, fill
from bot.services.contracts.signing import SIGNED, NoSuchContract, keep, last_day
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from storage import contracts

GAP = timedelta(days=30)
"""So long after its end a contract may still be renewed: then nothing lies between the two."""


class EndsTooEarly(Exception):
    """The last day that was said lies before the first, which follows from the contract before; ``view``: the form."""

    def __init__(self, view: DraftView) -> None:
        super().__init__(view.draft.id)
        self.view = view


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A contract that is not followed by another one; it may be over.

    Raises:
        SubjectDone: it was renewed.
    """
    contract = await contracts.get_contract(subject_id) if subject_kind == "contract" else None
    if contract is None:
        return None
    about = card_of(contract)
    if contract.renewed_id is not None:
        raise SubjectDone(subject_id, about)
    return about


def follows_on(former: ContractRecord, today: date) -> date:
    """On which day the next contract begins: behind the last one, unless that ended too long ago."""
    following = former.ends + timedelta(days=1)
    return following if today <= former.ends + GAP else today


async def submit(cause: Cause, _: Person, view: DraftView) -> Outcome:
    """Keeps the new contract; the one before goes on until its last day.

    Raises:
        SubjectDone: it was renewed meanwhile.
        NoSuchContract: there is none.
        EndsTooEarly: it would end before it begins, on the day that follows the one before.
    """
    former = await contracts.get_contract(view.draft.subject_id)
    if former is None:
        raise NoSuchContract(view.draft.subject_id)
    if former.renewed_id is not None:
        raise SubjectDone(former.id)
    said = given(view.answers)
    begins = date.fromisoformat(said[form.BEGINS]) if form.BEGINS in said else follows_on(former, beijing_day(cause.at))
    ends = last_day(begins, said[form.LASTS], said.get(form.ENDS))
    if ends < begins:
        raise EndsTooEarly(view)
    values: dict[str, str | int] = {
        "client": former.client_id,
        "number": said[form.NUMBER],
        "standing": Standing.ACTIVE.value,
        "begins": begins.isoformat(),
        "ends": ends.isoformat(),
        "rhythm": former.rhythm,
    }
    contract = await keep(cause, view, values)
    await contracts.follow(contract.id, former.id)
    await fill(cause, contract, form.LAST, former)
    return Outcome(SIGNED, contract.id)


PURPOSES = {form.RENEWAL.code: Purpose(SIGN, card, submit, (SIGNED,))}
