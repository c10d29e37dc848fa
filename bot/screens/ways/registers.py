"""Registers."""

from bot.rules.free_text import Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowRegisters
from bot.screens.ways.way import Entrance, Way

REGISTER = Way(
    "register",
    Action.EXPORT_REGISTER,
    Text("导出台账", "Export registers"),
    words=Text("台账|登记表", "registers"),
    entrance=Entrance(100, lambda _: ShowRegisters(0), rare=True),
    help=(Topic(140, "registers", frozenset(Role) - {Role.CLIENT_STAFF}),),
    by=Text("台账由企业负责人来导出。", "Registers are exported by the client manager."),
    instead=("progress",),
    offer=Text("要导出台账吗？", "Would you like to export a register?"),
    heard=Heard(contains=Text("台账|登记表|报表|报告|迎检", "register|registers|report")),
)

WAYS = (REGISTER,)
