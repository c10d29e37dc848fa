"""Registers."""

from dataclasses import dataclass

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("Rm", Action.EXPORT_REGISTER)
@dataclass(frozen=True, slots=True)
class ShowMadeRegisters(Data):
    """The registers that were made for the person, to be sent again."""

    page: int
