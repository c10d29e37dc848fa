"""What is in a contract: copied from the menu as it was signed, or from the contract before (clauses 2, 3.5)."""

from collections import Counter
from collections.abc import Container, Sequence
from datetime import date, timedelta

from bot.records.contracts import ContractRecord
from bot.records.drafts import Card, DraftView, Found, Pick
from bot.records.ledgers.entries import LedgerEntry
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.forms import contract as form
from bot.rules.ledgers.contracts import CONTRACT_ITEMS, CONTRACTS, SIGN, Rhythm
from bot.rules.ledgers.kinds import LEDGERS, PEOPLE
from bot.rules.ledgers.ledger import Which
from bot.rules.ledgers.menu import MENU
from bot.rules.people import Person
from bot.rules.permissions import clients_for
from bot.rules.plain_words import YES
from bot.rules.service_plans.first_days import first_days
from bot.rules.tasks.making import months_later
from bot.rules.tasks.schedule import Often
from bot.rules.tasks.works import WORKS
from bot.rules.text import Text
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Lookup, Purpose
from bot.services.people.marks import marked
from storage import contracts
from storage.ledgers import finding as ledgers
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry

ITEM_ADDED = OutcomeKind("contract_item")
FIRST_PICKS = 8
REPORTED: dict[Rhythm, tuple[Often, int]] = {
    Rhythm.MONTHLY: (Often.MONTHLY, 1),
    Rhythm.QUARTERLY: (Often.QUARTERLY, 3),
    Rhythm.HALF_YEAR: (Often.MONTHS, 6),
    Rhythm.YEARLY: (Often.YEARLY, 12),
}
"""How often a summary report is due, and how many months it tells of."""
REPORTS = "4.7.2"
"""The clause of summary reports."""


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A contract in use. Raises SubjectDone: it is over."""
    contract = await contracts.get_contract(subject_id) if subject_kind == CONTRACTS.subject else None
    about = card_of(contract) if contract is not None else None
    if contract is not None and contract.ended_at is not None:
        raise SubjectDone(contract.id, about)
    return about


def card_of(contract: ContractRecord) -> Card:
    """What a form about a contract is about."""
    name = f"{contract.client_short_name} · {contract.number}"
    return Card(contract.client_id, title=Text(name, name))


async def find(who: Person, pick: str, view: DraftView, text: str) -> Found:
    """The first entries that can be picked and have the text in them."""
    found = await ledgers.find_entries(pick, _among(who, pick, view), _list_of(pick), text, 0, FIRST_PICKS)
    names = Counter(one.called(who.language) for one in found.entries)
    alike = {name for name, times in names.items() if times > 1}
    picks = [Pick(one.id, _called(pick, one, who, alike)) for one in found.entries]
    return Found(await _marked(who, pick, picks, view), found.total)


async def get(who: Person, pick: str, view: DraftView, entry_id: int) -> Pick | None:
    """An entry in use that can be picked."""
    entry = await ledgers.get_entry(pick, entry_id, _among(who, pick, view))
    if entry is None or entry.ended_at is not None or (entry.reach is not None and not entry.reach.ours):
        return None
    (found,) = await _marked(who, pick, (Pick(entry.id, _called(pick, entry, who, ())),), view)
    return found


async def _marked(who: Person, pick: str, picks: Sequence[Pick], view: DraftView) -> tuple[Pick, ...]:
    return await marked(who, picks, view.draft.changed_at) if pick == PEOPLE.code else tuple(picks)


def _called(pick: str, entry: LedgerEntry, who: Person, alike: Container[str]) -> str:
    """With its code where another one is called the same; services are known by their names."""
    name = entry.called(who.language)
    return name if pick == MENU.code and name not in alike else entry.named(LEDGERS[pick], who.language)


def _list_of(pick: str) -> Which:
    return Which.OURS if Which.OURS in LEDGERS[pick].lists else Which.CURRENT


def _among(who: Person, pick: str, view: DraftView) -> ledgers.Scope:
    """Clients for whom the person signs; what is of a client, of the one that the form is about; else all of ours."""
    if pick == "clients":
        return clients_for(who, SIGN)
    if LEDGERS[pick].of_client and Which.OURS not in LEDGERS[pick].lists:
        return () if view.card.client_id is None else (view.card.client_id,)
    return None


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:  # noqa: ARG001 -- the shape of ``Purpose.submit``
    """Copies an item of the menu into the contract, with what was said otherwise.

    Raises:
        SubjectDone: the contract is over.
    """
    contract = await contracts.get_contract(view.draft.subject_id)
    if contract is None or contract.ended_at is not None:
        raise SubjectDone(view.draft.subject_id)
    said = given(view.answers)
    item_id = await contracts.copy_from_menu(
        contract,
        int(said[form.ITEM]),
        cause.at,
        often=said.get(form.OFTEN),
        every=said.get(form.EVERY, "").partition(".")[0],
        person_id=_id(said, form.PERSON),
        site_id=_id(said, form.SITE),
        # what is added later does not begin in the past, where a yearly one would come no more
        begins=date.fromisoformat(said[form.FIRST]) if form.FIRST in said else await _first_day(cause, contract),
        minutes=said.get(form.MINUTES, "").partition(".")[0],
        deliverable=said.get(form.DELIVERABLE),
        weekdays=_weekdays(view) if said.get(form.OFTEN) == Often.WEEKDAYS else "",
        unannounced=said.get(form.UNANNOUNCED) == YES and await _visits(int(said[form.ITEM])),
    )
    await add_entry(cause, "add", CONTRACT_ITEMS.subject, item_id, contract=contract.id, draft=view.draft.id)
    return Outcome(ITEM_ADDED, contract.id)


def _weekdays(view: DraftView) -> str:
    answer = view.answers.get(form.WEEKDAYS)
    return " ".join(answer.value) if answer is not None and isinstance(answer.value, list) else ""


async def _visits(menu_id: int) -> bool:
    """Whether an item of the menu is done at the client's: anything else is announced to nobody."""
    entry = await ledgers.get_entry(MENU.code, menu_id, None)
    return entry is not None and WORKS[str(entry.values["work"])].visits


def _id(said: dict[str, str], key: str) -> int | None:
    return int(said[key]) if key in said else None


async def _first_day(cause: Cause, contract: ContractRecord) -> date:
    return min(max(contract.begins, beijing_day(cause.at)), await _last_worked(contract))


async def _last_worked(contract: ContractRecord) -> date:
    """The last day of a contract on which somebody works, so that what is done first then is not moved behind it."""
    calendar = (await get_settings()).calendar(contract.client_id)
    return max(contract.begins, calendar.previous_working_day(contract.ends + timedelta(days=1)))


async def fill(cause: Cause, contract: ContractRecord, items: str, former: ContractRecord | None) -> None:
    """Has a new contract have the items of the standard package, of the contract before, or none yet."""
    if items == form.STANDARD:
        await contracts.copy_package(contract, cause.at)
    elif items == form.LAST and former is not None:
        await contracts.copy_items(former.id, contract, cause.at)
    copied = await contracts.find_items(contract.id)
    last = await _last_worked(contract)
    days = first_days([one.clause for one in copied], contract.begins, last)
    await contracts.begin_on({one.id: day for one, day in zip(copied, days, strict=True)})
    rhythm = Rhythm(contract.rhythm) if contract.rhythm else Rhythm.NONE
    if rhythm in REPORTED and items != form.LAST:
        often, months = REPORTED[rhythm]
        # on the last day of what it tells of, so that the last one lies within the contract
        first = months_later(contract.begins, months) - timedelta(days=1)
        every = str(months) if often is Often.MONTHS else ""
        await contracts.report_each(contract, REPORTS, often, every, min(first, last), cause.at)


PICKS = Lookup(find, get)
"""From which entries forms about contracts pick."""

PURPOSES = {form.NEW_ITEM.code: Purpose(SIGN, card, submit, (ITEM_ADDED,), lookup=PICKS)}
