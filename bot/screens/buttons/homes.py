"""The first screen and what it leads to."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("h", Action.SEE_HOME)
class ShowHome(Data):
    """The person's first screen."""


@button("hm", Action.SEE_HOME)
class ShowMore(Data):
    """The rarer ways of a home."""


@button("hp", Action.SEE_HOME)
class ShowHelp(Data):
    """A page of the help."""

    page: int


@button("hs", Action.SEE_HOME)
class ShowShelf(Data):
    """Those of the rarer ways that are of one sort."""

    shelf: str


@button("hw", Action.SEE_HOME)
class ShowWaiting(Data):
    """A page of everything that waits for the person."""

    page: int


@button("t", Action.SEE_PLANNED)
class ShowToday(Data):
    """Everything that is to be done today."""


@button("kp", Action.SEE_PLANNED)
class ShowTodayFrom(Data):
    """A page of it."""

    page: int


@button("R", Action.EXPORT_REGISTER)
class ShowRegisters(Data):
    """导出台账: the clients whose registers can be had."""

    page: int
