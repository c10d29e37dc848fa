"""The first screen, and the help."""

from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.ways.way import Way

EVERYWHERE = Topic(240, "everywhere", frozenset(Role))

MENU = Way(
    "menu",
    Action.SEE_HOME,
    Text("首页", "Home"),
    words=Text("菜单|主页", "home"),
    # a lead, and whoever is seldom here, looks at what is stuck first; on the shop floor it is for the rest
    keys={Role.LEAD: 1, Role.QUALITY_MANAGER: 1, Role.AUDITOR: 1, Role.ADMINISTRATOR: 2, Role.CONSULTANT: 4},
    help=(EVERYWHERE,),
    leads_away=True,
)
HELP = Way(
    "help",
    Action.SEE_HOME,
    Text("怎么用", "How it works"),
    words=Text("帮助", ""),
    help=(EVERYWHERE,),
    leads_away=True,
)
