"""Adding to ledgers and changing them by forms: what the forms are about, what they pick from, what they do."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from bot.records.drafts import Card, DraftView, Found, Pick
from bot.records.ledgers.entries import Alike, LedgerEntry
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.form import Form, Kind, Step
from bot.rules.forms.answers import Answer, Answers
from bot.rules.forms.days import months_on
from bot.rules.forms.ledgers import ADDING, CHANGING, FILING, FORMS
from bot.rules.forms.problems import CellRefused, Problem
from bot.rules.forms.walking import visible
from bot.rules.ledgers.alike import warning
from bot.rules.ledgers.cells import CellFault, CellProblem, Value, disagreement, kept_too_short, read_cell, shown
from bot.rules.ledgers.kinds import CLIENTS, LEDGERS, PEOPLE, is_ours
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger, Which
from bot.rules.people import Person
from bot.rules.permissions import Subject, clients_for, may, may_anywhere
from bot.rules.plain_words import YES
from bot.rules.record_kind import CLIENT
from bot.rules.spots import shared_spot
from bot.rules.text import CHINESE, ENGLISH, Language, Text
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Lookup, Purpose
from bot.services.ledgers import of_either, papers
from bot.services.ledgers.hooked import HOOKS
from bot.services.ledgers.meanwhile import changed_meanwhile
from storage.contracts import find_contracts
from storage.ledgers import finding as ledgers
from storage.ledgers.alike import find_alike
from storage.ledgers.freezing import is_frozen
from storage.ledgers.writing import add_entry, change_entry, free_code, is_taken
from storage.trail.entries import add_entry as add_to_trail

KEPT = {code: OutcomeKind(f"ledger.{code}") for code in LEDGERS}
"""An entry that was added or changed, by its ledger."""

FIRST_PICKS = 8


class EntryRefused(Exception):
    """An entry cannot be kept as its form was filled in; ``view`` is the form as it stands."""

    def __init__(self, view: DraftView, problem: CellProblem) -> None:
        super().__init__(problem)
        self.view = view
        self.problem = problem


def _ledger_of(form: str) -> Ledger:
    return ADDING[form] if form in ADDING else CHANGING[form][0]


async def card(form: str, subject_kind: str, subject_id: int) -> Card | None:
    """A new entry is about nothing yet, or about that under which it stands; a change is about its entry.

    Raises:
        SubjectDone: the entry was ended, or has a code, which is never changed; or its client is served no more.
    """
    if form in ADDING and ADDING[form].under:
        return await _under(ADDING[form], subject_kind, subject_id)
    if form in ADDING:
        if subject_kind == CLIENT:
            return await _beside(ADDING[form], CLIENTS, subject_id) if ADDING[form].of_client else None
        if subject_kind:
            of = await HOOKS[ADDING[form].code].taken_over(subject_kind, subject_id)
            return replace(of, allows=partial(_adds_to, ADDING[form], of.client_id)) if of is not None else None
        # whose it can be is decided by what can be picked
        return Card(allows=partial(_adds, ADDING[form]))
    ledger, column = CHANGING[form]
    entry = await ledgers.get_entry(ledger.code, subject_id, None) if subject_kind == ledger.code else None
    if entry is None or not column.applies(entry.values):
        return None
    about = Card(entry.client_id, title=Text(*(_as_it_is(entry, column, language) for language in (CHINESE, ENGLISH))))
    over = entry.ended_at is not None or await is_frozen(ledger, entry)
    if over or (column.kind is ColumnKind.CODE and entry.coded):
        raise SubjectDone(subject_id, about)
    return about


async def _begins_with(ledger: Ledger, who: Person, subject_kind: str, subject_id: int) -> Answers:
    """Of whose list it was begun in, or what it is taken over of, as far as that says."""
    if subject_kind == CLIENT:
        return {"client": Answer(str(subject_id))}
    return await HOOKS[ledger.code].begins_with(who, subject_kind, subject_id)


def _adds(ledger: Ledger, who: Person) -> bool:
    return may_anywhere(who, ledger.changed_by)


async def _under(ledger: Ledger, subject_kind: str, subject_id: int) -> Card | None:
    """The entry under which one is added, on whose card it stands."""
    above = LEDGERS[ledger.column(ledger.under).refers]
    return await _beside(ledger, above, subject_id) if subject_kind == above.code else None


async def _beside(ledger: Ledger, above: Ledger, entry_id: int) -> Card | None:
    """The entry of another ledger on whose card or in whose list one is added.

    Raises:
        SubjectDone: it was ended, or its client is served no more.
    """
    entry = await ledgers.get_entry(above.code, entry_id, None)
    if entry is None:
        return None
    about = Card(
        entry.client_id,
        title=Text(entry.called(CHINESE), entry.called(ENGLISH)),
        allows=partial(_adds_to, ledger, entry.client_id),
    )
    if entry.ended_at is not None or await is_frozen(above, entry):
        raise SubjectDone(entry_id, about)
    return about


def _adds_to(ledger: Ledger, client_id: int | None, who: Person) -> bool:
    return may(who, ledger.changed_by, Subject(client_id))


def _as_it_is(entry: LedgerEntry, column: Column, language: Language) -> str:
    """Which entry, and what stands in the column now where that is not what the entry is called."""
    present = shown(column, entry.values[column.key], language)
    title = entry.called(language)
    return title if title.startswith(present) else f"{title} · {present}"


def _among(ledger: Ledger, who: Person, pick: str, view: DraftView) -> tuple[ledgers.Scope, Which]:
    """Among which entries is picked: ours where a ledger has a list of ours, else of the client that was chosen.

    Who of ours there is, and what of ours, whoever chooses among them knows. Of a client's own people its own.
    """
    if Which.OURS in LEDGERS[pick].lists and not _theirs(ledger, pick):
        return None, Which.OURS
    theirs = clients_for(who, ledger.changed_by)
    if not LEDGERS[pick].of_client:
        return None if is_ours(LEDGERS[pick]) else theirs, Which.CURRENT
    whose = _client_of(view)
    return (whose,) if whose is not None else theirs, Which.CURRENT


def _client_of(view: DraftView) -> int | None:
    chosen = given(view.answers).get("client")
    return int(chosen) if chosen is not None else view.card.client_id


def _theirs(ledger: Ledger, pick: str) -> bool:
    return any(column.theirs for column in ledger.columns if column.refers == pick)


def _anybody(ledger: Ledger, pick: str) -> bool:
    return any(column.anybody for column in ledger.columns if column.refers == pick)


async def find(ledger: Ledger, who: Person, pick: str, view: DraftView, text: str) -> Found:
    """The first entries in use with the text in them."""
    if _anybody(ledger, pick):
        return await of_either.find(_client_of(view), text, FIRST_PICKS)
    scope, which = _among(ledger, who, pick, view)
    page = await ledgers.find_entries(pick, scope, which, text, 0, FIRST_PICKS)
    picks = [pick_of(LEDGERS[pick], entry, who.language) for entry in page.entries]
    return Found(await HOOKS[pick].marked(who, picks, view.draft.changed_at), page.total)


async def get(ledger: Ledger, who: Person, pick: str, view: DraftView, entry_id: int) -> Pick | None:
    """An entry in use that can be picked."""
    if _anybody(ledger, pick):
        return await of_either.get(_client_of(view), entry_id)
    entry = await ledgers.get_entry(pick, entry_id, _among(ledger, who, pick, view)[0])
    if entry is None or entry.ended_at is not None:
        return None
    if entry.reach is not None and entry.reach.ours is _theirs(ledger, pick):
        return None
    picks = (pick_of(LEDGERS[pick], entry, who.language),)
    (found,) = await HOOKS[pick].marked(who, picks, view.draft.changed_at)
    return found


def pick_of(ledger: Ledger, entry: LedgerEntry, language: Language) -> Pick:
    """An entry as something to choose."""
    return Pick(entry.id, entry.named(ledger, language))


async def examine(view: DraftView, step: Step, text: str) -> Problem | None:
    """A typed cell that breaks a rule of its column, or is another entry's already."""
    ledger = _ledger_of(view.form.code)
    column = ledger.column(step.key)
    if step.question.kind is not Kind.TEXT:
        return None
    value = read_cell(column, text)
    problem = value if isinstance(value, CellProblem) else await _taken(ledger, column, value, view)
    if problem is not None:
        return CellRefused(problem)
    return await HOOKS[ledger.code].examine(column.key, text)


async def _taken(ledger: Ledger, column: Column, value: Value, view: DraftView) -> CellProblem | None:
    client_id = _client_of(view)
    itself = view.draft.subject_id if view.form.code in CHANGING else 0
    if await is_taken(ledger.code, column.key, str(value), client_id=client_id, but=itself):
        return CellProblem(CellFault.TAKEN, column.key)
    return None


async def warn(view: DraftView) -> Text | None:
    """That somebody changed it meanwhile, that an entry like it is there, or that a lead is replaced."""
    if view.form.code in CHANGING and (changed := await changed_meanwhile(view, *CHANGING[view.form.code])):
        return changed
    chosen = given(view.answers)
    if (alike := await _alike(view, chosen)).n:
        return warning(alike.names, alike.n)
    return await HOOKS[ADDING[view.form.code].code].warn(chosen) if view.form.code in ADDING else None


async def _alike(view: DraftView, chosen: Mapping[str, str]) -> Alike:
    phone = read_cell(PEOPLE.column("phone"), chosen.get("phone", ""))
    looks = {"name": chosen.get("name", ""), "short_name": chosen.get("short_name", "")}
    looks["phone"] = phone if isinstance(phone, str) else ""
    if not any(looks.values()):
        return Alike()
    of_client = int(chosen.get("client", 0)) or view.card.client_id or 0
    itself = view.draft.subject_id if view.form.code in CHANGING else 0
    return await find_alike(_ledger_of(view.form.code).code, **looks, client_id=of_client, but=itself)


def _values(view: DraftView, ledger: Ledger) -> dict[str, Value]:
    """The cells as they were answered, references as ids; what is hidden or skipped is empty."""
    shown = {step.key for step in visible(view.form, view.answers)}
    values: dict[str, Value] = {}
    for step in view.form.steps():
        answer = view.answers.get(step.key) if step.key in shown else None
        column = ledger.column(step.key)
        if answer is None or answer.skipped or answer.value is None:
            values[step.key] = False if column.kind is ColumnKind.YES_NO else ""
        elif step.question.kind is Kind.RECORD:
            values[step.key] = str(answer.value)
        elif step.question.kind is Kind.YES_NO:
            values[step.key] = answer.value == YES
        elif step.question.kind is Kind.CHOICES and isinstance(answer.value, list):
            values[step.key] = " ".join(answer.value)
        else:
            spot = shared_spot(answer.value)
            value = read_cell(column, str(answer.value) if spot is None else spot.written())
            if isinstance(value, CellProblem):
                raise EntryRefused(view, value)
            values[step.key] = value
    problem = disagreement(ledger, values)
    if problem is not None:
        raise EntryRefused(view, problem)
    return values


async def _checked(who: Person, view: DraftView, ledger: Ledger) -> dict[str, str | bool | int]:
    """The cells, after asking whether what they refer to is there and what must be their own is."""
    checked: dict[str, str | bool | int] = {}
    for key, value in _values(view, ledger).items():
        column = ledger.column(key)
        checked[key] = value
        if column.refers and value:
            checked[key] = int(value)
            if await get(ledger, who, column.refers, view, int(value)) is None:
                raise EntryRefused(view, CellProblem(CellFault.NO_SUCH_ENTRY, key))
        elif value and (problem := await _taken(ledger, column, value, view)) is not None:
            raise EntryRefused(view, problem)
    return checked


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Adds the entry, or changes it.

    Raises:
        EntryRefused: a cell breaks a rule, or somebody was faster.
        LastAdministrator: nobody could let others in any more.
    """
    ledger = _ledger_of(view.form.code)
    values = await _checked(who, view, ledger)
    await _refuse_too_short(view, ledger, values)
    if view.form.code in CHANGING:
        return await _change(cause, view, ledger, values)
    if ledger.under:
        values |= {ledger.under: view.draft.subject_id, "client": view.card.client_id or ""}
    elif ledger.may_be_ours and not may(
        who, ledger.changed_by, Subject(int(values["client"]) if values["client"] else None)
    ):
        # who serves some clients enters nothing that is ours
        raise EntryRefused(view, CellProblem(CellFault.MISSING, "client"))
    if values.get("code") == "":
        values["code"] = await free_code(ledger.code)
    today = beijing_day(cause.at)
    for column in ledger.columns:
        if column.from_today and not values[column.key]:
            values[column.key] = months_on(today, column.months).isoformat()
    entry_id = await add_entry(ledger.code, values, cause.at)
    if entry_id is None:
        raise EntryRefused(view, CellProblem(CellFault.TAKEN, ledger.identity[-1]))
    await add_to_trail(cause, "add", ledger.subject, entry_id, draft=view.draft.id)
    if view.draft.subject_kind not in ("", CLIENT) and not ledger.under:
        await HOOKS[ledger.code].after_taking_over(entry_id, view.draft.subject_kind, view.draft.subject_id)
    return Outcome(KEPT[ledger.code], entry_id, await HOOKS[ledger.code].after_adding(cause, entry_id))


async def _refuse_too_short(view: DraftView, ledger: Ledger, values: Mapping[str, object]) -> None:
    """Nothing is kept for less than it has to be. Raises EntryRefused."""
    keeps = {key for column in ledger.columns if column.kept is not None for key in (column.key, column.kept.after)}
    if keeps.isdisjoint(values):
        return
    entry = await ledgers.get_entry(ledger.code, view.draft.subject_id, None) if view.form.code in CHANGING else None
    client_id = entry.client_id if entry is not None else int(str(values.get("client") or 0))
    ends = [contract.ends.isoformat() for contract in await find_contracts((client_id,))] if client_id else []
    problem = kept_too_short(ledger, {**(entry.values if entry is not None else {}), **values}, ends)
    if problem is not None:
        raise EntryRefused(view, problem)


async def _change(cause: Cause, view: DraftView, ledger: Ledger, values: dict[str, str | bool | int]) -> Outcome:
    entry_id = view.draft.subject_id
    before = await ledgers.get_entry(ledger.code, entry_id, None)
    if before is None:
        raise SubjectDone(entry_id)
    problem = disagreement(ledger, {**before.values, **values})
    # what does not go with a change is hidden; only a first day can make another cell of the entry wrong
    if problem is not None and not {problem.column, ledger.column(problem.column).not_before}.isdisjoint(values):
        raise EntryRefused(view, problem)
    await HOOKS[ledger.code].before_changing(before, values)
    await change_entry(ledger.code, entry_id, values, cause.at)
    await add_to_trail(cause, "change", ledger.subject, entry_id, draft=view.draft.id, columns=" ".join(sorted(values)))
    await HOOKS[ledger.code].after_changing(cause, entry_id, values)
    return Outcome(KEPT[ledger.code], entry_id)


def _may_be_ours(ledger: Ledger) -> bool:
    return ledger.may_be_ours and not ledger.under


async def _asked(ledger: Ledger, who: Person, view: DraftView) -> Form:
    """Whose it is has to be said by whoever enters nothing that is ours."""
    if may(who, ledger.changed_by, Subject()):
        return view.form
    questions = (replace(one, required=True, skips=None) if one.key == "client" else one for one in view.form.questions)
    return replace(view.form, questions=tuple(questions))


PURPOSES = papers.PURPOSES | {
    form.code: Purpose(
        None if form.code in ADDING else _ledger_of(form.code).changed_by,
        partial(card, form.code),
        submit,
        (KEPT[_ledger_of(form.code).code],),
        examine=examine,
        lookup=Lookup(partial(find, _ledger_of(form.code)), partial(get, _ledger_of(form.code))),
        warn=warn,
        begins_with=partial(_begins_with, ADDING[form.code]) if form.code in ADDING else None,
        asks=partial(_asked, ADDING[form.code]) if form.code in ADDING and _may_be_ours(ADDING[form.code]) else None,
    )
    for form in FORMS
    if form.code not in FILING
}
