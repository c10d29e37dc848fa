"""Boards that are told each week: how things stand when they are read."""

from bot.letters.kind import STAYS, MessageKind, Naming, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.boards.readiness import READINESS
from bot.rules.cause import Cause
from bot.rules.post import thing_of
from bot.rules.text import Text
from bot.screens.boards.board import board
from bot.services.boards.readiness import WEEKLY
from bot.services.boards.reading import NoSuchBoard, board_of


async def _readiness(opening: Opening) -> Naming:
    """Unless it is not the reader's to see any more."""
    try:
        view = await board_of(opening.reader, Cause(opening.at), READINESS.code, "")
    except NoSuchBoard:
        raise Moot(WEEKLY) from None
    screen = board(view, 0, opening.reader.id, opening.language)
    return Naming(screen, frozenset((thing_of(WEEKLY, view.today),)))


KINDS = (
    MessageKind(
        WEEKLY,
        Text("每周服务能力", "the week's readiness"),
        ("person",),
        STAYS,
        _readiness,
        # it comes with the digest, which is heard already
        silent=True,
        names=True,
        occasion=Occasion.REMINDS,
    ),
)
