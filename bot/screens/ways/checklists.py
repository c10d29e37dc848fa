"""Checklists: all that there are, and the firm's own."""

from bot.rules.checklists.rights import SEE_CHECKLISTS
from bot.rules.free_text import Heard
from bot.rules.permissions import roles_with
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowChecklists
from bot.screens.ways.way import Entrance, Way

_SHAPING = Topic(137, "checklists", frozenset(roles_with(SEE_CHECKLISTS)))

CHECKLISTS = Way(
    "checklists",
    SEE_CHECKLISTS,
    Text("检查表", "Checklists"),
    words=Text("巡查表|检查表管理", "checklist"),
    entrance=Entrance(118, lambda _: ShowChecklists("", 0, 0), rare=True),
    help=(_SHAPING,),
    by=Text("检查表由服务团队来看和改。", "Checklists are for the service team."),
    heard=Heard(contains=Text("检查表|检查清单", "checklist|checklists")),
)

WAYS = (CHECKLISTS,)
