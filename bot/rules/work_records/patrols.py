"""巡查: the consultant's round of a site against the seven topics of clause 4.6; what does not conform is a finding."""

from bot.rules.confirming import confirmed_by_managers
from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.record_kind import SITE, TASK, Filed, RecordKind, Release
from bot.rules.text import Text
from bot.rules.ways_in import Topic, WayIn
from bot.rules.work_records.of_team import amended_by_team
from bot.rules.work_records.patrol_form import PATROL as FORM

HELP = (Topic(10, "patrols", frozenset({Role.CONSULTANT, Role.LEAD})),)

PATROL = RecordKind(
    kind="patrol",
    name=Text("巡查", "patrol"),
    number="XC",
    mark="🔍",
    form=FORM,
    about=(SITE, TASK),
    file=Action.PATROL,
    see=Action.SEE_PATROL,
    release=Release.AFTER_WINDOW,
    amend=amended_by_team(Text("更正巡查记录", "Correct patrols")),
    recall=Action.RECALL_PATROL,
    recall_issued=Action.RECALL_ISSUED_PATROL,
    confirm=confirmed_by_managers(Text("确认巡查记录", "Confirm patrols")),
    finds=True,
    checklists=True,
    trend="patrol_scores",
    document="patrol_report",
    register=Filed("patrols", Text("巡查", "Patrols")),
    way=WayIn(
        "patrol",
        Text("临时巡查", "Unplanned patrol"),
        words=Text("巡查|开始巡查", "ad-hoc patrol"),
        rank=10,
        keys={Role.CONSULTANT: 2},
        help=HELP,
        by=Text("巡查由质量管家来做。", "Patrols are done by the consultants."),
        instead=("findings",),
        heard=Heard(contains=Text("巡查|去现场|到现场", "patrol|patrols|on site")),
    ),
    listed=WayIn(
        "patrols",
        Text("巡查记录", "Patrols"),
        words=Text("巡查报告|巡查台账", "patrol reports"),
        rank=15,
        rare=True,
        help=HELP,
        by=Text("巡查记录由企业负责人来看。", "Patrol records are for the client manager to see."),
        instead=("findings",),
        offer=Text("要看巡查记录吗？", "Would you like to see the patrols?"),
    ),
    not_on_behalf="a patrol is what its consultant saw there, with the photos that they took",
)
