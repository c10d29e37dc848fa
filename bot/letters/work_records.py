"""What is said about work records unasked, by kind: with its report where it has one."""

from bot.letters.kind import SENT_ON_WITH_WORK, STAYS, Hours, MessageKind, Occasion, Opening, WithDocument
from bot.letters.moot import Moot, NotReady
from bot.records.confirming import ConfirmationCode
from bot.records.links import CASE
from bot.records.work_records import RecordView, WorkRecord
from bot.rules.cases.finding import VOIDED
from bot.rules.cause import Cause
from bot.rules.permissions import Action, Subject, may
from bot.rules.record_kind import State
from bot.rules.text import Text
from bot.rules.work_records.kinds import KINDS, RECORD_KINDS
from bot.screens.buttons import ShowCase, ShowRecord
from bot.screens.photo_copies import unreadable
from bot.screens.report_readers import listed_recalled, listed_report
from bot.screens.screen import Screen
from bot.screens.work_records import codes, letters
from bot.screens.work_records.confirming import remarked
from bot.screens.work_records.photos_used import photos_used
from bot.services.cases import history
from bot.services.work_records.confirming import is_asked, to_confirm
from bot.services.work_records.files import languages_job
from bot.services.work_records.messages import (
    CODE,
    CODE_STANDS,
    CONFIRMED,
    CORRECTED,
    OWN_REPORT,
    RECALLED,
    RELEASED,
    REMARKED,
    TO_APPROVE,
    TO_CONFIRM,
    UNREADABLE,
)
from bot.services.work_records.readers import readers_of, reads
from bot.services.work_records.seeing import get_record, may_see
from bot.services.work_records.used_before import PHOTOS_USED, used_before
from storage import documents
from storage.attachments import get_attachment
from storage.cases import findings
from storage.documents import DocumentRecord
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.work_records import stored
from storage.work_records.amending import find_amendments
from storage.work_records.confirmation_codes import get_code
from storage.work_records.confirming import find_confirmations


async def _own_report(opening: Opening) -> WithDocument:
    view = await _view(opening)
    used = await used_before(opening.reader, view.record.draft_id, Cause(opening.at))
    screen = letters.own_report(view, used, opening.at, opening.language)
    return WithDocument(screen, await _document(view.record, opening))


async def _photos_used(opening: Opening) -> Screen:
    used = await used_before(opening.reader, int(opening.message.parameters["draft"]), Cause(opening.at))
    if not used:
        raise Moot(opening.message.kind)
    if opening.case is not None:
        return photos_used(used, opening.case.number, ShowCase(opening.case.id), opening.language)
    record = (await _view(opening)).record
    return photos_used(used, record.number, ShowRecord(record.kind, record.id), opening.language)


async def _unreadable(opening: Opening) -> Screen:
    said = opening.message.parameters
    file = await get_attachment(int(said["attachment"]))
    if file is None:
        raise Moot(opening.message.kind)
    pixels = (int(said["width"]), int(said["height"])) if "width" in said else None
    if opening.case is not None:
        return unreadable(file, pixels, opening.case.number, ShowCase(opening.case.id), opening.language)
    record = (await _view(opening)).record
    return unreadable(file, pixels, record.number, ShowRecord(record.kind, record.id), opening.language)


async def _report(opening: Opening) -> Screen | WithDocument:
    """To who is on the list and off it by now, nothing is said."""
    record = await _record(opening)
    if record is None or not record.stands or opening.reader.id not in {one.id for one in await readers_of(record)}:
        raise Moot(opening.message.kind)
    if not may_see(opening.reader, record):
        return WithDocument(listed_report(record, opening.language), await _document(record, opening))
    view = await _view(opening)
    screen = letters.client_report(view, opening.language)
    if not view.record.of_kind.document:
        return screen
    return WithDocument(screen, await _document(view.record, opening))


async def _corrected(opening: Opening) -> Screen | WithDocument:
    """The report anew; to who sees only what was found, what of it need not be fixed any more."""
    record = await _record(opening)
    if record is None or not record.stands or not record.amended:
        raise Moot(opening.message.kind)
    if may_see(opening.reader, record):
        view = await get_record(opening.reader, record.kind, record.id, Cause(opening.at))
        return WithDocument(letters.corrected(view, opening.language), await _document(record, opening))
    if await reads(opening.reader, record):
        screen = listed_report(record, opening.language, corrected=True)
        return WithDocument(screen, await _document(record, opening))
    found = [one for one in await findings.find_findings_of(record.link) if one.state == VOIDED]
    if not found or not may(opening.reader, Action.SEE_FINDING, Subject(record.client_id)):
        raise Moot(opening.message.kind)
    last = (await find_amendments(record.link))[-1]
    return letters.findings_void(found, last.amended_by, last.reason, opening.language)


async def _remarked(opening: Opening) -> Screen:
    return remarked(await _view(opening), opening.language)


async def _to_confirm(opening: Opening) -> Screen:
    record = await _record(opening)
    if record is None or record.state is not State.ISSUED or not await is_asked(opening.reader, record):
        raise Moot(opening.message.kind)
    asked = await to_confirm(record)
    # whom we asked in vain is not asked again, but may confirm it by themself
    if asked.said is not None or asked.noted:
        raise Moot(opening.message.kind)
    return codes.to_confirm(asked, opening.language)


async def _code(opening: Opening) -> WithDocument:
    code, record = await _shown_code(opening)
    if not code.holds(opening.at):
        raise Moot(opening.message.kind)
    picture = await documents.get_document(CODE, CODE, code.id)
    if picture is None:
        raise NotReady(opening.message.kind)
    return WithDocument(codes.to_scan(code, record, opening.language), picture)


async def _code_stands(opening: Opening) -> Screen:
    code, record = await _shown_code(opening)
    said = [one for one in await find_confirmations(record.link) if one.id == code.confirmation_id]
    if code.holds(opening.at):
        raise Moot(opening.message.kind)
    return codes.code_stands(code, record, said, opening.language)


async def _shown_code(opening: Opening) -> tuple[ConfirmationCode, WorkRecord]:
    """The code that the reader shows, and what it confirms."""
    code = await get_code(opening.message.subject_id)
    record = await stored.get_record(code.record_kind, code.record_id) if code is not None else None
    if code is None or record is None or not may_see(opening.reader, record):
        raise Moot(opening.message.kind)
    return code, record


async def _to_approve(opening: Opening) -> Screen:
    view = await _view(opening)
    if not view.rights.approve:
        raise Moot(opening.message.kind)
    return letters.to_approve(view, opening.language)


async def _confirmed(opening: Opening) -> Screen:
    view = await _view(opening)
    if view.record.state is not State.ISSUED:
        raise Moot(opening.message.kind)
    return letters.confirmed(view, opening.language)


async def _recalled(opening: Opening) -> Screen:
    """Told also when it was ended since, or stands corrected: what was said to the reader holds no more."""
    record, said = await _record(opening), opening.message.parameters
    if record is None:
        raise Moot(opening.message.kind)
    person, (why, _) = await people.get_person_on_record(int(said["who"])), await history.said(int(said["draft"]))
    who = person.called if person is not None else ""
    if may_see(opening.reader, record):
        view = await get_record(opening.reader, record.kind, record.id, Cause(opening.at))
        if "ended" in said:
            return letters.voided(view, who, why, opening.language)
        return letters.recalled(view, who, why, opening.language)
    if opening.reader.id in {one.id for one in await readers_of(record)}:
        return listed_recalled(record, who, why, opening.language)
    found = [one for one in await findings.find_findings_of(record.link) if one.state == VOIDED]
    if not found or not may(opening.reader, Action.SEE_FINDING, Subject(record.client_id)):
        raise Moot(opening.message.kind)
    # the client's staff know of what was found, not of the record
    return letters.findings_void(found, who, why, opening.language)


async def _record(opening: Opening) -> WorkRecord | None:
    return await stored.get_record(opening.message.subject_kind, opening.message.subject_id)


async def _view(opening: Opening) -> RecordView:
    """The record, unless it was recalled or is not the reader's to see."""
    record = await _record(opening)
    if record is None or not record.stands or not may_see(opening.reader, record):
        raise Moot(opening.message.kind)
    return await get_record(opening.reader, record.kind, record.id, Cause(opening.at))


async def _document(record: WorkRecord, opening: Opening) -> DocumentRecord:
    """Who stands in, or has changed the language since, has it in the one in which it was made."""
    kind = record.of_kind.document
    document = await documents.get_document(kind, record.kind, record.id, opening.language)
    if document is None and await jobs.is_waiting(languages_job(record.of_kind), record.id):
        raise NotReady(opening.message.kind)
    document = document or await documents.get_document(kind, record.kind, record.id)
    if document is None:
        raise NotReady(opening.message.kind)
    return document


async def _client(opening: Opening) -> tuple[int, ...]:
    record = await _record(opening)
    return () if record is None or record.client_id is None else (record.client_id,)


def _named(kind: str, zh: str, en: str) -> Text:
    name = RECORD_KINDS[kind].name
    return Text(f"{name.zh}{zh}", en.format(name=name.en))


REPORTED = tuple(kind.kind for kind in KINDS if kind.document)
CONFIRMED_KINDS = tuple(kind.kind for kind in KINDS if kind.confirm is not None)

MESSAGES = (
    MessageKind(
        OWN_REPORT,
        Text("报告", "a report"),
        REPORTED,
        SENT_ON_WITH_WORK,
        _own_report,
        clients=_client,
        hours=Hours.ANY,
        silent=True,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        PHOTOS_USED,
        Text("照片重复的提示", "a hint that a photo was used before"),
        (*RECORD_KINDS, CASE),
        STAYS,
        _photos_used,
        hours=Hours.ANY,
        silent=True,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        UNREADABLE,
        Text("照片打不开的提示", "a hint that a photo cannot be opened"),
        (*RECORD_KINDS, CASE),
        STAYS,
        _unreadable,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        REMARKED,
        Text("客户的意见", "what a client remarked"),
        REPORTED,
        SENT_ON_WITH_WORK,
        _remarked,
        clients=_client,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        TO_CONFIRM,
        Text("请确认记录", "a record to confirm"),
        CONFIRMED_KINDS,
        STAYS,
        _to_confirm,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        CODE,
        Text("现场确认二维码", "the QR code to confirm a record"),
        (CODE,),
        STAYS,
        _code,
        hours=Hours.ANY,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        CODE_STANDS,
        Text("谁扫码确认了的标注", "the mark of who confirmed by the QR code"),
        (CODE,),
        STAYS,
        _code_stands,
        hours=Hours.ANY,
        silent=True,
        replaces=(CODE,),
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        TO_APPROVE,
        Text("待批准的记录", "a record to approve"),
        tuple(RECORD_KINDS),
        STAYS,
        _to_approve,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        CONFIRMED,
        Text("已核对的通知", "that what was sent is confirmed"),
        tuple(kind.kind for kind in KINDS if kind.confirmed),
        STAYS,
        _confirmed,
        occasion=Occasion.HAPPENED,
    ),
    *(
        MessageKind(code, _named(kind, "报告", "a {name} report"), (kind,), STAYS, _report, occasion=Occasion.HAPPENED)
        for kind, code in RELEASED.items()
    ),
    *(
        MessageKind(
            code,
            _named(kind, "更正通知", "that a {name} was corrected"),
            (kind,),
            SENT_ON_WITH_WORK,
            _corrected,
            clients=_client,
            occasion=Occasion.HAPPENED,
        )
        for kind, code in CORRECTED.items()
    ),
    *(
        MessageKind(
            code,
            _named(kind, "撤回通知", "that a {name} was recalled"),
            (kind,),
            SENT_ON_WITH_WORK,
            _recalled,
            clients=_client,
            occasion=Occasion.HAPPENED,
        )
        for kind, code in RECALLED.items()
    ),
)
