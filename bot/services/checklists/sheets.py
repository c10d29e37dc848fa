"""Checklists out and in as workbooks: an export is the template, and what comes back is a draft (clause 4.6).

A workbook with one bad cell is kept in no part: it comes back with what is wrong marked. What came out of the firm's
own checklist goes into the draft of its next version, as long as nobody has changed that one since; anything else is a
checklist of its own, so that nothing is lost.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath

from bot.documents.checklists.reading import SheetFound, SheetUpload
from bot.documents.checklists.workbook import Marking, SheetExport, draw_checklist, draw_marked
from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.records.attachments import AttachmentRecord, of_record
from bot.records.checklists import ChecklistRow
from bot.records.documents import About
from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.checklist_sheets.rows import mark_of, same_content
from bot.rules.checklists.built_in import BUILT_IN, NUMBERS
from bot.rules.checklists.checklist import Checklist
from bot.rules.checklists.plain import from_plain
from bot.rules.checklists.rights import DRAFT_CHECKLISTS, SEE_CHECKLISTS
from bot.rules.forms.own_checklists import FILE, SHEET
from bot.rules.forms.sent_media import SentAs
from bot.rules.ledgers.spreadsheets import is_spreadsheet
from bot.rules.people import Person
from bot.rules.permissions import everywhere
from bot.rules.text import Language, Text
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.checklists import drafting
from bot.services.checklists.items import codes_of
from bot.services.drafts.purpose import Purpose
from bot.services.post.writing import MessageCode, post
from storage import attachments, checklists
from storage.database import writing
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.trail.entries import add_entry, get_doer

SENT = OutcomeKind("checklist_sheet")
READ, FAILED = MessageCode("checklist_read"), MessageCode("checklist_unread")
JOB, LOOK = "read_checklist", "look_at_workbook"
SUBJECT = "checklist_sheet"
"""A workbook that was sent, by the id of its attachment."""
NEW, NEXT, OTHER, SAME = "new", "next", "other", "same"
"""What a workbook became: a checklist, the draft of the next version of the one it came from, a checklist beside that
one since somebody has changed it, or nothing, since it says the same."""
MOST_SAID = 5
RECORDS: Mapping[str, Text] = {kind.kind: kind.name for kind in RECORD_KINDS.values() if kind.checklists}
"""What the kinds of records are called for which checklists are; patrols come first."""


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A workbook says itself what it is about."""
    return Card() if (subject_kind, subject_id) == ("", 0) else None


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:  # noqa: ARG001 -- the shape of ``Purpose.submit``
    """Has the workbook read: that takes a moment, and never holds up the chat."""
    (file,) = view.files(FILE)
    await attachments.change_owner(view.draft.id, of_record(SUBJECT, view.draft.id))
    await jobs.add_job(JOB, file.id, cause.at)
    return Outcome(SENT, file.id)


@writing
async def take_over(cause: Cause, who: Person, telegram_file_id: str, name: str, size: int, number: int) -> None:
    """Has a workbook read that was taken for one of the ledgers; ``number``: by which those knew it."""
    file_id = await attachments.add_attachment(
        of_record(SUBJECT, number),
        sent_by_id=who.id,
        draft_id=None,
        question="",
        media="document",
        sent_as=SentAs.DOCUMENT,
        telegram_file_id=telegram_file_id,
        telegram_unique_id=f"{SUBJECT}:{number}",
        album="",
        name=name,
        caption="",
        size=size,
        sent_at=None,
        at=cause.at,
    )
    if file_id is not None:
        await jobs.add_job(JOB, file_id, cause.at)


async def look_at(cause: Cause, who: Person, file: AttachmentRecord) -> None:
    """Has a workbook looked at that lies in the tray of somebody who may draft: by its contents it may be a checklist;
    inside a transaction that is open already."""
    if is_spreadsheet(file.name) and drafting.may_draft(who):
        await jobs.add_job(LOOK, file.id, cause.at)


@writing
async def take_from_tray(cause: Cause, attachment_id: int) -> None:
    """Has a workbook read that turned out to be a checklist, unless its sender has used it for something meanwhile."""
    if await attachments.move_to_owner(attachment_id, of_record(SUBJECT, attachment_id)):
        await jobs.add_job(JOB, attachment_id, cause.at)


async def asked_for(attachment_id: int) -> tuple[AttachmentRecord, Person] | None:
    """A workbook that was sent and by whom, until it was read; None too where they may not draft (any more)."""
    if await get_doer("read", SUBJECT, attachment_id) is not None:
        return None
    file, sender_id = await attachments.get_attachment(attachment_id), await attachments.get_sender(attachment_id)
    sender = await people.get_person(sender_id) if sender_id is not None else None
    if file is None or sender is None or not drafting.may_draft(sender):
        return None
    return file, sender


async def upload_of(file: AttachmentRecord, content: bytes) -> SheetUpload:
    """What the child process needs to read a workbook."""
    own = [row for row in await checklists.find_checklists() if row.code not in BUILT_IN]
    return SheetUpload(content, file.name, RECORDS, {row.code: await codes_of(row.id) for row in own})


@writing
async def take(cause: Cause, who: Person, file: AttachmentRecord, found: SheetFound) -> None:
    """Keeps what a workbook says as a draft, and tells whoever sent it; one that is none is told with its reason."""
    if await get_doer("read", SUBJECT, file.id) is not None:
        return
    if found.readable is None:
        await say(cause, who, file, {"refusal": found.refusal, "detail": found.detail})
        return
    code, how = await _kept(cause, who, found.readable.checklist, found.readable.mark)
    unused = list(found.items.unused) if found.items is not None else []
    await say(cause, who, file, {"code": code, "how": how, "unused": unused})


async def say(cause: Cause, who: Person, file: AttachmentRecord, said: Mapping[str, object]) -> None:
    """Tells what came of a workbook, inside a transaction that is open already."""
    await post(cause, READ, (SUBJECT, file.id), who.id, parameters=said)
    await add_entry(cause, "read", SUBJECT, file.id)


def faulty(found: SheetFound, language: Language) -> dict[str, object]:
    """What is said of a workbook with bad cells: how many there are, and the first of them."""
    first = [problem.sentence(language) for problem in found.problems[:MOST_SAID]]
    return {"problems": len(found.problems), "first": first, "rows": [one.row for one in found.problems[:MOST_SAID]]}


async def _kept(cause: Cause, who: Person, content: Checklist, mark: str) -> tuple[str, str]:
    """Keeps a content where it belongs; the code of its checklist, and what it became."""
    row = await checklists.hold_checklist(content.code) if content.code not in BUILT_IN else None
    if row is None:
        copied_from = content.code if content.code in BUILT_IN else ""
        return await drafting.added(cause, who, content, copied_from), NEW
    base = await _unchanged(row, mark)
    if base is None or row.retired_at is not None or content.kind != row.kind:
        return await drafting.added(cause, who, content, row.code), OTHER
    if same_content(content, base):
        return row.code, SAME
    version = await drafting.save(cause, who, row, content)
    await add_entry(cause, "draft", "checklist", row.id, version=version)
    return row.code, NEXT


async def _unchanged(row: ChecklistRow, mark: str) -> Checklist | None:
    """What a workbook was made of, as long as that is still what is worked on."""
    version = await checklists.get_version(row.id, row.drafted or row.version)
    if version is not None and row.drafted:
        # who is changing an item of it just now is waited for
        version = await checklists.hold_draft(version.id)
    content = from_plain(version.content) if version is not None else None
    return content if content is not None and mark_of(content) == mark else None


async def tell_of_failure(cause: Cause, attachment_id: int) -> None:
    """Whoever sent a workbook that could not be read is told; inside a transaction that is open already."""
    asked = await asked_for(attachment_id)
    if asked is not None:
        await post(cause, FAILED, (SUBJECT, attachment_id), asked[1].id)


async def _content(number: int) -> Checklist | None:
    """What is in the checklist that documents know by this number: its draft, where there is one."""
    code = next((code for code, known in NUMBERS.items() if known == number), None)
    code = code or await checklists.get_code(number)
    return await drafting.content_of(code) if code is not None else None


async def about(number: int) -> About | None:
    """What the file of a checklist is called."""
    content = await _content(number)
    return About(content.title.zh, None) if content is not None else None


async def may_have(who: Person, number: int, _: datetime) -> bool:
    """Whoever may see checklists."""
    return everywhere(who, SEE_CHECKLISTS) and await _content(number) is not None


async def gather(number: int, language: Language, desk: Desk) -> Drawn | None:
    """The workbook."""
    content = await _content(number)
    return Drawn(draw_checklist, SheetExport(content, RECORDS, language, desk.at)) if content is not None else None


async def about_marked(attachment_id: int) -> About | None:
    """The marked copy is called as what was sent, so that people know it again."""
    file = await attachments.get_attachment(attachment_id)
    return About(PurePath(file.name).stem, beijing_day(file.received_at)) if file is not None else None


async def may_have_marked(who: Person, attachment_id: int, _: datetime) -> bool:
    """Whoever sent it."""
    return drafting.may_draft(who) and await attachments.get_sender(attachment_id) == who.id


async def gather_marked(attachment_id: int, language: Language, desk: Desk) -> Drawn | None:
    """What was sent, with what is wrong marked."""
    file = await attachments.get_attachment(attachment_id)
    if file is None or file.sha256 is None:
        return None
    upload = await upload_of(file, await desk.archive.get(file.sha256))
    return Drawn(draw_marked, Marking(upload, language, desk.at))


EXPORT = DocumentKind(
    "checklist_export", "checklist", Text("检查表", "checklist"), "xlsx", about, may_have, gather, as_of_now=True
)
MARKED = DocumentKind(
    "checklist_marked",
    SUBJECT,
    Text("标错检查表", "marked checklist"),
    "xlsx",
    about_marked,
    may_have_marked,
    gather_marked,
)
DOCUMENTS = (EXPORT, MARKED)
PURPOSES = {SHEET.code: Purpose(DRAFT_CHECKLISTS, card, submit, (SENT,))}
