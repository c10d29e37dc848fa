"""Planned work."""

from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.work_records.patrols import HELP
from bot.screens.buttons import ShowToday
from bot.screens.ways.way import Way

TODAY = Way(
    "today",
    Action.PATROL,
    Text("今日待办", "Today"),
    words=Text("今天|今日|待办", ""),
    # a lead looks at what is stuck before the day's own work
    keys={Role.CONSULTANT: 1, Role.LEAD: 4},
    help=HELP,
    by=Text("今日待办是质量管家的巡查任务。", "Today lists the consultants' patrols."),
    instead=("findings",),
    heard=Heard(contains=Text("今天去哪|今天做什么|今天要做|今天有什么|安排|日程|报告", "today|schedule|report")),
    opens=lambda _: ShowToday(),
)

WAYS = (TODAY,)
