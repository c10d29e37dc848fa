"""How far a version of a service plan has come (clause 4.1.3)."""

from collections.abc import Mapping
from enum import StrEnum

from bot.rules.text import Text


class PlanState(StrEnum):
    """Submitted to the lead; approved by them and sent to the client; confirmed or objected to; a next one stands."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    CONFIRMED = "confirmed"
    OBJECTED = "objected"
    REPLACED = "replaced"


PLAN_STATE_NAMES: Mapping[PlanState, Text] = {
    PlanState.SUBMITTED: Text("待负责人批准", "To be approved by the lead"),
    PlanState.APPROVED: Text("待企业确认", "To be confirmed by the client"),
    PlanState.CONFIRMED: Text("企业已确认", "Confirmed by the client"),
    PlanState.OBJECTED: Text("企业有异议", "Client objects"),
    PlanState.REPLACED: Text("已被新版代替", "Replaced by a later version"),
}
