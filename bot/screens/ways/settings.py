"""Settings: a person's own, the language, the firm's, and setting the firm up."""

from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowSettings
from bot.screens.ways.homes import EVERYWHERE
from bot.screens.ways.way import Entrance, Way

_COMPANY = Topic(200, "company", frozenset({Role.ADMINISTRATOR}))

SETTINGS = Way(
    "settings",
    Action.CHANGE_SETTINGS,
    Text("设置", "Settings"),
    keys={Role.QUALITY_MANAGER: 4, Role.ADMINISTRATOR: 4, Role.AUDITOR: 4},
    entrance=Entrance(170, lambda _: ShowSettings()),
    help=(EVERYWHERE,),
    offer=Text("要看您自己的设置吗？", "Would you like to see your own settings?"),
    heard=Heard(contains=Text("设置|语言|免打扰|太吵|提醒太多|不要提醒", "settings|language|quiet|notifications")),
)
SET_UP = Way(
    "setup",
    Action.CHANGE_FIRM_SETTINGS,
    Text("开局向导", "Set-up guide"),
    words=Text("开局", "set-up"),
    help=(_COMPANY,),
    by=Text("开局由管理员来做。", "Setting up is done by the administrators."),
)
FIRM = Way(
    "company",
    Action.CHANGE_FIRM_SETTINGS,
    Text("公司设置", "Company settings"),
    words=Text("公司", ""),
    help=(_COMPANY,),
    by=Text("公司设置由管理员来改。", "The company's settings are changed by the administrators."),
    instead=("settings",),
)
IN_CHINESE = Way(
    "chinese", Action.CHANGE_SETTINGS, Text("中文", "Chinese"), listed=False, to_anybody=True, leads_away=True
)
IN_ENGLISH = Way(
    "english", Action.CHANGE_SETTINGS, Text("英文", "English"), listed=False, to_anybody=True, leads_away=True
)

WAYS = (SETTINGS, SET_UP, FIRM, IN_CHINESE, IN_ENGLISH)
