"""What is owed, delivered and accepted."""

from bot.rules.deliverables.acceptance import SEE_OWED
from bot.rules.free_text import Heard
from bot.rules.permissions import Action, roles_with
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowDeliverables
from bot.screens.ways.way import Entrance, Way

DELIVERABLES = Way(
    "deliverables",
    SEE_OWED,
    Text("应交成果", "Deliverables"),
    words=Text("成果|服务成果|验收", "acceptance"),
    entrance=Entrance(106, lambda _: ShowDeliverables(0, 0, 0), rare=True),
    help=(Topic(138, "deliverables", frozenset(roles_with(Action.SEE_CADENCE))),),
    by=Text("应交成果由企业负责人和服务团队来看。", "Deliverables are for the client manager and the team."),
    instead=("progress",),
    heard=Heard(contains=Text("应交成果|该交的|什么时候交|验收|按时率", "deliverable|deliverables|on time")),
)

WAYS = (DELIVERABLES,)
