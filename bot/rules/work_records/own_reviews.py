"""内部评审: what we look at in our own house with a checklist, as our emergency mechanism (clause 5.4 c)."""

from bot.rules.checklists.asked import asked
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.record_kind import OURS, RecordKind
from bot.rules.text import Text
from bot.rules.ways_in import WayIn

_OURS = (Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR)

OWN_REVIEW = RecordKind(
    kind="own_review",
    name=Text("内部评审", "own review"),
    number="NP",
    mark="🏠",
    form=asked(BUILT_IN["own_review"], "own_review"),
    about=(OURS,),
    file=Right(Text("做内部评审", "Review our own work"), dict.fromkeys(_OURS, Scope.ALL), in_practice=False),
    see=Right(
        Text("看内部评审", "See our own reviews"),
        dict.fromkeys((Role.CONSULTANT, *_OURS, Role.AUDITOR), Scope.ALL),
        in_practice=False,
    ),
    checklists=True,
    way=WayIn(
        "own_review",
        Text("做内部评审", "Review our own work"),
        words=Text("应急评审|应急管理机制评审", "emergency review"),
        rank=76,
        rare=True,
        by=Text("内部评审由项目负责人和质量主管来做。", "Own reviews are done by leads and quality managers."),
        instead=("services", "progress"),
    ),
    listed=WayIn(
        "own_reviews",
        Text("内部评审记录", "Own reviews"),
        rank=89,
        rare=True,
        by=Text("内部评审由服务团队来看。", "Own reviews are for the team to see."),
        instead=("services", "progress"),
    ),
    not_on_behalf="whoever reviewed it records it",
)
