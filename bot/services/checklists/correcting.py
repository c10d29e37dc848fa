"""更正 of a filled checklist: what was answered is changed with a reason, what it said before is kept (clause 3.6).

Items that do not conform any more void their finding, those that turn out not to conform open one; what is said of one
that does not conform still goes to its finding (``services/cases/correcting.py``). The client, who has the record, gets
its report anew.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot.records.cases.findings import FindingRecord
from bot.records.drafts import DraftRecord, DraftView
from bot.records.outcomes import Outcome
from bot.records.work_records import WorkRecord
from bot.rules.beijing import beijing_day
from bot.rules.cases.finding import VOIDED
from bot.rules.cause import Cause
from bot.rules.checklists.asked import FIXED, IMMEDIATE, NOTE, OWNER, SEVERITIES, UNTIL
from bot.rules.form import Form
from bot.rules.forms.changes import changes_between
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.pinning import fingerprint, to_json
from bot.rules.forms.problems import NothingChanged, Problem
from bot.rules.forms.score import CHECKLIST, kept
from bot.rules.forms.spent import day_said, said_times, wrong_times
from bot.rules.forms.work_records import WHY, corrected
from bot.rules.people import Person
from bot.rules.plain_words import NON_CONFORM, YES
from bot.rules.record_kind import RecordKind, State
from bot.rules.text import Text
from bot.rules.whole_numbers import read_whole
from bot.rules.work_records.kinds import KINDS
from bot.services.cases.correcting import AsSaid, Follows, follow, foreseen
from bot.services.cases.findings import open_finding
from bot.services.cases.lasting import settle
from bot.services.cases.steps import let_go
from bot.services.cases.unrepeated import forget_repeats
from bot.services.checklists.found import found_at, severity_of, suggestion_in
from bot.services.checklists.picking import PICKING
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone, get_form
from bot.services.drafts.purpose import Purpose
from bot.services.post.writing import post
from bot.services.work_records.amending import card
from bot.services.work_records.content import draft_that_holds, filed_draft, names_in
from bot.services.work_records.filing import FILED
from bot.services.work_records.impacts import note_instruments
from bot.services.work_records.messages import CORRECTED
from bot.services.work_records.seeing import may_be_corrected
from storage import attachments
from storage.cases import finding_details, findings
from storage.cases import stored as cases
from storage.drafts import form_versions
from storage.drafts import stored as drafts
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.post import outbox
from storage.trail.entries import add_entry
from storage.work_records import amending, stored

_PAST = Text("已闭环，只更正记录", "closed, so corrected in the record alone")
_OPEN_AGAIN = Text("重新打开，期限从更正时算起", "open again, its time counted from this correction")


@dataclass(frozen=True, slots=True)
class Changes:
    """What changes in words, the items that do not conform now, the findings of those that do; and of those that do not
    still, how their findings follow the record."""

    told: tuple[Text, ...]
    new: tuple[str, ...]
    gone: tuple[FindingRecord, ...]
    follow: tuple[Follows, ...]


def reissue_job(kind: RecordKind) -> str:
    """The job that makes the report of a corrected record and sends it to whoever has the one before."""
    return f"reissue_{kind.kind}"


async def goes_on_from(kind: RecordKind, cause: Cause, record_id: int) -> tuple[str, DraftRecord]:
    """The form that asks what changes of a record, made of the one that was filled in, and the draft that holds."""
    record = await _record(kind, record_id)
    filed = await filed_draft(record)
    form = corrected(kind, await get_form(filed.form, filed.version), f"{kind.amending}/{filed.id}")
    await form_versions.add_form_version(form.code, form.version, fingerprint(form), to_json(form), cause.at)
    return form.code, await draft_that_holds(record)


async def _record(kind: RecordKind, record_id: int) -> WorkRecord:
    record = await stored.get_record(kind.kind, record_id)
    if record is None:
        raise SubjectDone(record_id)
    return record


async def _changes(record: WorkRecord, view: DraftView, form: Form) -> Changes:
    """What a correction changes."""
    before = await drafts.get_answers((await draft_that_holds(record)).id)
    there = {one.question: one for one in await findings.find_findings_of(record.link) if one.state != VOIDED}
    fails = [step.key for step in numbered(form) if judged(step.question, view.answers.get(step.key)) == NON_CONFORM]
    items = {step.key for step in numbered(form)}
    follow = []
    for key, one in there.items():
        if key not in fails or (was := _as_said(form, given(before), key)) == (
            now := _as_said(form, given(view.answers), key)
        ):
            continue
        followed = await foreseen(record, one.id, was, now)
        if followed is not None:
            follow.append(followed)
    return Changes(
        changes_between(form, before, view.answers, await names_in(form, before, view.answers)),
        tuple(key for key in fails if key not in there),
        tuple(one for key, one in there.items() if key in items and key not in fails),
        tuple(follow),
    )


def _as_said(form: Form, said: dict[str, str], item: str) -> AsSaid:
    """What a record says of what was found at an item."""
    until = said.get(f"{item}.{UNTIL}")
    return AsSaid(
        severity_of(form, said, item),
        read_whole(said.get(f"{item}.{OWNER}", "")),
        date.fromisoformat(until) if until is not None else None,
        said.get(f"{item}.{FIXED}") == YES,
        said.get(f"{item}.{NOTE}", ""),
        said.get(f"{item}.{IMMEDIATE}", ""),
        suggestion_in(form, said, item) or Text("", ""),
    )


async def warn(kind: RecordKind, view: DraftView) -> Text | None:
    """What follows from the correction, before it is submitted."""
    record = await _record(kind, view.draft.subject_id)
    filed = await filed_draft(record)
    changes = await _changes(record, view, await get_form(filed.form, filed.version))
    if not changes.told:
        return Text("还没有改动：点要改的项。", "Nothing is changed yet: tap what changes.")
    told = [Text("更正后报告重新出一版，发给企业。", "The client gets the report anew.")]
    if changes.new:
        told.append(Text(f"新增 {len(changes.new)} 个问题。", f"Findings that are added: {len(changes.new)}."))
    if changes.gone:
        numbers = [one.number for one in changes.gone]
        told.append(Text(f"问题 {'、'.join(numbers)} 作废。", f"Findings that become void: {', '.join(numbers)}."))
    told += [await _followed(one) for one in changes.follow]
    return Text("".join(one.zh for one in told), " ".join(one.en for one in told))


async def _followed(one: Follows) -> Text:
    """How a finding stands once its record is corrected."""
    case, told = one.case, list[Text]()
    if one.closes:
        told.append(Text("当场已整改，闭环", "fixed on the spot, so closed"))
    elif one.handled:
        told.append(Text("企业已在处理，不因更正闭环", "the client is on it, so it is not closed by this"))
    elif one.opens:
        told.append(_OPEN_AGAIN)
    elif one.past:
        told.append(_PAST)
    if one.severity != case.severity:
        label = next(option.label for option in SEVERITIES if option.key == one.severity)
        told.append(Text(f"程度改为{label.zh}", f"severity {label.en.lower()}"))
    if one.promised_at is not None and one.promised_at != case.promised_at:
        day = beijing_day(one.promised_at).isoformat()
        told.append(Text(f"期限改为 {day}", f"to fix by {day}"))
    elif one.kept and case.promised_at is not None:
        day = beijing_day(case.promised_at).isoformat()
        told.append(Text(f"期限另定过，仍为 {day}", f"still to fix by {day}, as was set"))
    if one.handler_id != case.handler_id:
        person = await people.get_person_on_record(one.handler_id) if one.handler_id is not None else None
        named = Text(person.called, person.called) if person is not None else Text("无", "nobody")
        told.append(Text(f"整改人改为{named.zh}", f"responsible: {named.en}"))
    if one.words:
        told.append(Text("文字按更正后的", "worded as corrected"))
    if one.own_words:
        told.append(Text("立即措施另写过，仍为原文", "what was done at once stays as was written since"))
    if not told:
        return Text(f"问题 {case.number} 不变。", f"{case.number} stays as it is.")
    said = Text("，".join(part.zh for part in told), ", ".join(part.en for part in told))
    return Text(f"问题 {case.number}：{said.zh}。", f"{case.number}: {said.en}.")


async def check(kind: RecordKind, cause: Cause, view: DraftView) -> Problem | None:  # noqa: ARG001 -- the shape of ``Purpose.check``
    """A correction changes something: what is answered, or what is shown of it; and it can have been so."""
    record = await _record(kind, view.draft.subject_id)
    if (wrong := wrong_times(view.form, view.answers, record.began_at, record.filed_at)) is not None:
        return wrong
    filed, holds = await filed_draft(record), await draft_that_holds(record)
    changes = await _changes(record, view, await get_form(filed.form, filed.version))
    shown = {(file.question, file.telegram_file_id) for file in view.attachments}
    before = {(file.question, file.telegram_file_id) for file in await attachments.get_attachments(holds.id)}
    return None if changes.told or shown != before else NothingChanged()


async def submit(kind: RecordKind, cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Adds the amendment, and has the report made anew."""
    record = await _record(kind, view.draft.subject_id)
    await amending.hold(record.link)
    record = await _record(kind, record.id)
    if not may_be_corrected(record):
        raise SubjectDone(record.id)
    await findings.hold(record.link)
    filed, holds = await filed_draft(record), await draft_that_holds(record)
    form = await get_form(filed.form, filed.version)
    changes = await _changes(record, view, form)
    times = said_times(view.answers)
    amendment_id = await amending.amend(
        record.link,
        day=day_said(times) or record.day,
        said=record.said | kept(form, view.answers, record.said.get(CHECKLIST, kind.form.code)) | times,
        state=State.ISSUED,
        person_id=view.draft.person_id,
        draft_id=view.draft.id,
        reason=given(view.answers)[WHY],
        at=cause.said_at,
    )
    await add_entry(cause, "amend", kind.kind, record.id, draft=view.draft.id, amendment=amendment_id)
    await note_instruments(cause, view, record.link)
    for one in changes.gone:
        await _void(cause, who, record, one)
    await forget_repeats(cause, [one.id for one in changes.gone])
    for follows in changes.follow:
        await follow(cause, who, record, view.draft.id, follows)
    for key in changes.new:
        found = found_at(view, form, key, record.client_id, record.site_id)
        await open_finding(cause, who, record.link, replace(found, found_at=record.filed_at))
    await settle(cause, record.link, {})
    await attachments.hand_over_new(view.draft.id, holds.id, kind.kind, record.id)
    for attachment in view.attachments:
        await jobs.add_job("archive_file", attachment.id, cause.at)
    if kind.document:
        await jobs.repeat_job(reissue_job(kind), record.id, cause.at)
    return Outcome(FILED[kind.kind], record.id)


async def _void(cause: Cause, who: Person, record: WorkRecord, finding: FindingRecord) -> None:
    """There was nothing to fix: whoever was told of it hears so."""
    if not await finding_details.void_finding(finding.id, cause.at):
        return
    await outbox.cancel_messages("case", finding.id, cause.at)
    await add_entry(cause, "void", "case", finding.id, **{record.kind: record.id})
    await let_go(cause, who, finding.id)
    for person_id in await cases.find_who_saw(finding.id):
        if person_id != who.id and await people.get_person(person_id) is not None:
            await post(
                cause, CORRECTED[record.kind], (record.kind, record.id), person_id, occurrence=f"{record.amended + 1}"
            )


PURPOSES = {
    kind.amending: Purpose(
        None,
        partial(card, kind),
        partial(submit, kind),
        (FILED[kind.kind],),
        lookup=PICKING,
        check=partial(check, kind),
        warn=partial(warn, kind),
        goes_on_from=partial(goes_on_from, kind),
    )
    for kind in KINDS
    if kind.corrected_as_asked
}
