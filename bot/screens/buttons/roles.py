"""Roles, and who stands in during a leave."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("xt", Action.CHANGE_ROLES)
class ShowTeam(Data):
    """角色: our people and the clients' managers, to see and change what they are."""

    page: int


@button("xr", Action.CHANGE_ROLES)
class ShowRoles(Data):
    """What one person is, and for whom."""

    person_id: int


@button("xg", Action.CHANGE_ROLES)
class ShowRole(Data):
    """One role of a person."""

    grant_id: int


@button("xo", Action.CHANGE_ROLES)
class SetPosition(Data):
    """Sets the position that goes with a role: the wanted one, empty for none."""

    grant_id: int
    position: str


@button("xe", Action.CHANGE_ROLES)
class EndRole(Data):
    """Ends a role; ``sure`` is 1 once that was asked."""

    grant_id: int
    sure: int


@button("xs", Action.ARRANGE_STAND_IN)
class ShowStandIns(Data):
    """请假与代班: who is or will be on leave, and who stands in."""


@button("xw", Action.ARRANGE_STAND_IN)
class EndStandIn(Data):
    """Ends somebody's standing in early, or calls it off; ``sure`` is 1 once that was asked."""

    stand_in_id: int
    sure: int
