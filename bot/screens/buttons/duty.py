"""Clients on whose duty list nobody can hear."""

from bot.rules.ledgers.duty import HEAR_OF_UNCOVERED
from bot.screens.buttons.packing import Data, button


@button("du", HEAR_OF_UNCOVERED)
class ShowUncovered(Data):
    """All of them that the reader looks after."""

    page: int
