"""代录: for whom, and how it was told; then the form itself is begun for them, or what needs no form is done.

One mechanism for everything that is recorded for somebody else: the draft carries for whom it is (``Behalf``), what it
becomes is that person's, and the trail names both. Promised dates count from the recording, not from the telling.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.records.cases.cases import CaseRecord
from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.behalf import Behalf, Channel
from bot.rules.beijing import beijing_day
from bot.rules.cases.kinds import CASE_KINDS, FILINGS, LIFE_CYCLES
from bot.rules.cases.life_cycle import OnBehalf, Transition
from bot.rules.cases.parties import may_do
from bot.rules.cause import Cause
from bot.rules.form import Kind, Question
from bot.rules.forms.behalf import CHANNEL, NAME, NEW_PERSON, PHONE, TOLD_ON, WHO
from bot.rules.forms.problems import Problem
from bot.rules.forms.reading import read
from bot.rules.forms.unreadable import NotAPhone
from bot.rules.ledgers.alike import warning
from bot.rules.ledgers.cells import read_cell
from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.rules.text import CHINESE, Text
from bot.rules.whole_numbers import read_whole
from bot.services.behalf import messages as behalf_notices
from bot.services.cases import seeing
from bot.services.cases import steps as cases
from bot.services.cases.forms import STEP_TAKEN
from bot.services.cases.steps import AlreadyHandled
from bot.services.drafts.beginning import begin_draft
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.people.acting import NobodyThere, may_record_step, named_in, uses_the_bot
from bot.services.trainings import seats as trainings
from storage import clients
from storage import trainings as stored_trainings
from storage.cases import stored as stored_cases
from storage.cases.holding import hold_case
from storage.drafts import stored as drafts
from storage.ledgers.alike import find_alike_of_client
from storage.people import persons as people
from storage.trail.entries import add_entry

BEGUN, SIGNED_UP = OutcomeKind("behalf"), OutcomeKind("behalf_sign_up")

SIGN_UP = "sign_up:"
"""Begins the kind of subject of a sign-up, before the id of the client whose person it is; the id is the session's."""

NOT_LISTED = Text("名单里没有", "Not in the list")
_A_PHONE = Question("phone", Kind.CONTACT, Text("电话", "Phone"))


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """What is recorded for a person who is named: a case that people file, a sign-up, evidence of a fix.

    Raises:
        SubjectDone: the finding is no longer where evidence is handed in.
    """
    if subject_kind.startswith(SIGN_UP):
        return await _sign_up_card(subject_kind.removeprefix(SIGN_UP), subject_id)
    if subject_kind not in FILINGS:
        case = await stored_cases.get_case(subject_id)
        step = _for_anybody(case, subject_kind)
        return _card_of(case, step) if case is not None and step is not None else None
    client = await clients.get_client(subject_id)
    if client is None:
        return None
    kind, firm = CASE_KINDS[subject_kind], Subject(client.id)
    permit = kind.recording
    if permit is None:
        return None
    title = Text(f"{kind.name.zh} · {client.short_name}", f"{kind.name.en} · {client.short_name}")
    return Card(client.id, title=title, allows=lambda who: may(who, permit, firm))


def _for_anybody(case: CaseRecord | None, action: str) -> Transition | None:
    """The step of the case that can be recorded for anybody of its client: evidence of a fix."""
    step = cases.step_of(case, action)
    return step if step is not None and step.on_behalf is OnBehalf.ANYBODY else None


async def _sign_up_card(client: str, session_id: int) -> Card | None:
    client_id = read_whole(client)
    session = await stored_trainings.get_session(session_id) if client_id is not None else None
    if session is None or client_id is None:
        return None
    served = await trainings.clients_of(session)
    if served is not None and client_id not in served:
        return None
    title, firm = Text(f"报名 · {session.title}", f"Sign-up · {session.title}"), Subject(client_id)
    return Card(client_id, title=title, allows=lambda who: may(who, Action.RECORD_ON_BEHALF, firm))


async def step_card(subject_kind: str, subject_id: int) -> Card | None:
    """What somebody says to a step of their own case; ``subject_kind`` is the step's action.

    Raises:
        SubjectDone: the case is no longer where this can be done.
    """
    case = await stored_cases.get_case(subject_id)
    transition = cases.step_of(case, subject_kind)
    named = await named_in(case, transition) if case is not None and transition is not None else None
    if case is None or transition is None or named is None:
        return None
    if not may_do(named, LIFE_CYCLES[case.kind], transition, case.parties):
        return None
    return behalf_notices.named_for(named, _card_of(case, transition))


def _card_of(case: CaseRecord, transition: Transition) -> Card:
    label = transition.label
    title = Text(f"{label.zh} · {case.number}", f"{label.en} · {case.number}")
    found = Card(
        case.client_id, title=title, allows=lambda who: may_record_step(who, case, transition), subject_id=case.id
    )
    if case.state not in transition.since:
        raise SubjectDone(case.id, found)
    return found


async def picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:
    """The people of the client, with or without the app, and somebody who is not listed yet."""
    if pick != "person" or card.client_id is None:
        return ()
    found = await people.find_people_on_record(card.client_id, *CLIENT_SIDE)
    listed = (Pick(person.id, person.called) for person in found if person.id != who.id and person.name)
    return (Pick(NEW_PERSON, f"＋ {NOT_LISTED.to(who.language)}"), *listed)


async def check(cause: Cause, view: DraftView) -> Problem | None:
    """A phone number that nobody can call is no help."""
    phone = given(view.answers).get(PHONE)
    if phone is None or not _is_new(view):
        return None
    try:
        read(_A_PHONE, phone, now=cause.at, language=CHINESE)
    except NotAPhone as problem:
        return problem
    return None


async def warn(view: DraftView) -> Text | None:
    """That somebody like the new person is on the client's list, who could be picked instead."""
    said = given(view.answers)
    if WHO not in said or not _is_new(view) or view.card.client_id is None:
        return None
    alike = await find_alike_of_client(view.card.client_id, name=said.get(NAME, ""), phone=_phone(said))
    return warning(alike.names, alike.n) if alike.n else None


def _phone(said: Mapping[str, str]) -> str:
    """The number as the ledger of people keeps it, or as it was typed where it is more than a number."""
    typed = said.get(PHONE, "")
    cell = read_cell(PEOPLE.column("phone"), typed)
    return cell if isinstance(cell, str) else typed


def _is_new(view: DraftView) -> bool:
    return str(view.answers[WHO].value) == str(NEW_PERSON)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Goes on to the form that was asked for, filled in for the person named; a sign-up needs none.

    Raises:
        NobodyThere: whoever was picked is not of this client any more.
        TrainingClosed: the session has begun, or was cancelled.
    """
    client_id, kind, subject_id = view.card.client_id or 0, view.draft.subject_kind, view.draft.subject_id
    named = await _add_person(cause, view, client_id) if _is_new(view) else await _picked(view, client_id)
    behalf = _behalf(cause, view, named)
    if kind.startswith(SIGN_UP):
        on_behalf = replace(cause, behalf=behalf)
        seen, sign_up_id = await trainings.enrol(on_behalf, named, subject_id, client_id)
        if sign_up_id is not None:
            await behalf_notices.tell(on_behalf, view.draft.id, "sign_up", sign_up_id, "sign_up")
        place = str(seen.position or 0)
        said = {"name": named.called, "place": place, "new": "yes" if sign_up_id is not None else ""}
        phone = "" if uses_the_bot(named) else await people.get_phone(named.id)
        return Outcome(SIGNED_UP, subject_id, {**said, "phone": phone, "away": "" if uses_the_bot(named) else "yes"})
    if kind in FILINGS:
        return await _begin(cause, who, behalf, kind, "client", subject_id)
    step = _for_anybody(await stored_cases.get_case(subject_id), kind)
    if step is None or step.asks is None:
        raise LookupError(kind)
    return await _begin(cause, who, behalf, step.asks, kind, subject_id)


async def submit_step(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Goes on to the form of the step, or takes a step that needs none.

    Raises:
        NobodyThere: who filed the case has left.
        AlreadyHandled: someone acted meanwhile.
    """
    case = await hold_case(view.draft.subject_id)
    transition = cases.step_of(case, view.draft.subject_kind)
    named = await named_in(case, transition) if case is not None and transition is not None else None
    if case is None or transition is None or named is None:
        raise NobodyThere(view.draft.subject_id)
    behalf = _behalf(cause, view, named)
    if not may_record_step(who, case, transition):
        # it was given to them since the form was opened
        raise AlreadyHandled(await seeing.view_of(who, case))
    if transition.asks is not None:
        return await _begin(cause, who, behalf, transition.asks, transition.action, case.id)
    on_behalf = replace(cause, behalf=behalf)
    await cases.advance(on_behalf, named, case, transition)
    await behalf_notices.tell(on_behalf, view.draft.id, "case", case.id, transition.action)
    return Outcome(STEP_TAKEN, case.id)


def _behalf(cause: Cause, view: DraftView, named: Person) -> Behalf:
    said = given(view.answers)
    told_on = date.fromisoformat(said[TOLD_ON]) if TOLD_ON in said else beijing_day(cause.at)
    return Behalf(named.id, Channel(said[CHANNEL]), told_on)


async def _picked(view: DraftView, client_id: int) -> Person:
    named = await people.get_person_on_record(int(str(view.answers[WHO].value)))
    if named is None or client_id not in named.clients(*CLIENT_SIDE):
        raise NobodyThere(view.draft.id)
    return named


async def _add_person(cause: Cause, view: DraftView, client_id: int) -> Person:
    """Somebody new of the client: a name, perhaps a number; with an invitation they can join later."""
    said = given(view.answers)
    person_id = await people.add_person(telegram_id=None, name=said[NAME], language=CHINESE, at=cause.at)
    if PHONE in said:
        await people.change_phone(person_id, _phone(said))
    await people.add_grant(person_id, Role.CLIENT_STAFF, client_id, cause.at)
    await add_entry(cause, "add", "person", person_id, client=client_id)
    added = await people.get_person_on_record(person_id)
    if added is None:
        raise NobodyThere(person_id)
    return added


async def _begin(cause: Cause, who: Person, behalf: Behalf, code: str, subject_kind: str, subject_id: int) -> Outcome:
    """The target form's draft, for the person named; it becomes the active one."""
    draft = await drafts.find_open_draft(who.id, code, subject_kind, subject_id, on_behalf_of=behalf.person_id)
    if draft is None:
        begun = await begin_draft(cause, who, code, (subject_kind, subject_id), behalf)
        return Outcome(BEGUN, begun.draft.id)
    await people.change_active_draft(who.id, draft.id)
    return Outcome(BEGUN, draft.id)


PURPOSES = {
    "behalf": Purpose(Action.RECORD_ON_BEHALF, card, submit, (BEGUN, SIGNED_UP), picks, check, warn=warn),
    "behalf_known": Purpose(Action.RECORD_ON_BEHALF, step_card, submit_step, (BEGUN, STEP_TAKEN)),
}
