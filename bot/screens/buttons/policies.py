"""Policies: reading, publishing, who has read."""

from bot.rules.organisation import SEE_ORGANISATION
from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("yl", Action.READ_POLICY)
class ShowPolicies(Data):
    """制度: the policies that the person may see."""

    page: int


@button("yc", Action.READ_POLICY)
class ShowPolicy(Data):
    """One page of one version of a policy."""

    version_id: int
    page: int


@button("yr", Action.READ_POLICY)
class ConfirmReading(Data):
    """已阅读并理解, of this very version."""

    version_id: int


@button("ys", Action.WRITE_POLICY)
class SettlePolicy(Data):
    """What becomes of a version that was looked at: ``publish``, ``discard``, ``ask_revoke`` or ``revoke``."""

    version_id: int
    wanted: str


@button("yw", Action.WRITE_POLICY)
class ShowReaders(Data):
    """Who has not read a policy yet."""

    version_id: int
    page: int


@button("yo", SEE_ORGANISATION)
class ShowOrganisation(Data):
    """组织架构: who of ours has which role, and what each is responsible for."""


@button("yd", Action.WRITE_POLICY)
class DraftDuties(Data):
    """A draft of the policy that says what each role of ours is responsible for."""
