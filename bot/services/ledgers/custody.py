"""Who has which instrument: that they received it, that it should be back (clause 5.2.4)."""

from datetime import date

from bot.records.custody import InHand
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.equipment import EQUIPMENT, SEE_EQUIPMENT
from bot.rules.ledgers.equipment_custody import HANDOUT
from bot.rules.people import Person, Role
from bot.rules.permissions import everywhere
from bot.services.ledgers.entries import NoSuchEntry
from bot.services.post.writing import MessageCode, post
from bot.services.work_records.messages import HANDED_TO
from storage import custody
from storage.database import writing
from storage.people import persons as people
from storage.trail.entries import add_entry
from storage.work_records.stored import get_record

LATE = MessageCode("equipment_late")
WEEK = 7


async def in_hand(who: Person) -> list[InHand]:
    """谁手里有什么: all that is handed out. Raises NoSuchEntry: it is not for this person."""
    if not everywhere(who, SEE_EQUIPMENT):
        raise NoSuchEntry(EQUIPMENT.code)
    return await custody.find_in_hand()


async def to_accept(who: Person, record_id: int) -> list[InHand]:
    """What was handed out to the person by this record, and with it, and they have not said yet that they have it."""
    record = await get_record(HANDOUT.kind, record_id)
    return await custody.find_to_accept(record.draft_id, who.id) if record is not None else []


@writing
async def accept(cause: Cause, who: Person, record_id: int) -> list[InHand]:
    """确认收到: all of it; what was taken back or accepted meanwhile stays as it is."""
    waiting = await to_accept(who, record_id)
    known = await custody.accept([one.equipment_id for one in waiting], who.id, beijing_day(cause.at))
    for equipment_id in known:
        await add_entry(cause, "accept", EQUIPMENT.subject, equipment_id)
    return [one for one in waiting if one.equipment_id in known]


async def tell_of_late(cause: Cause, day: date) -> None:
    """The day's work, each week: what should be back, to who has it and to who keeps it; what nobody said to have."""
    for given in await custody.find_unconfirmed():
        if weeks := (day - given.day).days // WEEK:
            await post(cause, HANDED_TO, (HANDOUT.kind, given.record_id), given.holder_id, occurrence=weeks)
    for one in await custody.find_late(day):
        if one.back_by is None:
            continue
        weeks = (day - one.back_by).days // WEEK
        for reader_id in dict.fromkeys((one.holder_id, await _keeper(one))):
            if reader_id is not None:
                await post(
                    cause, LATE, (EQUIPMENT.subject, one.equipment_id), reader_id, occurrence=f"{one.back_by}:{weeks}"
                )


async def _keeper(one: InHand) -> int | None:
    """Who keeps it; where they left, an administrator."""
    keeper = await people.get_person(one.keeper_id)
    if keeper is not None and everywhere(keeper, SEE_EQUIPMENT):
        return keeper.id
    above = await people.find_people_with_role(None, Role.ADMINISTRATOR)
    return above[0].id if above else None
