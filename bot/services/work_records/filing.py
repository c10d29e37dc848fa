"""A submitted form becomes a work record: numbered, with its files, for the client at once or later (clause 3.6)."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from bot.records.drafts import DraftView
from bot.records.links import Link
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.work_records import WorkRecord
from bot.rules.beijing import beijing_day
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cause import Cause
from bot.rules.checklists.asked import checklist_of
from bot.rules.form import Kind
from bot.rules.forms.answers import Answers
from bot.rules.forms.problems import KeptUntil, NothingSaid, NotWhole, Problem
from bot.rules.forms.score import kept
from bot.rules.late import late_of
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.record_kind import NO_LEDGER, RECALL_WINDOW, TASK, RecordKind, Release, State, named_under
from bot.rules.work_records.kinds import KINDS
from bot.services import sold
from bot.services.attachments import hand_over
from bot.services.cases.opening import open_of_record
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Lookup, Purpose
from bot.services.numbers import next_number
from bot.services.post.writing import post
from bot.services.tasks.done import fulfil
from bot.services.tasks.planned_words import planned_words
from bot.services.work_records.about import card
from bot.services.work_records.accepting import ask_to_accept
from bot.services.work_records.approving import ask_for_approval
from bot.services.work_records.events import kept_until, said_before, take_effect
from bot.services.work_records.handed_away import refuse_if_handed_away, warn
from bot.services.work_records.impacts import look_anew, note_instruments
from bot.services.work_records.messages import ALARM, HANDED_TO
from bot.services.work_records.seconding import PICKING as PICKING_A_WITNESS
from bot.services.work_records.seconding import ask_about_record
from bot.services.work_records.together import PICKING, Other, others_in
from storage import tasks
from storage.cases import of_records as cases
from storage.jobs import queue as jobs
from storage.ledgers.finding import get_entry
from storage.ledgers.writing import hold_entry
from storage.people import persons as people
from storage.trail.entries import add_entry
from storage.trail.late import find_late_of
from storage.work_records import stored

FILED: Mapping[str, OutcomeKind] = {kind.kind: OutcomeKind(kind.form.code) for kind in KINDS}
"""A record that was filed or corrected, by its kind; of before that too, so by the code of the form."""


def report_job(kind: RecordKind) -> str:
    """The job that makes the report of a record for whoever filed it."""
    return f"report_{kind.kind}"


def release_job(kind: RecordKind) -> str:
    """The job that gives a record to the client once its window is over."""
    return f"issue_{kind.kind}"


def is_fraction(kind: RecordKind, answers: Answers) -> bool:
    """Whether minutes were not counted whole."""
    return bool(Decimal(given(answers).get(kind.minutes, 0)) % 1)


async def check(kind: RecordKind, cause: Cause, view: DraftView) -> Problem | None:
    """Minutes are counted; something must be said, in writing, spoken or by a file; others that are named are there.

    And its day must have come.
    """
    if kind.not_before:
        kept = await kept_until(kind, Link(view.draft.subject_kind, view.draft.subject_id), beijing_day(cause.at))
        if kept is not None:
            return KeptUntil(kept)
    if kind.together:
        who = await people.get_person(view.draft.person_id)
        wrong = (await others_in(who, kind, view))[1] if who is not None else None
        if wrong is not None:
            return wrong
    if is_fraction(kind, view.answers):
        return NotWhole(view.form.step(kind.minutes))
    if kind.needs and not any(key in given(view.answers) or view.files(key) for key in kind.needs):
        return NothingSaid(view.form.step(kind.needs[0]))
    return None


NOTHING_DERIVED: Mapping[str, str] = {}


async def file(
    cause: Cause,
    who: Person,
    view: DraftView,
    kind: RecordKind,
    *,
    derived: Mapping[str, str] = NOTHING_DERIVED,
    day: date | None = None,
    other: Other | None = None,
) -> Link:
    """Files a record of this kind, inside a transaction that is open already.

    ``derived``: what nobody was asked (``RecordKind.derived``). ``day``: on which it was, where its own form says so.
    ``other``: to which further entry the same happened; the first has the files.

    Raises:
        SubjectDone: it happened to the entry meanwhile.
    """
    draft, about = view.draft, view.card
    began = late_of(draft.started_at, await find_late_of("draft", draft.id))
    began_at = draft.started_at if began is None else began.said_at
    # a press tells no time, so what it began may count as begun after the next message was sent
    filed_at = max(began_at, cause.said_at)
    windowed = kind.release is Release.AFTER_WINDOW
    task_id = draft.subject_id if draft.subject_kind == TASK else None
    entry = None if draft.subject_kind in NO_LEDGER else Link(draft.subject_kind, draft.subject_id)
    if other is not None:
        entry = Link(draft.subject_kind, other.entry.id)
    if entry is not None:
        await _hold(kind, entry)
        # what happens to an entry counts as what was planned for it
        task_id = await tasks.find_open_of_entry(entry, kind.form.code, beijing_day(filed_at))
    on = day or _day(kind, view, filed_at)
    said = {**said_in(kind, view), **derived, **(await said_before(kind, entry) if entry is not None else {})}
    said |= {**(other.said if other is not None else {}), **await names_of(kind, said)}
    waits = kind.waits or (kind.confirmed and not _may_confirm(who, kind, view))
    record_id = await stored.add_record(
        kind=kind.kind,
        number=await next_number(kind.number, cause),
        client_id=about.client_id,
        site_id=about.site_id,
        entry=entry,
        person_id=who.id,
        draft_id=draft.id,
        task_id=task_id,
        of_person_id=about.of_person_id,
        day=on,
        state=State.SUBMITTED if waits else State.ISSUED,
        said=said,
        began_at=began_at,
        filed_at=filed_at,
        recall_until=cause.at + RECALL_WINDOW if windowed else None,
        released_at=filed_at if not waits and about.client_id is not None else None,
    )
    whose = {"client": about.client_id} if about.client_id is not None else {}
    await add_entry(cause, "submit", kind.kind, record_id, draft=draft.id, **whose)
    if task_id is not None:
        if draft.subject_kind == TASK:
            await refuse_if_handed_away(view)
        await fulfil(cause, task_id, filed_at)
    if other is None:
        await hand_over(cause, view, kind.kind, record_id)
    if entry is not None and not waits:
        await _follow_up(cause, who, view, kind, Link(kind.kind, record_id))
        if kind.doubts is not None:
            await look_anew(cause, entry.id)
    await note_instruments(cause, view, Link(kind.kind, record_id))
    if kind.document:
        await jobs.add_job(report_job(kind), record_id, cause.at)
    if windowed:
        await jobs.add_job(release_job(kind), record_id, cause.at + RECALL_WINDOW)
    record = Link(kind.kind, record_id)
    if kind.approve is not None and waits:
        await ask_for_approval(cause, who, record)
    if not waits:
        await ask_to_accept(cause, kind.kind, record_id)
        if task_id is not None:
            await sold.warn(cause, task_id)
    return record


async def _hold(kind: RecordKind, entry: Link) -> None:
    """Nobody else enters anything of an entry until the transaction ends; what could happen to it still can."""
    await hold_entry(entry.kind, entry.id)
    found = await get_entry(entry.kind, entry.id, None)
    if found is None or found.ended_at is not None or not kind.can_happen(found.values):
        raise SubjectDone(entry.id)


async def names_of(kind: RecordKind, said: Mapping[str, str]) -> dict[str, str]:
    """What those are called that the facts of a record name by their ids."""
    found = {}
    for key in kind.facts:
        question = kind.question(key)
        if question.kind is Kind.RECORD and key in said:
            entry = await get_entry(question.pick or "", int(said[key]), None)
            found[named_under(key)] = entry.title if entry is not None else "—"
    return found


async def _follow_up(cause: Cause, who: Person, view: DraftView, kind: RecordKind, link: Link) -> None:
    """What becomes of an entry by its event: at once, or when a second person says so; who hears of it at once."""
    record = await stored.get_record(link.kind, link.id)
    if record is None:
        raise LookupError(link)
    if kind.second is None:
        await take_effect(cause, link)
    else:
        named = given(view.answers).get(kind.second.named)
        await ask_about_record(cause, who, record, int(named) if named else None)
    called = await _open(cause, who, record) if kind.opens is not None else frozenset[int]()
    for reader in await people.find_people_with_role(record.client_id, *kind.alarms) if kind.alarms else ():
        if reader.id != who.id and reader.id not in called:
            await post(cause, ALARM, (kind.kind, record.id), reader.id, at_any_hour=True)


async def _open(cause: Cause, who: Person, record: WorkRecord) -> frozenset[int]:
    """The case that a record opens; the ids of who is called to it."""
    opens, entry = record.of_kind.opens, record.entry
    found = await get_entry(entry.kind, entry.id, None) if entry is not None else None
    if opens is None or record.client_id is None or entry is None or found is None:
        return frozenset()
    if await cases.get_open_case_of_entry(record.kind, entry) is not None:
        # somebody reported the same before
        return frozenset()
    said = next(one for one in record.of_kind.question(opens.told).options if one.key == record.said[opens.told])
    told = said.label.to(who.language).lower()
    title = opens.title.to(who.language, told=told, entry=found.values["code"])
    return await open_of_record(cause, who, CASE_KINDS[opens.case], record.link, record.client_id, title)


def _may_confirm(who: Person, kind: RecordKind, view: DraftView) -> bool:
    return kind.approve is not None and may(who, kind.approve, Subject(view.card.client_id))


def _day(kind: RecordKind, view: DraftView, filed_at: datetime) -> date:
    """On which it was done, as was said, or else on which it was filed."""
    said = given(view.answers)
    return date.fromisoformat(said[kind.day]) if kind.day in said else beijing_day(filed_at)


def told(kind: RecordKind, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that a record shows beside its words; minutes, which ``check`` saw to be whole, as such."""
    said = {key: answers[key] for key in (*kind.facts, kind.sorted_by, kind.minutes) if key in answers}
    return {key: str(int(Decimal(value))) if key == kind.minutes else value for key, value in said.items()}


def said_in(kind: RecordKind, view: DraftView) -> dict[str, str]:
    """The answers that the record shows; what was written beside the files counts as words."""
    answers = given(view.answers)
    said = told(kind, answers)
    if kind.checklists:
        said |= kept(view.form, view.answers, checklist_of(view.form.code))
    if kind.words:
        files_to = view.form.step(kind.words).question.files_to
        written = answers.get(kind.words)
        captions = [one.caption for one in view.files(files_to or "") if one.caption and one.caption != written]
        said[kind.words] = "\n".join([*([written] if written is not None else []), *captions])
    return said


async def submit(kind: RecordKind, cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Files the record."""
    others, _ = await others_in(who, kind, view)
    first = await file(cause, who, view, kind)
    for one in others:
        await file(cause, who, view, kind, other=one.beside(first.id))
    if kind.tells and kind.tells in given(view.answers):
        await post(cause, HANDED_TO, (kind.kind, first.id), int(given(view.answers)[kind.tells]))
    return Outcome(FILED[kind.kind], first.id)


def _picking(kind: RecordKind) -> Lookup | None:
    """What its form lets pick: a witness, or entries of a ledger."""
    if kind.second is not None:
        return PICKING_A_WITNESS
    return PICKING if any(step.question.pick in LEDGERS for step in kind.form.steps()) else None


PURPOSES = {
    kind.form.code: Purpose(
        kind.file,
        partial(card, kind),
        partial(submit, kind),
        (FILED[kind.kind],),
        check=partial(check, kind),
        warn=warn,
        lookup=_picking(kind),
        begins_with=partial(planned_words, kind.planned) if kind.planned else None,
    )
    for kind in KINDS
    if not kind.finds and not kind.derived
}
"""What finds something has a purpose of its own, which opens the findings; so has what says more than was asked."""
