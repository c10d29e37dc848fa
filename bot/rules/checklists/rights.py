"""Who shapes checklists: the team drafts them, and whoever answers for quality publishes them (clause 4.6)."""

from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

_PUBLISHERS = (Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR)

SEE_CHECKLISTS = Right(
    Text("看检查表", "See checklists"),
    dict.fromkeys((Role.CONSULTANT, *_PUBLISHERS, Role.AUDITOR), Scope.ALL),
    in_practice=False,
)
DRAFT_CHECKLISTS = Right(
    Text("起草检查表", "Draft checklists"), dict.fromkeys((Role.CONSULTANT, *_PUBLISHERS), Scope.ALL), in_practice=False
)
PUBLISH_CHECKLISTS = Right(
    Text("发布、停用检查表", "Publish and retire checklists"), dict.fromkeys(_PUBLISHERS, Scope.ALL), in_practice=False
)
