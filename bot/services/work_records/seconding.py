"""二人确认: what counts only once a second person said that it is so, and who is asked until then (clauses 5.3, 6.2).

A record whose kind has a ``second`` changes nothing of its entry until then; of an entry that somebody keeps, they say
that they have it. Whoever is asked hears it at once and each week; whoever asked hears that it is still open, and may
ask somebody else of a record, with a reason. A witness sees of a record what the message says, whatever else they see.
"""

from collections import Counter
from dataclasses import replace
from datetime import date

from bot.records.drafts import Card, DraftView, Found, Pick
from bot.records.links import Link
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.second_persons import SecondPerson
from bot.records.seconding import SecondView
from bot.records.work_records import WorkRecord
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.forms.seconding import ANOTHER_FORM, DECLINED_FORM, QUESTION, REASON, WITNESS
from bot.rules.hearing import can_hear
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Ledger
from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.rules.permissions import Permit, Subject, may
from bot.rules.plain_words import for_finding
from bot.rules.record_kind import State
from bot.rules.refusing import NotForThisPerson
from bot.rules.seconding import ASKED_AGAIN, KEEPING, MOST_AT_ONCE, WITNESSES, Second, Seconded
from bot.rules.text import Text
from bot.rules.work_records.kinds import RECORD_KINDS, kind_of_form
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Lookup, Purpose
from bot.services.post.writing import MessageCode, post
from bot.services.work_records.events import kept_until, take_effect
from bot.services.work_records.seeing import is_asked_to_second, may_ask_another, may_second
from storage import seconding
from storage.database import writing
from storage.ledgers.finding import get_entry
from storage.people import persons as people
from storage.trail.entries import add_entry
from storage.work_records import amending, stored

ASKED, ASKED_ONCE_MORE = MessageCode("second_asked"), MessageCode("second_asked_again")
"""To whoever may confirm: at once, and each week until somebody did."""
WAITS, CONFIRMED, DECLINED = (
    MessageCode("second_waits"),
    MessageCode("second_confirmed"),
    MessageCode("second_declined"),
)
"""To whoever asked: each week that nobody answered, or at once that nobody can hear; and what was answered."""
ANSWERED = OutcomeKind("second_answered")
"""That a question was declined, or put to somebody else."""
FIRST_PICKS = 8
OURS = tuple(role for role in Role if role not in CLIENT_SIDE)


class NoSuchQuestion(NotForThisPerson):
    """There is no such question that is put to this person, or theirs to put to somebody else."""


class AnsweredBefore(SubjectDone):
    """Somebody answered it, or there is nothing left to confirm; ``view``: how it stands."""

    def __init__(self, view: SecondView) -> None:
        super().__init__(view.question.id)
        self.view = view


class StillKept(Exception):
    """The entry is kept ``until`` a later day by now; ``view``: the question, which stays open."""

    def __init__(self, view: SecondView, until: date) -> None:
        super().__init__(view.question.id, until)
        self.view = view
        self.until = until


def second_of(subject: Link) -> Second:
    """What is asked about a subject. Raises LookupError: nothing is."""
    if subject.kind in LEDGERS:
        return KEEPING
    second = RECORD_KINDS[subject.kind].second
    if second is None:
        raise LookupError(subject)
    return second


async def ask_about_record(cause: Cause, who: Person, record: WorkRecord, witness_id: int | None) -> None:
    """Asks for the second person that a record needs; inside the transaction that files it."""
    await _ask(cause, record.link, record.client_id, who.id, witness_id)


async def ask_keepers(cause: Cause, ledger: Ledger, asker_id: int | None) -> None:
    """Asks whoever keeps an entry and was not asked yet whether they have it; inside the transaction that gave it them.

    Whoever enters what they keep themself has said so. A workbook may bring hundreds that somebody keeps: they are
    asked about a few, and about the next with each answer.
    """
    waiting = Counter(await seconding.count_open(ledger.code))
    for one in await seconding.find_unasked(ledger):
        if asker_id not in (None, one.keeper_id):
            if waiting[one.keeper_id] >= MOST_AT_ONCE:
                continue
            waiting[one.keeper_id] += 1
        subject = Link(ledger.code, one.entry_id)
        if one.asked_before:
            await _close_open(cause, subject, Seconded.REPLACED)
        await _ask(cause, subject, one.client_id, asker_id or one.keeper_id, one.keeper_id)


async def _ask(
    cause: Cause, subject: Link, client_id: int | None, asker_id: int, asked_id: int | None, why: str = ""
) -> None:
    own = asked_id == asker_id and subject.kind in LEDGERS
    question_id = await seconding.add_question(
        subject,
        client_id=client_id,
        asked_id=asked_id,
        asker_id=asker_id,
        why=why,
        state=Seconded.CONFIRMED if own else Seconded.OPEN,
        at=cause.at,
    )
    await add_entry(cause, "ask_second", QUESTION, question_id, of=subject.kind, about=subject.id)
    question = None if own else await seconding.get_question(question_id)
    if question is None:
        return
    readers = await _asked(question)
    for reader in readers:
        await post(cause, ASKED, (QUESTION, question_id), reader.id)
    if not any(map(can_hear, readers)):
        # silence is none where nobody can hear
        await post(cause, WAITS, (QUESTION, question_id), asker_id, occurrence="nobody")


async def _close_open(cause: Cause, subject: Link, state: Seconded) -> None:
    for question in await seconding.find_questions(subject):
        if question.is_open:
            await seconding.answer(question.id, state, text="", by=None, at=cause.at)


async def _asked(question: SecondPerson) -> list[Person]:
    """Who may confirm it: the one who was picked, or the client's managers."""
    if question.asked_id is None:
        return await people.find_people_with_role(question.client_id, Role.CLIENT_MANAGER)
    person = await people.get_person(question.asked_id)
    return [person] if person is not None else []


async def view_of(who: Person, question: SecondPerson) -> SecondView:
    """A question with what it is about, as a reader may answer it."""
    subject = question.subject
    record = None if subject.kind in LEDGERS else await stored.get_record(subject.kind, subject.id)
    about = subject if record is None else record.entry
    entry = await get_entry(about.kind, about.id, None) if about is not None else None
    if about is None or entry is None:
        raise NoSuchQuestion(question.id)
    return SecondView(
        question,
        second_of(subject),
        LEDGERS[about.kind],
        entry.title,
        record,
        may_second(who, question),
        may_ask_another(who, question) and await _is_last(question),
    )


async def _is_last(question: SecondPerson) -> bool:
    return (await seconding.find_questions(question.subject))[-1].id == question.id


async def get_question(who: Person, question_id: int) -> SecondView:
    """A question that is put to the person, or is about what they may see anyway.

    Raises:
        NoSuchQuestion
    """
    question = await seconding.get_question(question_id)
    if question is None:
        raise NoSuchQuestion(question_id)
    kind = question.subject_kind
    see = LEDGERS[kind].seen_by if kind in LEDGERS else RECORD_KINDS[kind].see
    if not (is_asked_to_second(who, question) or may(who, see, Subject(question.client_id))):
        raise NoSuchQuestion(question_id)
    return await view_of(who, question)


@writing
async def confirm(cause: Cause, who: Person, question_id: int) -> SecondView:
    """The second person says that it is so: what becomes of the entry becomes of it now.

    Raises:
        NoSuchQuestion: it is not put to this person.
        AnsweredBefore
        StillKept
    """
    view = await _answer(cause, who, question_id, Seconded.CONFIRMED)
    record = view.record
    if record is not None and record.entry is not None:
        kept = await kept_until(record.of_kind, record.entry, beijing_day(cause.at))
        if kept is not None:
            # it was decided to keep it longer since
            raise StillKept(view, kept)
        await take_effect(cause, record.link)
    if view.question.asker_id != who.id:
        await post(cause, CONFIRMED, (QUESTION, question_id), view.question.asker_id)
    return await get_question(who, question_id)


async def _answer(cause: Cause, who: Person, question_id: int, state: Seconded, text: str = "") -> SecondView:
    view = await get_question(who, question_id)
    if view.question.is_open and not view.may_answer:
        raise NoSuchQuestion(question_id)
    if view.record is not None:
        await amending.hold(view.record.link)
    if not view.may_answer or not await seconding.answer(question_id, state, text=text, by=who.id, at=cause.at):
        raise AnsweredBefore(view)
    await add_entry(
        cause, state.value, QUESTION, question_id, of=view.question.subject_kind, id=view.question.subject_id
    )
    if view.question.subject_kind in LEDGERS:
        await ask_keepers(cause, LEDGERS[view.question.subject_kind], view.question.asker_id)
    return view


async def ask_again(cause: Cause, day: date) -> None:
    """The day's look: what nobody answered is asked again each week, and whoever asked hears that it is still open.

    It stops by itself once there is nothing to confirm any more: the record was taken back, the entry was ended, or
    somebody else keeps it.
    """
    for question in await seconding.find_open():
        if not await _stands(question):
            await seconding.answer(question.id, Seconded.VOID, text="", by=None, at=cause.at)
            continue
        days = (day - beijing_day(question.asked_at)).days
        if days < ASKED_AGAIN or days % ASKED_AGAIN:
            continue
        for reader in await _asked(question):
            await post(cause, ASKED_ONCE_MORE, (QUESTION, question.id), reader.id, occurrence=f"{day}")
        if question.asker_id != question.asked_id and await people.get_person(question.asker_id) is not None:
            await post(cause, WAITS, (QUESTION, question.id), question.asker_id, occurrence=f"{day}")


async def _stands(question: SecondPerson) -> bool:
    subject = question.subject
    if subject.kind in LEDGERS:
        entry = await get_entry(subject.kind, subject.id, None)
        keeper = entry.references.get(LEDGERS[subject.kind].kept_by) if entry is not None else None
        return entry is not None and entry.ended_at is None and keeper is not None and keeper.id == question.asked_id
    record = await stored.get_record(subject.kind, subject.id)
    return record is not None and record.state is State.ISSUED


async def card(form: str, subject_kind: str, subject_id: int) -> Card | None:
    """The question that is declined, or put to somebody else. Raises SubjectDone: it was answered."""
    question = await seconding.get_question(subject_id) if subject_kind == QUESTION else None
    if question is None:
        return None

    def allows(who: Person) -> bool:
        return may_ask_another(who, question) if form == ANOTHER_FORM else may_second(who, question)

    title = await _title(question)
    about = Card(question.client_id, title=title, allows=allows, subject_id=subject_id)
    if not (question.is_open or (form == ANOTHER_FORM and question.state is Seconded.DECLINED)):
        raise SubjectDone(subject_id, replace(about, allows=lambda who: question.asked_id in (None, who.id)))
    return about


async def _title(question: SecondPerson) -> Text:
    subject = question.subject
    record = None if subject.kind in LEDGERS else await stored.get_record(subject.kind, subject.id)
    about = subject if record is None else record.entry
    entry = await get_entry(about.kind, about.id, None) if about is not None else None
    title = " ".join(
        filter(None, (record.number if record is not None else "", entry.title if entry is not None else ""))
    )
    return Text(title, title)


async def submit_declined(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """不是这样: whoever asked and the client's leads, or the administrators where it is ours, hear why."""
    question_id = view.draft.subject_id
    asked = await _answer(cause, who, question_id, Seconded.DECLINED, given(view.answers)[REASON])
    role = Role.ADMINISTRATOR if asked.question.client_id is None else Role.LEAD
    readers = {person.id for person in await people.find_people_with_role(asked.question.client_id, role)}
    for reader in sorted((readers | {asked.question.asker_id}) - {who.id}):
        if await people.get_person(reader) is not None:
            await post(cause, DECLINED, (QUESTION, question_id), reader)
    return Outcome(ANSWERED, question_id)


async def submit_another(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """另请见证人: with the reason for which the one who was asked is asked no more."""
    question = await seconding.get_question(view.draft.subject_id)
    if question is None or not await _is_last(question) or not may_ask_another(who, question):
        raise SubjectDone(view.draft.subject_id)
    said = given(view.answers)
    await _close_open(cause, question.subject, Seconded.REPLACED)
    await _ask(cause, question.subject, question.client_id, question.asker_id, int(said[WITNESS]), said[REASON])
    return Outcome(ANSWERED, question.id)


async def find(who: Person, pick: str, view: DraftView, text: str) -> Found:
    """Who of ours may be the second person: who sees such records, and did not file this one."""
    if pick != WITNESSES:
        return Found((), 0)
    wanted = for_finding(text)
    found = [one for one in await _witnesses(who, view) if wanted in for_finding(one.label)]
    return Found(tuple(found[:FIRST_PICKS]), len(found))


async def get(who: Person, pick: str, view: DraftView, record_id: int) -> Pick | None:
    """One of them."""
    return (
        next((one for one in await _witnesses(who, view) if one.id == record_id), None) if pick == WITNESSES else None
    )


async def _witnesses(who: Person, view: DraftView) -> list[Pick]:
    see, filed_by = await _of_what(view)
    return [
        Pick(person.id, person.called)
        for person in await people.find_everyone_with_role(*OURS)
        if person.id not in (who.id, filed_by) and can_hear(person) and may(person, see, Subject(view.card.client_id))
    ]


async def _of_what(view: DraftView) -> tuple[Permit, int]:
    """Whose right it is to see what is to be confirmed, and who filed it, if it is filed."""
    kind = kind_of_form(view.draft.form)
    if kind is not None:
        return kind.see, view.draft.person_id
    question = await seconding.get_question(view.draft.subject_id)
    if question is None:
        raise SubjectDone(view.draft.subject_id)
    return RECORD_KINDS[question.subject_kind].see, question.asker_id


PICKING = Lookup(find, get)


def _purpose(form: str) -> Purpose:
    submit = submit_another if form == ANOTHER_FORM else submit_declined

    async def about(subject_kind: str, subject_id: int) -> Card | None:
        return await card(form, subject_kind, subject_id)

    return Purpose(None, about, submit, (ANSWERED,), lookup=PICKING)


PURPOSES = {form: _purpose(form) for form in (DECLINED_FORM, ANOTHER_FORM)}
