"""Practice (练习模式)."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("xh", Action.PRACTISE)
class ShowPractice(Data):
    """练习模式: what it is, or whom one plays now."""


@button("xp", Action.PRACTISE)
class Practise(Data):
    """Plays a side from now on: the value of its role; begins to practise where one does not yet."""

    side: str


@button("xl", Action.PRACTISE)
class LeavePractice(Data):
    """退出练习: everything that was practised is wiped; ``sure`` is 1 once that was asked."""

    sure: int
