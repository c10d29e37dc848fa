"""Practice (练习模式)."""

from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowPractice
from bot.screens.ways.way import Way

SWITCH_PART = Text("换角色", "Switch part")
"""The key of who practises already."""

PRACTICE = Way(
    "practice",
    Action.PRACTISE,
    Text("练习模式", "Practice"),
    words=Text("练习", "practise|practice mode"),
    heard=Heard(contains=Text("练习|试一下|试试|演示", "practice|practise|try it")),
    opens=lambda _: ShowPractice(),
    key=SWITCH_PART,
    help=(Topic(230, "practice", frozenset(Role)),),
)
LEAVE_PRACTICE = Way(
    "leave_practice", Action.PRACTISE, Text("退出练习", "Leave practice"), words=Text("结束练习", ""), listed=False
)

WAYS = (PRACTICE, LEAVE_PRACTICE)
