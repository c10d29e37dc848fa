"""检查: what is looked at with a checklist beside patrols: surveys, full inspections, risks, audits (clauses 4.1-4.4).

The lead releases it to the client, and what does not conform is a finding from then on.
"""

from bot.rules.checklists.asked import asked
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.confirming import confirmed_by_managers
from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action, Right, Scope, roles_with
from bot.rules.record_kind import SITE, TASK, Filed, RecordKind, Release
from bot.rules.text import Text
from bot.rules.ways_in import WayIn
from bot.rules.work_records.of_team import amended_by_team, filed_by_team

_LEAD = Right(Text("批准、撤回检查记录", "Approve and recall inspections"), {Role.LEAD: Scope.CLIENT})

INSPECTION = RecordKind(
    kind="inspection",
    name=Text("检查", "inspection"),
    number="JC",
    mark="📋",
    form=asked(BUILT_IN["inspection"], "inspection"),
    about=(SITE, TASK),
    file=filed_by_team(Text("做检查", "Inspect with a checklist")),
    see=Right(Text("看检查记录", "See inspections"), roles_with(Action.SEE_PATROL), looks_back=True),
    release=Release.ON_APPROVAL,
    approve=_LEAD,
    amend=amended_by_team(Text("更正检查记录", "Correct inspections")),
    recall=Right(
        Text("撤回自己的检查记录", "Take one's inspections back"),
        {Role.CONSULTANT: Scope.OWN, Role.LEAD: Scope.OWN},
    ),
    recall_issued=_LEAD,
    confirm=confirmed_by_managers(Text("确认检查记录", "Confirm inspections")),
    finds=True,
    checklists=True,
    asks_which=True,
    trend="inspection_scores",
    document="inspection_report",
    register=Filed("inspections", Text("检查", "Inspections")),
    way=WayIn(
        "inspect",
        Text("做检查", "Inspect"),
        words=Text("全面排查|排查|风险识别|现场调查|内审|隐患排查", "full inspection|risk identification|survey"),
        rank=75,
        rare=True,
        by=Text("检查由质量管家来做。", "Inspections are done by the consultants."),
        instead=("findings",),
        heard=Heard(
            contains=Text("全面排查|风险识别|内审检查|隐患排查", "inspection|risk identification|internal audit")
        ),
    ),
    listed=WayIn(
        "inspections",
        Text("检查记录", "Inspections"),
        words=Text("排查记录|检查报告", "inspection reports"),
        rank=88,
        rare=True,
        by=Text("检查记录由企业负责人来看。", "Inspections are for the client manager to see."),
        instead=("findings",),
        offer=Text("要看检查记录吗？", "Would you like to see the inspections?"),
    ),
    not_on_behalf="an inspection is what its consultant saw there, with the photos that they took",
)
