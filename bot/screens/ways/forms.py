"""Filling in a form."""

from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.screens.ways.homes import EVERYWHERE
from bot.screens.ways.way import Way

CANCEL = Way(
    "cancel",
    Action.FILL_IN_DRAFT,
    Text("放弃本次填写", "Give up the form"),
    words=Text("取消|放弃", ""),
    help=(EVERYWHERE,),
    leads_away=True,
)
