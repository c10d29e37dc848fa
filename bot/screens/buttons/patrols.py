"""Patrols."""

from dataclasses import dataclass

from bot.screens.buttons.packing import Data, button


@button("s")
@dataclass(frozen=True, slots=True)
class ChooseSite(Data):
    """The list of sites for an ad-hoc patrol."""

    page: int


@button("p")
@dataclass(frozen=True, slots=True)
class ShowPatrol(Data):
    """One submitted patrol."""

    patrol_id: int


@button("r")
@dataclass(frozen=True, slots=True)
class RecallPatrol(Data):
    """撤回: takes a submitted patrol back within its recall window."""

    patrol_id: int
