"""The patrol report (clause 4.7.1): what goes into it, and where it goes once it is made."""

from datetime import datetime

from bot.documents.drawing import Drawn
from bot.documents.kinds import Archive, Desk, DocumentKind
from bot.documents.patrols.record import PatrolReport, Photo, Place, ReportFinding, ReportItem
from bot.documents.patrols.report import render
from bot.documents.words import Result
from bot.records.attachments import AttachmentRecord, of_record
from bot.records.cases.findings import FindingRecord
from bot.records.documents import About
from bot.records.drafts import DraftView
from bot.records.patrols.patrols import PatrolRecord
from bot.rules.beijing import beijing_day
from bot.rules.cases.finding_terms import Severity
from bot.rules.cause import Cause
from bot.rules.forms.form import Kind, Step
from bot.rules.forms.quick_line import numbered
from bot.rules.late import processed_at
from bot.rules.people import Person, Role
from bot.rules.plain_words import CONFORM, NON_CONFORM, NOT_APPLICABLE
from bot.rules.practice import is_practice
from bot.rules.text import Language, Text
from bot.services.drafts.given import given
from bot.services.drafts.loading import load
from bot.services.patrols.patrols import RECALL_WINDOW, may_see
from bot.services.post.administrators import tell_administrators
from bot.services.post.writing import MessageCode, post
from storage import attachments, clients
from storage.cases import findings
from storage.database import writing
from storage.drafts import stored as drafts
from storage.jobs import queue as jobs
from storage.patrols import patrols
from storage.people import persons as people
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry
from storage.trail.late import find_late_of

OWN_REPORT, FILE_LOST = MessageCode("own_report"), MessageCode("file_lost")

RESULTS: dict[str, Result] = {CONFORM: "conform", NON_CONFORM: "non_conform", NOT_APPLICABLE: "not_applicable"}


class FilesMissing(Exception):
    """The archive does not have all photos yet, and they are not lost either: it is tried again."""


async def languages_for(patrol: PatrolRecord) -> tuple[Language, ...]:
    """The languages in which the client's managers read their report."""
    managers = await people.find_people_with_role(patrol.client_id, Role.CLIENT_MANAGER)
    return tuple(sorted({manager.language for manager in managers}))


async def missing_files(patrol_id: int) -> tuple[AttachmentRecord, ...]:
    """Files of a patrol that are not in the archive yet, but for those that were lost."""
    found = await attachments.find_attachments_of(of_record("patrol", patrol_id))
    missing = [file for file in found if file.sha256 is None]
    return tuple([file for file in missing if not await jobs.is_lost("archive_file", file.id)])


async def about(patrol_id: int) -> About | None:
    """The patrol's firm, site and day."""
    patrol = await patrols.get_patrol(patrol_id)
    client = await clients.get_client(patrol.client_id) if patrol is not None else None
    if patrol is None or client is None:
        return None
    return About(client.short_name, beijing_day(patrol.submitted_at), place=patrol.site_name, number=patrol.number)


async def may_have(who: Person, patrol_id: int, _: datetime) -> bool:
    """Whoever may see the patrol; the client's own people once it was issued to them."""
    patrol = await patrols.get_patrol(patrol_id)
    return patrol is not None and patrol.stands and may_see(who, patrol)


async def gather(patrol_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The report; none of a patrol that was recalled.

    Raises:
        FilesMissing
    """
    patrol = await patrols.get_patrol(patrol_id)
    if patrol is None or not patrol.stands:
        return None
    if await missing_files(patrol_id):
        raise FilesMissing(patrol_id)
    return Drawn(render, await report_of(patrol, language, desk.provider, desk.archive))


async def corrected_at(patrol_id: int) -> datetime | None:
    """When its release was put off, and with it the dates that the report tells; None: it was not."""
    patrol = await patrols.get_patrol(patrol_id)
    if patrol is None:
        return None
    later = processed_at(patrol.submitted_at, await find_late_of("patrol", patrol_id))
    if patrol.recall_until == (later or patrol.submitted_at) + RECALL_WINDOW:
        return None
    return patrol.recall_until


PATROL_REPORT = DocumentKind(
    "patrol_report",
    "patrol",
    Text("巡查报告", "patrol report"),
    "pdf",
    about,
    may_have,
    gather,
    corrected_at=corrected_at,
)


async def report_of(patrol: PatrolRecord, language: Language, provider: str, files: Archive) -> PatrolReport:
    """Everything the report says, with the content of the photos that were not lost."""
    draft = await drafts.get_draft(patrol.draft_id)
    if draft is None:
        raise LookupError(patrol.draft_id)
    view = await load(draft)
    photos: dict[str, list[Photo]] = {}
    for attachment in view.attachments:
        if attachment.media == "photo":
            content = await files.get(attachment.sha256) if attachment.sha256 is not None else None
            sent = attachment.late
            photo = Photo(
                content,
                attachment.caption,
                attachment.received_at if sent is None else sent.said_at,
                patrol.consultant_name,
                attachment.name,
                None if sent is None else sent.processed_at,
            )
            photos.setdefault(attachment.question, []).append(photo)
    by_question = {finding.question: finding for finding in await findings.find_findings_of_patrol(patrol.id)}
    began, submitted = await find_late_of("draft", patrol.draft_id), await find_late_of("patrol", patrol.id)
    firm, companion = await get_settings(), given(view.answers).get("companion")
    return PatrolReport(
        number=patrol.number,
        provider_name=provider,
        logo=await _logo(firm.logo, files),
        client_name=patrol.client_name,
        site_name=patrol.site_name,
        consultant=patrol.consultant_name,
        companions=(companion,) if companion else (),
        started_at=patrol.started_at,
        submitted_at=patrol.submitted_at,
        started_processed_at=processed_at(patrol.started_at, began),
        submitted_processed_at=processed_at(patrol.submitted_at, submitted),
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


@writing
async def hand_to_consultant(cause: Cause, patrol: PatrolRecord) -> None:
    """The consultant gets the report at once, unless the patrol was recalled meanwhile (``notices`` sees to it)."""
    await post(cause, OWN_REPORT, ("patrol", patrol.id), patrol.consultant_id)


@writing
async def archived(cause: Cause, attachment_id: int, sha256: str) -> None:  # noqa: ARG001 -- every use case has one
    """Notes that the archive has its own copy of a file."""
    await attachments.change_archived(attachment_id, sha256)


@writing
async def lose(cause: Cause, attachment_id: int, after_attempts: int) -> bool:
    """Notes that Telegram no longer has a file, after so many attempts to archive it; False when there are tries left.

    The administrators are told once per patrol, so that somebody asks for the original.
    """
    if not await jobs.change_to_lost("archive_file", attachment_id, after_attempts, cause.at):
        return False
    await add_entry(cause, "lose", "attachment", attachment_id)
    if is_practice(await attachments.get_sender(attachment_id)):
        return True
    patrol = await patrols.get_patrol_of_attachment(attachment_id)
    subject = ("patrol", patrol.id) if patrol is not None else ("attachment", attachment_id)
    told = {"number": patrol.number if patrol is not None else ""}
    # a patrol and an attachment may have the same id
    await tell_administrators(cause, FILE_LOST, subject, told, occurrence=subject[0])
    return True


async def number_of(patrol_id: int) -> str | None:
    """The number of a patrol, for what is said when work on it failed; None: it is practice."""
    patrol = await patrols.get_patrol(patrol_id)
    if patrol is None:
        return ""
    return None if is_practice(patrol.client_id) else patrol.number


async def number_of_file(attachment_id: int) -> str | None:
    """The number of the patrol that a file is of, empty for a file of something else; None: it is practice."""
    if is_practice(await attachments.get_sender(attachment_id)):
        return None
    patrol = await patrols.get_patrol_of_attachment(attachment_id)
    return patrol.number if patrol is not None else ""
