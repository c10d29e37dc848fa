"""What is said to a self-check since (clause 4.6).

The client notes what became of a problem, which stays theirs, or hands it to the butler, who has it as a finding then.
The butler looks at it from afar, and remarks.
"""

from functools import partial

from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.work_records import WorkRecord
from bot.rules.cause import Cause
from bot.rules.checklists.asked import IMMEDIATE
from bot.rules.form import Form, Step
from bot.rules.forms.answers import Answer, Answers
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.self_checks import DONE, HANDLED, ITEM, REMARK, TEXT
from bot.rules.people import Person, Role
from bot.rules.permissions import Permit, Subject, may
from bot.rules.plain_words import NON_CONFORM
from bot.rules.self_checks.words import HANDLED_NOTE, REMARKED, SEEN
from bot.rules.text import Text
from bot.rules.work_records.self_checks import REVIEW, SELF_CHECK
from bot.services.attachments import hand_over
from bot.services.cases.findings import Found, open_finding
from bot.services.cases.handing_on import tell_team
from bot.services.checklists.found import severity_of, suggestion_in
from bot.services.drafts.given import given
from bot.services.drafts.loading import get_form
from bot.services.drafts.purpose import Purpose
from bot.services.post.writing import MessageCode, post
from bot.services.work_records.content import filed_draft
from bot.services.work_records.seeing import NoSuchRecord
from storage import self_checks
from storage.cases import findings
from storage.database import writing
from storage.drafts import stored as drafts
from storage.people import persons as people
from storage.trail.entries import add_entry
from storage.work_records import amending, stored

NOTED = OutcomeKind("self_check_noted")
REMARK_TOLD = MessageCode("self_check_remark")
"""To whoever recorded it and the client's managers."""


async def _get(record_id: int) -> WorkRecord:
    record = await stored.get_record(SELF_CHECK.kind, record_id)
    if record is None:
        raise NoSuchRecord(SELF_CHECK.kind, record_id)
    return record


async def _allowed(who: Person, record_id: int, permit: Permit) -> WorkRecord:
    record = await _get(record_id)
    if not may(who, permit, Subject(record.client_id)):
        raise NoSuchRecord(SELF_CHECK.kind, record_id)
    return record


async def problems_of(record: WorkRecord) -> tuple[Form, Answers, dict[int, Step]]:
    """The items that do not conform, by their numbers, with the form and its answers."""
    draft = await filed_draft(record)
    form, answers = await get_form(draft.form, draft.version), await drafts.get_answers(draft.id)
    items = enumerate(numbered(form), start=1)
    found = {n: step for n, step in items if judged(step.question, answers.get(step.key)) == NON_CONFORM}
    return form, answers, found


@writing
async def mark_seen(cause: Cause, who: Person, record_id: int) -> None:
    """已看: the butler looked at it. Raises NoSuchRecord: it is not theirs to look at."""
    record = await _allowed(who, record_id, REVIEW)
    known = await self_checks.find_notes((record.id,))
    if any(note.what in (SEEN, REMARKED) for note in known):
        return
    await self_checks.add_note(record.client_id or 0, record.id, SEEN, person_id=who.id, at=cause.at)
    await add_entry(cause, "review", record.kind, record.id)


@writing
async def hand_on(cause: Cause, who: Person, record_id: int, number: int) -> None:
    """交给管家跟进: an item that does not conform becomes a finding, of which the team hears. Done once.

    Raises:
        NoSuchRecord: it is not the person's, or there is no such problem.
    """
    record = await _allowed(who, record_id, SELF_CHECK.file)
    await amending.hold(record.link)
    form, answers, problems = await problems_of(record)
    if number not in problems or record.client_id is None:
        raise NoSuchRecord(record.kind, record_id)
    step, said = problems[number], given(answers)
    if any(one.question == step.key for one in await findings.find_findings_of(record.link)):
        return
    found = Found(
        record.client_id,
        None,
        said.get(f"{step.key}.note", ""),
        severity_of(form, said, step.key),
        step.key,
        step.question.clause or "",
        suggestion_in(form, said, step.key),
        said.get(f"{step.key}.{IMMEDIATE}", ""),
    )
    case_id = await open_finding(cause, who, record.link, found)
    await tell_team(cause, case_id, record.client_id)


async def card(permit: Permit, subject_kind: str, subject_id: int) -> Card | None:
    """The record that something is said to."""
    record = await stored.get_record(SELF_CHECK.kind, subject_id) if subject_kind == SELF_CHECK.kind else None
    if record is None:
        return None
    title = f"{record.number} · {record.client_name}"
    allows = partial(_may, permit, record.client_id)
    return Card(record.client_id, title=Text(title, title), allows=allows, subject_id=record.id)


def _may(permit: Permit, client_id: int | None, who: Person) -> bool:
    return may(who, permit, Subject(client_id))


async def picks(who: Person, pick: str, about: Card) -> tuple[Pick, ...]:  # noqa: ARG001 -- as ``Purpose.picks``
    """The problems of the record."""
    _, _, problems = await problems_of(await _get(about.subject_id))
    return tuple(Pick(n, f"{n} {step.question.name.to(who.language)}") for n, step in problems.items())


async def begins_with(who: Person, subject_kind: str, subject_id: int) -> Answers:  # noqa: ARG001 -- as ``Purpose``
    """The item, where there is but one."""
    _, _, problems = await problems_of(await _get(subject_id))
    return {ITEM: Answer(str(next(iter(problems))))} if len(problems) == 1 else {}


async def submit_remark(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Keeps the remark and tells it."""
    record, text = await _get(view.draft.subject_id), given(view.answers)[TEXT]
    note = await _note(cause, who, view, record, REMARKED, text)
    managers = await people.find_people_with_role(record.client_id, Role.CLIENT_MANAGER)
    for reader in sorted({record.person_id, *(one.id for one in managers)} - {who.id}):
        await post(cause, REMARK_TOLD, (record.kind, record.id), reader, occurrence=note)
    return Outcome(NOTED, record.id)


async def submit_handled(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Keeps what was done about a problem, with its photos."""
    record, said = await _get(view.draft.subject_id), given(view.answers)
    _, _, problems = await problems_of(record)
    item = problems.get(int(said[ITEM]))
    await _note(cause, who, view, record, HANDLED_NOTE, said[DONE], item.key if item is not None else "")
    await hand_over(cause, view, record.kind, record.id)
    return Outcome(NOTED, record.id)


async def _note(
    cause: Cause, who: Person, view: DraftView, record: WorkRecord, what: str, text: str, item: str = ""
) -> int:
    note = await self_checks.add_note(
        record.client_id or 0,
        record.id,
        what,
        item=item,
        text=text,
        person_id=who.id,
        at=cause.at,
        draft_id=view.draft.id,
    )
    await add_entry(cause, "note", record.kind, record.id, draft=view.draft.id)
    return note


PURPOSES = {
    REMARK.code: Purpose(None, partial(card, REVIEW), submit_remark, (NOTED,)),
    HANDLED.code: Purpose(
        None, partial(card, SELF_CHECK.file), submit_handled, (NOTED,), picks, begins_with=begins_with
    ),
}
