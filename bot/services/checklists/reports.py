"""The report of a filled checklist (clause 4.7.1): what goes into it, and who may have it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import cast

from bot.documents.drawing import Drawn
from bot.documents.kinds import Archive, Desk, DocumentKind
from bot.documents.patrols.record import (
    PatrolReport,
    Photo,
    ReportChange,
    ReportFinding,
    ReportItem,
)
from bot.documents.patrols.report import render
from bot.documents.words import CAME_BACK, EFFECTS, LASTING_LINE, Result
from bot.records.cases.findings import FindingRecord
from bot.records.documents import About, Validity
from bot.records.drafts import DraftView
from bot.records.work_records import WorkRecord
from bot.rules.beijing import beijing_day
from bot.rules.cases.finding import VOIDED
from bot.rules.cases.finding_terms import Severity
from bot.rules.checklists.asked import EQUIPMENT, INSTRUMENT, NOTE, PHOTO, PROOF, REMARK, SCENE, said_in_chinese
from bot.rules.form import Kind, Step
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.lasting import effect_of, item_of, said_in
from bot.rules.forms.said import in_words
from bot.rules.forms.score import by_section, score, score_of, title_of
from bot.rules.forms.spent import said_times, spent
from bot.rules.forms.unmeasured import unmeasured
from bot.rules.forms.walking import visible
from bot.rules.late import processed_at
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.people import Person
from bot.rules.plain_words import CONFORM, NON_CONFORM, NOT_APPLICABLE
from bot.rules.practice import is_practice
from bot.rules.record_kind import RECALL_WINDOW, RecordKind, State
from bot.rules.sealing import fingerprint
from bot.rules.text import Language, Text, joined
from bot.rules.verification import Standing, VerificationLink
from bot.rules.work_records.inspections import INSPECTION
from bot.rules.work_records.patrols import PATROL
from bot.services.checklists.found import as_recorded
from bot.services.checklists.report_confirmations import confirmed
from bot.services.checklists.report_place import companions_of, place_of
from bot.services.drafts.given import given
from bot.services.drafts.loading import get_form, load
from bot.services.work_records import audits
from bot.services.work_records.confirming import said_at
from bot.services.work_records.content import draft_that_holds, filed_draft, told_changes
from bot.services.work_records.files import get_to_draw
from bot.services.work_records.readers import reads
from bot.services.work_records.seeing import may_see
from storage import attachments, clients
from storage.cases import findings
from storage.ledgers.finding import get_entry
from storage.settings.firm import get_settings
from storage.trail.entries import head
from storage.trail.late import find_late_of
from storage.work_records.amending import find_amendments
from storage.work_records.stored import get_record

RESULTS: dict[str, Result] = {CONFORM: "conform", NON_CONFORM: "non_conform", NOT_APPLICABLE: "not_applicable"}


async def about(kind: RecordKind, record_id: int) -> About | None:
    """The record's firm, site and day."""
    record = await get_record(kind.kind, record_id)
    client = await clients.get_client(record.client_id or 0) if record is not None else None
    if record is None or client is None:
        return None
    return About(client.short_name, beijing_day(record.filed_at), place=record.site_name, number=record.number)


async def may_have(kind: RecordKind, who: Person, record_id: int, _: datetime) -> bool:
    """Whoever may see the record, or gets its report; the client's own people once it was issued to them."""
    record = await get_record(kind.kind, record_id)
    if record is None or not record.stands:
        return False
    return may_see(who, record) or await reads(who, record)


async def gather(kind: RecordKind, record_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The report; none of a record that was recalled.

    Raises:
        FilesMissing
    """
    record = await get_to_draw(kind.kind, record_id)
    if record is None:
        return None
    sealed = await head()
    report = replace(
        await report_of(record, language, desk.provider, desk.archive),
        version=desk.version,
        seal=fingerprint(*sealed) if sealed is not None else "",
    )
    if not report.practice:
        report = replace(report, code=desk.code, link=f"https://t.me/{desk.bot}?start={VerificationLink(desk.code)}")
    return Drawn(render, report)


async def corrected_at(kind: RecordKind, record_id: int) -> datetime | None:
    """When it was corrected, or its release put off, and with it the dates that the report tells; None: it was not."""
    record = await get_record(kind.kind, record_id)
    if record is None:
        return None
    later = processed_at(record.filed_at, await find_late_of(kind.kind, record_id))
    put_off = record.recall_until != (later or record.filed_at) + RECALL_WINDOW
    moments = [record.recall_until] if put_off and record.recall_until is not None else []
    moments += [one.amended_at for one in (await find_amendments(record.link))[-1:]]
    return max(moments, default=None)


async def verify(kind: RecordKind, record_id: int) -> Validity | None:
    """What becomes of the record of a report, for whoever has the report in hand."""
    record = await get_record(kind.kind, record_id)
    if record is None:
        return None
    standings = {
        State.SUBMITTED: Standing.NOT_YET,
        State.ISSUED: Standing.ISSUED,
        State.RECALLED: Standing.RECALLED,
        State.VOIDED: Standing.VOIDED,
    }
    if record.released_at is None:
        # of what was taken back before the client had it, nobody hears
        return Validity(Standing.NOT_YET)
    return Validity(standings[record.state], record.replaced_by or "")


def _kind(kind: RecordKind, name: Text) -> DocumentKind:
    return DocumentKind(
        kind.document,
        kind.kind,
        name,
        "pdf",
        partial(about, kind),
        partial(may_have, kind),
        partial(gather, kind),
        corrected_at=partial(corrected_at, kind),
        added_at=partial(said_at, kind),
        verify=partial(verify, kind),
    )


TITLES: Mapping[str, Text] = {
    PATROL.kind: Text("质量巡查报告", "Quality Patrol Report"),
    INSPECTION.kind: Text("质量检查报告", "Quality Inspection Report"),
}
DOCUMENTS = (
    _kind(PATROL, Text("巡查报告", "patrol report")),
    _kind(INSPECTION, Text("检查报告", "inspection report")),
)


def _by(record: WorkRecord, language: Language) -> str:
    """By whom it was made; who began it is named, too, where that was somebody else."""
    if not record.begun_by:
        return record.person_name
    both = Text("{name}（由{begun}开始填写）", "{name} (begun by {begun})")
    return both.to(language, name=record.person_name, begun=record.begun_by)


async def report_of(record: WorkRecord, language: Language, provider: str, files: Archive) -> PatrolReport:
    """Everything the report says, with the content of the photos that were not lost."""
    filed, holds = await filed_draft(record), await draft_that_holds(record)
    view = replace(await load(holds), form=await get_form(filed.form, filed.version))
    photos: dict[str, list[Photo]] = {}
    senders = await attachments.find_senders(holds.id)
    shown = {step.key for step in visible(view.form, view.answers)}
    for attachment in view.attachments:
        # of an item that turned out to conform, what was sent of the problem is no evidence any more
        if attachment.media == "photo" and (attachment.question in shown or "." not in attachment.question):
            shown_as = attachment.drawn_from
            content = await files.get(shown_as) if shown_as is not None else None
            sent = attachment.late
            photo = Photo(
                content,
                attachment.caption,
                attachment.said_at,
                senders[attachment.id],
                attachment.name,
                None if sent is None else sent.processed_at,
            )
            photos.setdefault(attachment.question, []).append(photo)
    found = [one for one in await findings.find_findings_of(record.link) if one.state != VOIDED]
    by_question = {finding.question: finding for finding in found if finding.question}
    came_back = [finding for finding in found if not finding.question]
    lasting = await findings.find_findings(sorted(said_in(view.answers)))
    began, submitted = await find_late_of("draft", record.draft_id), await find_late_of(record.kind, record.id)
    firm = await get_settings()
    times = spent(said_times(view.answers), record.began_at, record.filed_at)
    return PatrolReport(
        number=record.number,
        provider_name=provider,
        logo=await _logo(firm.logo, files),
        client_name=record.client_name,
        site_name=record.site_name,
        consultant=_by(record, language),
        companions=companions_of(view),
        started_at=times[0],
        ended_at=times[1],
        written_up=bool(said_times(view.answers)),
        submitted_at=record.filed_at,
        started_processed_at=processed_at(times[0], began),
        submitted_processed_at=processed_at(record.filed_at, submitted),
        place=place_of(view, language),
        form_title=" ".join(filter(None, (view.form.title.to(language), said_in_chinese(view.form, language)))),
        form_version=view.form.version,
        language=language,
        items=(
            *_items(view, by_question, photos, await _instruments(view), language),
            *_came_back(view, came_back, language),
        ),
        scene=tuple(photos.get(SCENE, ())),
        practice=is_practice(record.client_id),
        title=TITLES[record.kind].to(language),
        score=_score(view, language),
        round=await _round(record, language),
        lasting=_lasting(view, lasting, language),
        changes=await _changed(record, language),
        confirmations=await confirmed(record, language),
    )


async def _changed(record: WorkRecord, language: Language) -> tuple[ReportChange, ...]:
    """The corrections in order: when, by whom and why, and what each of them changed."""
    corrections, late = await find_amendments(record.link), await find_late_of(record.kind, record.id)
    changed = await told_changes(record, corrections)
    return tuple(
        ReportChange(
            one.amended_at,
            one.amended_by,
            one.reason,
            tuple(text.to(language) for text in lines),
            processed_at(one.amended_at, late),
        )
        for one, lines in zip(corrections, changed, strict=True)
    )


def _lasting(view: DraftView, closed: Sequence[FindingRecord], language: Language) -> tuple[str, ...]:
    """What was said of fixes that were closed before."""
    lines = []
    for one in closed:
        effect = effect_of(view.answers, one.id, item_of(view.form, one.question, one.clause))
        if effect is not None:
            said = EFFECTS[effect].to(language)
            lines.append(LASTING_LINE.to(language, number=one.number, what=one.what, effect=said))
    return tuple(lines)


def _came_back(view: DraftView, found: Sequence[FindingRecord], language: Language) -> tuple[ReportItem, ...]:
    """What came back, and is none of the form's items: behind them."""
    first = len(numbered(view.form)) + 1
    return tuple(
        ReportItem(
            number=number,
            topic=CAME_BACK.to(language),
            clause=one.clause or None,
            result="non_conform",
            note=one.what,
            finding=_finding(one, (), language),
            counted=False,
        )
        for number, one in enumerate(found, start=first)
    )


async def _round(record: WorkRecord, language: Language) -> tuple[str, ...]:
    """What the client has of the same round of internal audit: each with its figures and how much was found."""
    others = [one for one in await audits.round_of(record) if one.id != record.id and one.state is State.ISSUED]
    found = Text("{n} 个问题", "{n} findings", "{n} finding")
    lines = []
    for one in others:
        title, scored = title_of(one.said), score_of(one.said)
        said = [one.day.isoformat(), one.number, title.to(language) if title is not None else ""]
        if scored is not None:
            said.append(f"{scored.percent}%（{scored.conform}/{scored.judged}）")
        if one.findings:
            said.append(found.to(language, n=one.findings))
        lines.append(" · ".join(filter(None, said)))
    return tuple(lines)


async def _logo(attachment_id: int | None, files: Archive) -> bytes | None:
    """The firm's logo, once the archive has it."""
    attachment = await attachments.get_attachment(attachment_id) if attachment_id is not None else None
    return await files.get(attachment.sha256) if attachment is not None and attachment.sha256 is not None else None


def _items(
    view: DraftView,
    found: dict[str, FindingRecord],
    photos: dict[str, list[Photo]],
    instruments: Mapping[str, str],
    language: Language,
) -> tuple[ReportItem, ...]:
    """The items that were asked, with the section that each begins where there are several."""
    sections = view.form.sections if len(view.form.sections) > 1 else ()
    of = {key: section.name.to(language) for section in sections for key in section.keys}
    shown = {step.key for step in visible(view.form, view.answers)}
    items, before = [], ""
    for number, step in enumerate(numbered(view.form), start=1):
        if step.key not in shown:
            continue
        begins = of.get(step.key, "")
        item = _item(view, step, number, found.get(step.key), photos, language)
        used = instruments.get(step.key, "")
        items.append(replace(item, section=begins if begins != before else "", instrument=used))
        before = begins
    return tuple(items)


async def _instruments(view: DraftView) -> dict[str, str]:
    """What each item was measured with, by its key: number and name of an instrument of ours."""
    used = {}
    for step in visible(view.form, view.answers):
        answer = view.answers.get(step.key)
        if step.question.kind is Kind.RECORD and step.question.pick == EQUIPMENT and answer and not answer.skipped:
            entry = await get_entry(LEDGERS[EQUIPMENT].code, int(str(answer.value)), None)
            if entry is not None:
                called = (str(entry.values["code"] or ""), entry.title)
                used[step.key.removesuffix(f".{INSTRUMENT}")] = " ".join(filter(None, called))
    return used


def _item(
    view: DraftView,
    step: Step,
    number: int,
    finding: FindingRecord | None,
    photos: dict[str, list[Photo]],
    language: Language,
) -> ReportItem:
    said, answer = given(view.answers), view.answers.get(step.key)
    words = in_words(step.question, answer).to(language)
    result = judged(step.question, answer)
    without = unmeasured(view.answers, step.key)
    answered = "unmeasured" if without is not None else "said" if words else "skipped"
    noted = said.get(f"{step.key}.{NOTE if result == NON_CONFORM else REMARK}", "")
    return ReportItem(
        number=number,
        look_at=step.question.help.to(language) if step.question.help is not None else "",
        topic=f"{'★ ' if step.question.veto else ''}{step.question.prompt.to(language)}",
        clause=step.question.clause,
        result=RESULTS[result] if result is not None else cast(Result, answered),
        note="\n".join(filter(None, (words, noted, without.to(language) if without is not None else ""))),
        finding=_finding(as_recorded(finding, view, step), photos.get(f"{step.key}.fixed.photo", ()), language)
        if finding is not None
        else None,
        photos=(*photos.get(f"{step.key}.{PHOTO}", ()), *photos.get(f"{step.key}.{PROOF}", ())),
    )


def _score(view: DraftView, language: Language) -> tuple[str, ...]:
    """The score, and that of each section where there are several; no percentage without the 否决项 that failed."""
    whole = score(view.form, view.answers)
    if not whole.judged:
        return ()
    said = Text("{percent}%（{conform}/{judged}）", "{percent}% ({conform}/{judged})")
    lines = [said.to(language, percent=whole.percent, conform=whole.conform, judged=whole.judged)]
    if whole.vetoes:
        failed = Text("否决项★ 未通过：{numbers}", "Critical ★ failed: {numbers}")
        lines.append(failed.to(language, numbers=joined(map(str, whole.vetoes), language)))
    parts = by_section(view.form, view.answers)
    if len(parts) > 1:
        each = [f"{name.to(language)} {one.percent}%" for name, one in parts if one.percent is not None]
        lines.append(" · ".join(each))
    return tuple(lines)


def _finding(finding: FindingRecord, after: Sequence[Photo], language: Language) -> ReportFinding:
    return ReportFinding(
        number=finding.number,
        severity=Severity(finding.severity).value,
        suggestion=finding.suggestion.to(language),
        due_at=finding.due_at,
        fixed_on_the_spot=finding.fixed_on_the_spot,
        owner=finding.owner,
        immediate=finding.immediate,
        photos_after=tuple(after),
        repeat_of=finding.repeat_of or "",
    )
