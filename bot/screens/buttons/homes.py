"""The first screen and what it leads to."""

from dataclasses import dataclass

from bot.screens.buttons.packing import Data, button


@button("h")
@dataclass(frozen=True, slots=True)
class ShowHome(Data):
    """The person's first screen."""


@button("hm")
@dataclass(frozen=True, slots=True)
class ShowMore(Data):
    """The rarer ways of a home."""


@button("t")
@dataclass(frozen=True, slots=True)
class ShowToday(Data):
    """Today's tasks."""


@button("R")
@dataclass(frozen=True, slots=True)
class ShowRegisters(Data):
    """导出台账: the clients whose registers can be had."""

    page: int
