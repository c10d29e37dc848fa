"""现场确认: a code on the consultant's phone, by which one of the client's people confirms a record (clause 4.7.1).

It gives nobody a right: whoever scans it is of the client's people already. It is used once, within ten minutes.
"""

from datetime import datetime

from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.documents.qr import qr_picture
from bot.records.confirming import ConfirmationCode, NotToConfirm, ToConfirm, WhyNot
from bot.records.documents import About
from bot.records.work_records import WorkRecord, settled
from bot.rules.cause import Cause
from bot.rules.confirmation_codes import CODE_HOLDS, ConfirmationLink
from bot.rules.confirming import is_of_client
from bot.rules.people import Person
from bot.rules.record_kind import State
from bot.rules.text import Language, Text
from bot.services.post.writing import post
from bot.services.work_records.confirming import ConfirmedBefore, to_confirm
from bot.services.work_records.content import digest_of
from bot.services.work_records.filing import release_job
from bot.services.work_records.messages import CODE, CODE_STANDS
from bot.services.work_records.seeing import NoSuchRecord, may_confirm_for, may_present_code, may_see
from storage import clients
from storage.database import writing
from storage.jobs import queue as jobs
from storage.trail.entries import add_entry
from storage.work_records import confirmation_codes as codes
from storage.work_records import confirming, stored

MAKE = "make_confirmation_code"
"""The job that draws one."""


@writing
async def present(cause: Cause, who: Person, kind: str, record_id: int, after: int) -> bool:
    """Has a new code shown to who is with the client; what was shown of it before leads to nothing any more.

    What the client does not have yet is given to them with that, before its window is over. ``after``: the last code as
    who asks knows it; False: there is another by now, and so no new one.

    Raises:
        NoSuchRecord: it is not this person's to have confirmed.
        ConfirmedBefore
    """
    record = await stored.get_record(kind, record_id)
    if record is None or not may_see(who, record) or not may_confirm_for(who, record):
        raise NoSuchRecord(kind, record_id)
    digest, last = await digest_of(record), await codes.get_last(record.link)
    said = settled(await confirming.find_confirmations(record.link), digest)
    if said is not None or not may_present_code(who, record, cause.at):
        raise ConfirmedBefore(record)
    if (last.id if last is not None else 0) != after:
        return False
    for ended in await codes.end_codes(record.link, cause.at):
        await post(cause, CODE_STANDS, (CODE, ended.id), ended.made_by_id, occurrence="ended")
    until = cause.at + CODE_HOLDS
    code_id = await codes.add_code(record.link, digest, who.id, cause.at, until)
    await add_entry(cause, "present_code", record.kind, record.id, code=code_id)
    await jobs.add_job(MAKE, code_id, cause.at)
    await post(cause, CODE, (CODE, code_id), who.id, expires_at=until)
    await post(cause, CODE_STANDS, (CODE, code_id), who.id, occurrence="over", send_at=until)
    if record.state is State.SUBMITTED:
        await jobs.repeat_job(release_job(record.of_kind), record.id, cause.at)
    return True


async def take_up(cause: Cause, who: Person, found: ConfirmationCode) -> ToConfirm | NotToConfirm:
    """What whoever scans a code is to confirm, which is theirs from then on; or why there is nothing to confirm.

    Inside a transaction that is open already.
    """
    record = await stored.get_record(found.record_kind, found.record_id)
    if record is None or not is_of_client(who, record.client_id):
        return NotToConfirm(WhyNot.NOT_OF_CLIENT)
    if record.state is not State.ISSUED:
        return NotToConfirm(WhyNot.ON_ITS_WAY if record.state is State.SUBMITTED else WhyNot.TAKEN_BACK)
    if await digest_of(record) != found.digest:
        return NotToConfirm(WhyNot.CHANGED)
    if found.used_by_id != who.id and not await codes.claim(found.id, who.id, cause.at):
        return await _not_theirs(found)
    if found.used_by_id is None:
        await add_entry(cause, "scan_code", record.kind, record.id, code=found.id)
        await post(cause, CODE_STANDS, (CODE, found.id), found.made_by_id, occurrence="scanned")
    return await to_confirm(record)


async def _not_theirs(found: ConfirmationCode) -> NotToConfirm:
    """Why it cannot be theirs: by what whoever was faster made of it."""
    now = await codes.get_code(found.id) or found
    if now.confirmation_id is not None:
        said = await confirming.find_confirmations(now.record)
        return NotToConfirm(WhyNot.USED, next((one.by_name for one in said if one.id == now.confirmation_id), ""))
    return NotToConfirm(WhyNot.USED, now.used_by) if now.used_by_id is not None else NotToConfirm(WhyNot.OVER)


async def _record_of(code_id: int) -> WorkRecord | None:
    code = await codes.get_code(code_id)
    return await stored.get_record(code.record_kind, code.record_id) if code is not None else None


async def about(code_id: int) -> About | None:
    """Of the record."""
    record = await _record_of(code_id)
    client = await clients.get_client(record.client_id or 0) if record is not None else None
    if record is None or client is None:
        return None
    return About(client.short_name, record.day, place=record.site_name, number=record.number)


async def may_have(who: Person, code_id: int, at: datetime) -> bool:
    """Whoever shows it, while it holds."""
    code = await codes.get_code(code_id)
    return code is not None and code.made_by_id == who.id and code.holds(at)


async def gather(code_id: int, _: Language, desk: Desk) -> Drawn | None:
    """The picture of the link."""
    code = await codes.get_code(code_id)
    if code is None or not code.holds(desk.at):
        return None
    return Drawn(qr_picture, f"https://t.me/{desk.bot}?start={ConfirmationLink(desk.code)}")


CODE_PICTURE = DocumentKind(CODE, CODE, Text("现场确认二维码", "QR code to confirm"), "png", about, may_have, gather)
