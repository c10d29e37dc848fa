"""Patrols."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("s", Action.PATROL)
class ChooseSite(Data):
    """The list of sites for an ad-hoc patrol."""

    page: int


@button("p", Action.SEE_PATROL)
class ShowPatrol(Data):
    """One submitted patrol."""

    patrol_id: int


@button("r", Action.RECALL_PATROL)
class RecallPatrol(Data):
    """撤回: takes a submitted patrol back within its recall window."""

    patrol_id: int


@button("rv", Action.RECALL_PATROL)
class RevisePatrol(Data):
    """修改: goes on with the answers and files of a patrol that was taken back."""

    patrol_id: int
