"""二人确认: what counts only once a second person said that it is so, whom that is, and what they are asked (5.3, 6.2).

Unlike what a client says to a record that it has (``rules/confirming``), this holds things up: nothing becomes of what
nobody confirmed, and whoever may confirm it is asked each week until somebody does, declines, or is replaced.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.rules.text import Text

ASKED_AGAIN = 7
"""Days after which it is asked again, and again."""
MOST_AT_ONCE = 10
"""Of what somebody keeps, so much they are asked about at a time."""


class Seconded(StrEnum):
    """Where the question stands. ``REPLACED``: somebody else was asked; ``VOID``: there is nothing left to confirm."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    REPLACED = "replaced"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Second:
    """Who confirms: the person of ours that was picked in the question ``named``, else the client's managers.

    ``asks`` is what they are asked, ``yes`` and ``no`` their keys, ``done`` what is said of it since.
    """

    asks: Text
    yes: Text
    no: Text
    done: Text
    named: str = ""


KEEPING = Second(
    Text("东西在您手上、由您保管吗？", "Do you have it, and do you keep it?"),
    Text("📥 已收到保管", "📥 Received, I keep it"),
    Text("❌ 没有收到", "❌ Not received"),
    Text("已收到保管", "received and kept"),
)
"""What whoever of ours keeps an entry is asked when it is given to them."""

WITNESSES = "witnesses"
"""What a question picks from that asks who of ours confirms: who else may see the record."""
