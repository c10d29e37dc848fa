"""Copies of photos, as a chat shows them: upright, without camera and place, marked with when, where and from whom.

What somebody sent goes byte for byte only to our own people and the auditor; everybody else who may look at a record,
a case or an entry gets the copies, as its reports show them (clauses 3.6, 5.3.3).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bot.documents.photos import Mark
from bot.records.attachments import AttachmentRecord, Belongs
from bot.records.links import CASE, Link
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cause import Cause
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.releasing import is_for
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.cases.seeing import NoSuchCase, get_case
from bot.services.ledgers.entries import NoSuchEntry, get_entry
from bot.services.ledgers.keeping import is_confidential
from bot.services.post.writing import MessageCode, post
from bot.services.work_records import files as record_files
from bot.services.work_records.seeing import NoSuchRecord, get_record
from storage import attachments, clients, documents
from storage.cases import stored as cases
from storage.database import writing
from storage.documents import AskedDocument
from storage.drafts.stored import get_draft
from storage.jobs import queue as jobs
from storage.ledgers import finding as entries
from storage.post import outbox
from storage.work_records import stored as records

PHOTO_COPY = MessageCode("photo_copy")
"""To whoever asked to see a photo: its copy."""
MARK_PHOTO = "mark_photo"
"""The job that makes a copy in a language."""
DOCUMENT, OF = "photo_copy", "attachment"
"""A copy among the documents, one for each language of a file."""
ONE_ASK = timedelta(seconds=30)
"""Taps within the same such time ask once, and none asks for what has not come yet."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo of what it is shown with: ``called`` names that, ``secret`` as of a screen."""

    file: AttachmentRecord
    called: str
    secret: bool


def reads_originals(who: Person, client_id: int | None) -> bool:
    """Whether the person, who may look at something of a client or (None) of ours, gets its files as they came."""
    return not who.roles <= CLIENT_SIDE if client_id is None else is_for(who, client_id, None)


@writing
async def ask(cause: Cause, who: Person, subject: Link, files: Iterable[AttachmentRecord]) -> None:
    """Has copies of photos of something sent that the person looks at, in their language; each is made once."""
    said = {"of": subject.kind, "of_id": subject.id}
    occurrence = f"{subject.kind}:{subject.id}:{cause.at.timestamp() // ONE_ASK.total_seconds():.0f}"
    for file in files:
        copy_id = await documents.add_asked(DOCUMENT, OF, file.id, who.language, 1)
        if await outbox.is_under_way(PHOTO_COPY, who.id, "document", copy_id, cause.at):
            continue
        new = await post(cause, PHOTO_COPY, ("document", copy_id), who.id, occurrence=occurrence, parameters=said)
        if new and await documents.get_document(DOCUMENT, OF, file.id, who.language) is None:
            # also after it was given up: whoever asks again gets new tries
            await jobs.repeat_job(MARK_PHOTO, copy_id, cause.at)


async def get_shown(who: Person, subject: Link, attachment_id: int, cause: Cause) -> Shown | None:
    """A photo of something that the person may look at; None: they may not (any more), or it is not there."""
    try:
        files, called, secret = await _files(who, subject, cause)
    except (NoSuchCase, NoSuchEntry, NoSuchRecord):
        return None
    file = next((one for one in files if one.id == attachment_id), None)
    return Shown(file, called, secret) if file is not None else None


async def _files(who: Person, subject: Link, cause: Cause) -> tuple[tuple[AttachmentRecord, ...], str, bool]:
    if subject.kind == CASE:
        case = await get_case(who, subject.id)
        return case.files, case.case.number, CASE_KINDS[case.case.kind].confidential
    if subject.kind in RECORD_KINDS:
        view = await get_record(who, subject.kind, subject.id, cause)
        return (*view.files, *view.signed), view.record.number, view.secret
    entry = await get_entry(who, subject.kind, subject.id)
    return entry.files, entry.entry.title, is_confidential(entry)


async def mark_of(file: AttachmentRecord) -> Mark:
    """What the copy of a photo says: when it was received, of which client and site, and who sent it."""
    by = (await attachments.find_senders_of(file.owner)).get(file.id, "")
    return Mark(file.said_at, await _place_of(file), by)


async def _place_of(file: AttachmentRecord) -> str:
    """The client and the site of what a photo belongs to; empty for what is ours."""
    if file.belongs_to is Belongs.ENTRY:
        entry = await entries.get_entry(file.owner_kind, file.owner_id, None)
        client = await clients.get_client(entry.client_id) if entry is not None and entry.client_id else None
        return client.name if client is not None else ""
    about = Link(file.owner_kind, file.owner_id)
    if about.kind != CASE and about.kind not in RECORD_KINDS:
        # a signed page: what its form was about
        draft = await get_draft(file.draft_id) if file.draft_id is not None else None
        about = Link(draft.subject_kind, draft.subject_id) if draft is not None else about
    of = await (cases.get_case(about.id) if about.kind == CASE else records.get_record(about.kind, about.id))
    return " · ".join(filter(None, (of.client_name, of.site_name))) if of is not None else ""


@writing
async def keep(cause: Cause, asked: AskedDocument, sha256: str) -> None:
    """Notes a copy that was made and stored."""
    await documents.add_document(
        kind=DOCUMENT,
        subject_kind=OF,
        subject_id=asked.subject_id,
        language=asked.language,
        version=asked.version,
        sha256=sha256,
        name=f"{asked.subject_id}.jpg",
        at=cause.at,
    )


async def number_of(copy_id: int) -> str | None:
    """The number of the record that the photo of a copy is of, as ``files.number_of_file``."""
    asked = await documents.get_asked(copy_id)
    return await record_files.number_of_file(asked.subject_id) if asked is not None else ""
