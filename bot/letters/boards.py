"""Boards that are told each week: how things stand when they are read."""

from bot.letters.kind import STAYS, MessageKind, Naming, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.beijing import beijing_day
from bot.rules.post import thing_of
from bot.rules.text import Text
from bot.screens.boards import readiness as screens
from bot.services.boards.readiness import WEEKLY, NoSuchFigure, readiness


async def _readiness(opening: Opening) -> Naming:
    """Unless it is not the reader's to see any more."""
    try:
        found = await readiness(opening.reader, opening.at)
    except NoSuchFigure:
        raise Moot(WEEKLY) from None
    today = beijing_day(opening.at)
    return Naming(screens.readiness(found, today, opening.language), frozenset((thing_of(WEEKLY, today),)))


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
