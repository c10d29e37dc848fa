"""The patrol report (clause 4.7.1): what goes into it, and who may have it."""

from datetime import datetime

from bot.documents.drawing import Drawn
from bot.documents.kinds import Archive, Desk, DocumentKind
from bot.documents.patrols.record import PatrolReport, Photo, Place, ReportFinding, ReportItem
from bot.documents.patrols.report import render
from bot.documents.words import Result
from bot.records.cases.findings import FindingRecord
from bot.records.documents import About
from bot.records.drafts import DraftView
from bot.records.work_records import WorkRecord
from bot.rules.beijing import beijing_day
from bot.rules.cases.finding_terms import Severity
from bot.rules.form import Kind, Step
from bot.rules.forms.quick_line import numbered
from bot.rules.late import processed_at
from bot.rules.people import Person
from bot.rules.plain_words import CONFORM, NON_CONFORM, NOT_APPLICABLE
from bot.rules.practice import is_practice
from bot.rules.record_kind import RECALL_WINDOW
from bot.rules.text import Language, Text
from bot.rules.work_records.patrols import PATROL
from bot.services.drafts.given import given
from bot.services.drafts.loading import load
from bot.services.work_records.files import FilesMissing, missing_files
from bot.services.work_records.seeing import may_see
from storage import attachments, clients
from storage.cases import findings
from storage.drafts import stored as drafts
from storage.settings.firm import get_settings
from storage.trail.late import find_late_of
from storage.work_records.stored import get_record

RESULTS: dict[str, Result] = {CONFORM: "conform", NON_CONFORM: "non_conform", NOT_APPLICABLE: "not_applicable"}


async def about(patrol_id: int) -> About | None:
    """The patrol's firm, site and day."""
    patrol = await get_record(PATROL.kind, patrol_id)
    client = await clients.get_client(patrol.client_id or 0) if patrol is not None else None
    if patrol is None or client is None:
        return None
    return About(client.short_name, beijing_day(patrol.filed_at), place=patrol.site_name, number=patrol.number)


async def may_have(who: Person, patrol_id: int, _: datetime) -> bool:
    """Whoever may see the patrol; the client's own people once it was issued to them."""
    patrol = await get_record(PATROL.kind, patrol_id)
    return patrol is not None and patrol.stands and may_see(who, patrol)


async def gather(patrol_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The report; none of a patrol that was recalled.

    Raises:
        FilesMissing
    """
    patrol = await get_record(PATROL.kind, patrol_id)
    if patrol is None or not patrol.stands:
        return None
    if await missing_files(patrol.link):
        raise FilesMissing(patrol_id)
    return Drawn(render, await report_of(patrol, language, desk.provider, desk.archive))


async def corrected_at(patrol_id: int) -> datetime | None:
    """When its release was put off, and with it the dates that the report tells; None: it was not."""
    patrol = await get_record(PATROL.kind, patrol_id)
    if patrol is None:
        return None
    later = processed_at(patrol.filed_at, await find_late_of(PATROL.kind, patrol_id))
    if patrol.recall_until == (later or patrol.filed_at) + RECALL_WINDOW:
        return None
    return patrol.recall_until


PATROL_REPORT = DocumentKind(
    PATROL.document,
    PATROL.kind,
    Text("巡查报告", "patrol report"),
    "pdf",
    about,
    may_have,
    gather,
    corrected_at=corrected_at,
)


def _by(patrol: WorkRecord, language: Language) -> str:
    """By whom it was made; who began it is named, too, where that was somebody else."""
    if not patrol.begun_by:
        return patrol.person_name
    both = Text("{name}（由{begun}开始填写）", "{name} (begun by {begun})")
    return both.to(language, name=patrol.person_name, begun=patrol.begun_by)


async def report_of(patrol: WorkRecord, language: Language, provider: str, files: Archive) -> PatrolReport:
    """Everything the report says, with the content of the photos that were not lost."""
    draft = await drafts.get_draft(patrol.draft_id)
    if draft is None:
        raise LookupError(patrol.draft_id)
    view = await load(draft)
    photos: dict[str, list[Photo]] = {}
    senders = await attachments.find_senders(patrol.draft_id)
    for attachment in view.attachments:
        if attachment.media == "photo":
            content = await files.get(attachment.sha256) if attachment.sha256 is not None else None
            sent = attachment.late
            photo = Photo(
                content,
                attachment.caption,
                attachment.received_at if sent is None else sent.said_at,
                senders[attachment.id],
                attachment.name,
                None if sent is None else sent.processed_at,
            )
            photos.setdefault(attachment.question, []).append(photo)
    by_question = {finding.question: finding for finding in await findings.find_findings_of(patrol.link)}
    began, submitted = await find_late_of("draft", patrol.draft_id), await find_late_of(PATROL.kind, patrol.id)
    firm, companion = await get_settings(), given(view.answers).get("companion")
    return PatrolReport(
        number=patrol.number,
        provider_name=provider,
        logo=await _logo(firm.logo, files),
        client_name=patrol.client_name,
        site_name=patrol.site_name,
        consultant=_by(patrol, language),
        companions=(companion,) if companion else (),
        started_at=patrol.began_at,
        submitted_at=patrol.filed_at,
        started_processed_at=processed_at(patrol.began_at, began),
        submitted_processed_at=processed_at(patrol.filed_at, submitted),
        place=_place(view),
        form_title=view.form.title.to(language),
        form_version=view.form.version,
        language=language,
        items=tuple(
            _item(view, step, number, by_question.get(step.key), photos, language)
            for number, step in enumerate(numbered(view.form), start=1)
        ),
        scene=tuple(photos.get("scene", ())),
        practice=is_practice(patrol.client_id),
    )


async def _logo(attachment_id: int | None, files: Archive) -> bytes | None:
    """The firm's logo, once the archive has it."""
    attachment = await attachments.get_attachment(attachment_id) if attachment_id is not None else None
    return await files.get(attachment.sha256) if attachment is not None and attachment.sha256 is not None else None


def _item(
    view: DraftView,
    step: Step,
    number: int,
    finding: FindingRecord | None,
    photos: dict[str, list[Photo]],
    language: Language,
) -> ReportItem:
    said = given(view.answers)
    result = RESULTS.get(said.get(step.key, ""), "skipped")
    return ReportItem(
        number=number,
        topic=step.question.prompt.to(language),
        clause=step.question.clause,
        result=result,
        note=said.get(f"{step.key}.note", "") if result == NON_CONFORM else "",
        finding=None if finding is None else _finding(finding, step, photos, language),
        photos=tuple(photos.get(f"{step.key}.photo", ())),
    )


def _finding(finding: FindingRecord, step: Step, photos: dict[str, list[Photo]], language: Language) -> ReportFinding:
    return ReportFinding(
        number=finding.number,
        severity=Severity(finding.severity).value,
        suggestion=finding.suggestion.to(language),
        due_at=finding.due_at,
        fixed_on_the_spot=finding.fixed_on_the_spot,
        photos_after=tuple(photos.get(f"{step.key}.fixed.photo", ())),
    )


def _place(view: DraftView) -> Place | None:
    for step in view.form.steps():
        answer = view.answers.get(step.key)
        if step.question.kind is Kind.LOCATION and answer is not None and isinstance(answer.value, dict):
            latitude, longitude = float(answer.value["latitude"]), float(answer.value["longitude"])
            accuracy = answer.value.get("accuracy")
            return Place(latitude, longitude, float(accuracy) if accuracy is not None else None)
    return None
