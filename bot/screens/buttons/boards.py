"""Boards."""

from bot.rules.boards.readiness import SEE_READINESS
from bot.screens.buttons.packing import Data, button


@button("zr", SEE_READINESS)
class ShowReadiness(Data):
    """服务能力: how we stand."""


@button("zf", SEE_READINESS)
class ShowFigure(Data):
    """What is behind one figure of it."""

    figure: str
    page: int
