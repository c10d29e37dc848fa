"""The same photo used before, byte for byte: told to whoever sent it, of records that they may see (clause 3.6).

Nothing is refused for it: a photo may well show two things. Of what its sender may not see, nothing is said. It is
what photos show of records and cases, their corrections too, that is looked at; a scan of a paper (of an entry of a
ledger, of a signed page) rightly stands with whatever the paper is about.
"""

from bot.records.attachments import AttachmentRecord, Belongs
from bot.records.links import CASE
from bot.records.photos_used import PhotosUsed
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.practice import is_practice
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.cases.seeing import NoSuchCase, get_case
from bot.services.post.writing import MessageCode, post
from bot.services.work_records.seeing import NoSuchRecord, get_record
from storage import attachments
from storage.work_records import stored

PHOTOS_USED = MessageCode("photos_used")
"""To whoever sent a photo: an earlier record has it."""


async def used_before(who: Person, draft_id: int, cause: Cause) -> tuple[PhotosUsed, ...]:
    """The earlier records with photos that the person sent for this form, as far as the person may see them."""
    seen = []
    for found in await attachments.find_used_before(draft_id, who.id):
        try:
            if found.kind == CASE:
                case = (await get_case(who, found.record_id)).case
                seen.append(PhotosUsed(case.number, beijing_day(case.opened_at), found.photos))
            elif found.kind in RECORD_KINDS:
                record = (await get_record(who, found.kind, found.record_id, cause)).record
                # what was taken back and is made anew has its photos again
                if record.stands:
                    seen.append(PhotosUsed(record.number, record.day, found.photos))
        except (NoSuchCase, NoSuchRecord):
            continue
    return tuple(seen)


async def tell_if_used_before(cause: Cause, photo: AttachmentRecord) -> None:
    """Has it said to its sender, once for all photos of a form; what a report is made of, that report says."""
    sender = await attachments.get_sender(photo.id)
    theirs = photo.belongs_to is Belongs.RECORD and (photo.owner_kind == CASE or photo.owner_kind in RECORD_KINDS)
    if sender is None or photo.draft_id is None or not theirs or is_practice(sender):
        return
    if await attachments.is_used_before(photo.id) and not await _is_reported(photo):
        said = {"draft": photo.draft_id}
        await post(
            cause,
            PHOTOS_USED,
            (photo.owner_kind, photo.owner_id),
            sender,
            occurrence=photo.draft_id,
            parameters=said,
        )


async def _is_reported(photo: AttachmentRecord) -> bool:
    """Whether it was filed with a record of which its filer gets a report: not what came with a correction."""
    kind = RECORD_KINDS.get(photo.owner_kind)
    if kind is None or not kind.document:
        return False
    record = await stored.get_record(kind.kind, photo.owner_id)
    return record is not None and record.draft_id == photo.draft_id
