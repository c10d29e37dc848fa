"""Registers."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("Rm", Action.EXPORT_REGISTER)
class ShowMadeRegisters(Data):
    """The registers that were made for the person, to be sent again."""

    page: int
