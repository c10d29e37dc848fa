"""Promised against done."""

from bot.rules.free_text import Heard
from bot.rules.permissions import Action
from bot.rules.tasks.cadence_words import TITLE
from bot.rules.text import Text
from bot.screens.buttons import ShowCadence
from bot.screens.ways.registers import REGISTER
from bot.screens.ways.way import Entrance, Way

CADENCE = Way(
    "cadence",
    Action.SEE_CADENCE,
    TITLE,
    words=Text("频次|兑现|兑现率", ""),
    entrance=Entrance(107, lambda _: ShowCadence(0, 0, 0), rare=True),
    help=REGISTER.help,
    by=Text("频次兑现由企业负责人和服务团队来看。", "Proof of cadence is for the client manager and the team."),
    instead=("progress",),
    heard=Heard(contains=Text("频次|兑现|按计划巡查|漏了几次|做了几次|该来几次", "cadence|how often|as promised")),
)

WAYS = (CADENCE,)
