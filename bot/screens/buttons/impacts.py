"""失准追溯: what of an instrument's records is in doubt."""

from bot.rules.ledgers.equipment import SEE_EQUIPMENT
from bot.screens.buttons.packing import Data, button


@button("im", SEE_EQUIPMENT)
class ShowImpacts(Data):
    """A page of the records made with an instrument that was found wrong, those to be judged first."""

    equipment_id: int
    page: int
