"""Patrols."""

from dataclasses import dataclass

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("s", Action.PATROL)
@dataclass(frozen=True, slots=True)
class ChooseSite(Data):
    """The list of sites for an ad-hoc patrol."""

    page: int


@button("p", Action.SEE_PATROL)
@dataclass(frozen=True, slots=True)
class ShowPatrol(Data):
    """One submitted patrol."""

    patrol_id: int


@button("r", Action.RECALL_PATROL)
@dataclass(frozen=True, slots=True)
class RecallPatrol(Data):
    """撤回: takes a submitted patrol back within its recall window."""

    patrol_id: int
