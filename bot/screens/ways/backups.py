"""Backups; the way in for who may look at them is in the settings."""

from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.ways.way import Way

BACKUPS = Way(
    "backup",
    Action.SEE_BACKUPS,
    Text("备份", "Backups"),
    # our people may be named as their keeper, but few are
    listed=False,
    help=(Topic(205, "backups", frozenset({Role.ADMINISTRATOR, Role.QUALITY_MANAGER})),),
    by=Text("备份由管理员和备份保管人来看。", "Backups are looked after by the administrators and their keeper."),
)

WAYS = (BACKUPS,)
