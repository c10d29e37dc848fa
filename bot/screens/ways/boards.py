"""Boards."""

from bot.rules.boards.readiness import SEE_READINESS, TITLE
from bot.rules.free_text import Heard
from bot.rules.text import Text
from bot.screens.buttons import ShowReadiness
from bot.screens.ways.registers import REGISTER
from bot.screens.ways.way import Entrance, Way

READINESS = Way(
    "readiness",
    SEE_READINESS,
    TITLE,
    words=Text("能力自查|人员够不够", ""),
    entrance=Entrance(108, lambda _: ShowReadiness(), rare=True),
    help=REGISTER.help,
    by=Text("服务能力由管理员和质量主管来看。", "Readiness is for administrators and quality managers."),
    instead=("progress",),
    heard=Heard(contains=Text("服务能力|技术人员够", "readiness|enough staff")),
)

WAYS = (READINESS,)
