"""谁手里有什么: instruments that were handed out."""

from bot.rules.ledgers.equipment import SEE_EQUIPMENT
from bot.screens.buttons.packing import Data, button


@button("ih", SEE_EQUIPMENT)
class ShowInHand(Data):
    """A page of what is handed out, by who has it."""

    page: int


@button("ia", SEE_EQUIPMENT)
class AcceptHandout(Data):
    """确认收到: what was handed out by this record, and with it."""

    record_id: int
