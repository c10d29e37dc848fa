"""Photos that came as files, as a chat shows them: upright, and without camera or place (clauses 3.6, 5.3.3).

What the phone kept goes byte for byte only to our own people and the auditor; everybody else who may look at a record,
a case or an entry gets the copies, as its reports show them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.records.attachments import AttachmentRecord
from bot.records.links import CASE, Link
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.releasing import is_for
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.cases.steps import NoSuchCase, get_case
from bot.services.ledgers.entries import NoSuchEntry, get_entry
from bot.services.ledgers.keeping import is_confidential
from bot.services.post.writing import MessageCode, post
from bot.services.work_records.files import SHOW_PHOTO
from bot.services.work_records.seeing import NoSuchRecord, get_record
from storage.database import writing
from storage.jobs import queue as jobs

PHOTO_COPY = MessageCode("photo_copy")
"""To whoever asked to see a photo: its copy."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo of what it is shown with: ``called`` names that, ``secret`` as of a screen."""

    file: AttachmentRecord
    called: str
    secret: bool


def reads_originals(who: Person, client_id: int | None) -> bool:
    """Whether the person, who may look at something of a client, gets its files as they came."""
    return client_id is None or is_for(who, client_id, None)


@writing
async def ask(cause: Cause, who: Person, subject: Link, files: Iterable[AttachmentRecord]) -> None:
    """Has copies of photos of something sent that the person looks at; one that is not made yet is made first."""
    for file in files:
        if file.shown_sha256 is None and file.sha256 is not None:
            await jobs.repeat_job(SHOW_PHOTO, file.id, cause.at)
        occurrence = f"{file.id}:{cause.at:%Y%m%d%H%M%S}"
        said = {"attachment": file.id}
        await post(cause, PHOTO_COPY, (subject.kind, subject.id), who.id, occurrence=occurrence, parameters=said)


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
