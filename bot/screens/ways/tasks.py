"""Planned work."""

from bot.rules.free_text import Heard
from bot.rules.ledgers.schedules import PLAN
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.work_records.patrols import HELP
from bot.screens.buttons import ShowTasks, ShowTeamWeek, ShowToday
from bot.screens.ways.way import Entrance, Way

TODAY = Way(
    "today",
    Action.SEE_PLANNED,
    Text("今日待办", "Today"),
    words=Text("今天|今日|待办", ""),
    # a lead looks at what is stuck before the day's own work
    keys={Role.CONSULTANT: 1, Role.LEAD: 4},
    help=HELP,
    by=Text("今日待办是服务团队的工作。", "Today lists the team's work."),
    instead=("findings",),
    heard=Heard(contains=Text("今天去哪|今天做什么|今天要做|今天有什么|安排|日程|报告", "today|schedule|report")),
    opens=lambda _: ShowToday(),
)

WEEK = Way(
    "week",
    Action.PATROL,
    Text("本周安排", "This week's work"),
    words=Text("本周|这周|日程", "this week|week"),
    help=HELP,
    by=Text("本周安排是服务团队的工作。", "This is the team's work."),
    instead=("findings",),
    opens=lambda _: ShowTasks("person", 0, "week", 0),
)
MISSED = Way(
    "missed",
    Action.PATROL,
    Text("漏做和逾期", "Missed and late"),
    words=Text("漏做|漏查|逾期", "missed|late"),
    listed=False,
    help=HELP,
    by=Text("漏做和逾期是服务团队的工作。", "This is the team's work."),
    instead=("findings",),
    opens=lambda _: ShowTasks("person", 0, "missed", 0),
)
THE_TEAM = Way(
    "team",
    PLAN,
    Text("团队这周", "The team's week"),
    words=Text("团队|团队安排", "team"),
    help=HELP,
    entrance=Entrance(17, lambda _: ShowTeamWeek("person"), rare=True),
    by=Text("团队的安排由项目负责人来看。", "The team's week is for the lead."),
    instead=("findings",),
)

WAYS = (TODAY, WEEK, MISSED, THE_TEAM)
