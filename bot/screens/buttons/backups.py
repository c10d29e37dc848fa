"""Backups, and what comes of a restore."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("zb", Action.SEE_BACKUPS)
class ShowBackups(Data):
    """备份: the last ones, and when the next is due."""


@button("zn", Action.SEE_BACKUPS)
class BackUpNow(Data):
    """立即备份; ``seen``: the newest backup that was shown, 0 for none."""

    seen: int


@button("zh", Action.SEE_BACKUPS)
class ShowHeld(Data):
    """The messages that were due before a restore, to be sent or not; a ``page`` of their kinds."""

    page: int


@button("zd", Action.SEE_BACKUPS)
class DecideHeld(Data):
    """Sends what is held (``send`` 1) or does not: of one kind, or (empty) all, up to the newest that was shown."""

    kind: str
    up_to: int
    send: int
