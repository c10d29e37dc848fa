"""The first screen and what it leads to."""

from dataclasses import dataclass

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("h", Action.SEE_HOME)
@dataclass(frozen=True, slots=True)
class ShowHome(Data):
    """The person's first screen."""


@button("hm", Action.SEE_HOME)
@dataclass(frozen=True, slots=True)
class ShowMore(Data):
    """The rarer ways of a home."""


@button("t", Action.PATROL)
@dataclass(frozen=True, slots=True)
class ShowToday(Data):
    """Today's tasks."""


@button("R", Action.EXPORT_REGISTER)
@dataclass(frozen=True, slots=True)
class ShowRegisters(Data):
    """导出台账: the clients whose registers can be had."""

    page: int
