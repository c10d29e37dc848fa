"""Practice (练习模式)."""

from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.screens.ways.way import Topic, Way

SWITCH_PART = Text("换角色", "Switch part")
"""The key of who practises already."""

PRACTICE = Way(
    "practice",
    Action.PRACTISE,
    Text("练习模式", "Practice"),
    words=Text("练习", "practise|practice mode"),
    key=SWITCH_PART,
    help=(Topic(230, "practice", frozenset(Role)),),
)
LEAVE_PRACTICE = Way(
    "leave_practice", Action.PRACTISE, Text("退出练习", "Leave practice"), words=Text("结束练习", ""), listed=False
)

WAYS = (PRACTICE, LEAVE_PRACTICE)
