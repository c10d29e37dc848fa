"""Patrols."""

from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.screens.buttons import ChooseSite, ShowToday
from bot.screens.ways.way import Entrance, Topic, Way

_PATROLS = Topic(10, "patrols", frozenset({Role.CONSULTANT, Role.LEAD}))

TODAY = Way(
    "today",
    Action.PATROL,
    Text("今日待办", "Today"),
    words=Text("今天|今日|待办", ""),
    # a lead looks at what is stuck before the day's own work
    keys={Role.CONSULTANT: 1, Role.LEAD: 4},
    help=(_PATROLS,),
    by=Text("今日待办是质量管家的巡查任务。", "Today lists the consultants' patrols."),
    instead=("findings",),
    heard=Heard(contains=Text("今天去哪|今天做什么|今天要做|今天有什么|安排|日程|报告", "today|schedule|report")),
    opens=lambda _: ShowToday(),
)
PATROL = Way(
    "patrol",
    Action.PATROL,
    Text("临时巡查", "Ad-hoc patrol"),
    words=Text("巡查|开始巡查", ""),
    keys={Role.CONSULTANT: 2},
    entrance=Entrance(10, lambda _: ChooseSite(0)),
    help=(_PATROLS,),
    by=Text("巡查由质量管家来做。", "Patrols are done by the consultants."),
    instead=("findings",),
    heard=Heard(contains=Text("巡查|去现场|到现场", "patrol|patrols|on site")),
)

WAYS = (TODAY, PATROL)
