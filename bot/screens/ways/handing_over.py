"""Handing over what somebody holds."""

from bot.rules.handing_over import HAND_OVER
from bot.rules.people import Role
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowHolders
from bot.screens.ways.way import Entrance, Way

HANDING_OVER = Way(
    "handover",
    HAND_OVER,
    Text("工作交接", "Hand over work"),
    words=Text("交接|移交", "hand over"),
    entrance=Entrance(155, lambda _: ShowHolders(0), rare=True),
    help=(Topic(215, "handing_over", frozenset({Role.LEAD, Role.ADMINISTRATOR})),),
    by=Text("工作交接由项目负责人和管理员来做。", "Work is handed over by project leads and administrators."),
)

WAYS = (HANDING_OVER,)
