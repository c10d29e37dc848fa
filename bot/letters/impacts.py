"""What is said unasked of records that are in doubt: that they have to be judged (clause 5.2.3)."""

from bot.letters.kind import SENT_ON_TO_LEADS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.ledgers.equipment import EQUIPMENT
from bot.rules.text import Text
from bot.screens.impacts import to_judge
from bot.screens.screen import Screen
from bot.services.work_records import impacts
from bot.services.work_records.impacts import TO_JUDGE


async def _to_judge(opening: Opening) -> Screen:
    """While something of this instrument waits for the reader."""
    waiting = await impacts.waiting_for(opening.reader)
    found = next((one for one in waiting if one.equipment_id == opening.message.subject_id), None)
    if found is None:
        raise Moot(TO_JUDGE)
    return to_judge(found, opening.language)


async def _clients(opening: Opening) -> tuple[int, ...]:
    return await impacts.clients_in_doubt(opening.message.subject_id)


KINDS = (
    MessageKind(
        TO_JUDGE,
        Text("失准待判定通知", "that records have to be judged"),
        (EQUIPMENT.subject,),
        SENT_ON_TO_LEADS,
        _to_judge,
        clients=_clients,
        occasion=Occasion.HAPPENED,
    ),
)
