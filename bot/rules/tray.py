"""What people sent without saying what for: sent in a row, it is one thing to ask about."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from bot.rules.text import Text

IN_A_ROW = timedelta(minutes=10)
"""What comes within this of the piece before it belongs together."""

KEPT_FOR = timedelta(days=30)
"""What nobody used by then is dropped."""

TO_EACH = -2
"""In the place of a question's index: all the items that the caption of an album names."""

TEXT = "text"
"""How a text is kept beside files."""


PLACE = Text("📍 位置：{where}", "📍 Place: {where}")
CONTACT = Text("👤 联系人：{name} {phone}", "👤 Contact: {name} {phone}")
"""How a place and a contact are kept that no form asked for: in words, which any form takes. A number ends them."""


class Piece(Protocol):
    """A file or a text in a tray."""

    @property
    def id(self) -> int:
        """Grows with every piece."""

    @property
    def received_at(self) -> datetime:
        """When it came."""

    @property
    def aside_at(self) -> datetime | None:
        """Since when it is kept for later."""


P = TypeVar("P", bound=Piece)


def in_rows(pieces: Sequence[P]) -> list[tuple[P, ...]]:
    """The pieces of a tray, in order of arrival, as they were sent in a row; what was put aside stays apart."""
    rows: list[list[P]] = []
    for piece in pieces:
        last = rows[-1][-1] if rows else None
        if last is not None and piece.received_at - last.received_at <= IN_A_ROW and last.aside_at == piece.aside_at:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [tuple(row) for row in rows]


def row_of(pieces: Sequence[P], piece_id: int) -> tuple[P, ...]:
    """The pieces that were sent in a row with this one; none when it is not there."""
    return next((row for row in in_rows(pieces) if any(piece.id == piece_id for piece in row)), ())
