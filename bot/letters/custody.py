"""What is said unasked of instruments that were handed out: that somebody has them, that they should be back."""

from bot.letters.kind import STAYS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.beijing import beijing_day
from bot.rules.ledgers.equipment import EQUIPMENT, SEE_EQUIPMENT
from bot.rules.ledgers.equipment_custody import HANDOUT
from bot.rules.permissions import everywhere
from bot.rules.text import Text
from bot.screens import custody as screens
from bot.screens.screen import Screen
from bot.services.ledgers import custody
from bot.services.ledgers.custody import LATE
from bot.services.work_records.messages import HANDED_TO
from storage.custody import get_in_hand
from storage.work_records.stored import get_record


async def _handed_to(opening: Opening) -> Screen:
    """While the reader has not said that they have it, and it was not taken back."""
    record_id = opening.message.subject_id
    found = await custody.to_accept(opening.reader, record_id)
    record = await get_record(HANDOUT.kind, record_id)
    if not found or record is None or not everywhere(opening.reader, SEE_EQUIPMENT):
        raise Moot(HANDED_TO)
    return screens.handed_to(found, record_id, record.person_name, opening.language)


async def _late(opening: Opening) -> Screen:
    """While it is not back."""
    today = beijing_day(opening.at)
    one = await get_in_hand(opening.message.subject_id)
    if one is None or not one.late(today) or not everywhere(opening.reader, SEE_EQUIPMENT):
        raise Moot(LATE)
    return screens.late(one, today, opening.language, own=one.holder_id == opening.reader.id)


KINDS = (
    MessageKind(
        HANDED_TO,
        Text("仪器借用通知", "that instruments are handed to them"),
        (HANDOUT.kind,),
        STAYS,
        _handed_to,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        LATE,
        Text("仪器逾期未还提醒", "that an instrument should be back"),
        (EQUIPMENT.subject,),
        STAYS,
        _late,
        occasion=Occasion.REMINDS,
    ),
)
