"""What runs out: when it is said, before, on the day, and each week until it is renewed or ended (clause 6.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.rules.people import Role
from bot.rules.text import Text

WEEK = 7
VALID_UNTIL = Text("有效期至 {until}", "Valid until {until}")


Days = tuple[int, ...]
"""How many days before, the earliest first."""


@dataclass(frozen=True, slots=True)
class Series:
    """When it is said before. ``code`` names the firm's setting (at most 20 bytes); ``choices`` are offered there."""

    code: str
    name: Text
    before: Days
    choices: tuple[Days, ...]


@dataclass(frozen=True, slots=True)
class Expiry:
    """The key of the DAY ``column`` on which an entry runs out, and whom of its client, and of ours, that is told.

    ``series`` by the values of the column ``by``; "" is that of all others. ``followed_by``: the reference by which
    another entry follows this one, of which nothing is said any more then. ``what`` runs out, before what the entry is
    called, where that is not the entry itself. ``idle``: a column and its values, with which nothing is said.
    ``people``: the columns of who of ours is told beside these roles. ``until`` names the day, where it is none until
    which something is valid. ``events``: the kinds of events by which it is seen to, and ``asked`` how that is said,
    where it is not by entering another day or ending the entry.

    ``owner``: the reference to the person who sees to it and hears of it alone until it is late, as long as that one
    may see it; else those of ``told`` hear, of what is no client's those of ``ours``.
    """

    column: str
    told: frozenset[Role]
    series: Mapping[str, Series]
    by: str = ""
    followed_by: str = ""
    what: Text | None = None
    idle: tuple[str, frozenset[str]] = ("", frozenset())
    people: tuple[str, ...] = ()
    until: Text = VALID_UNTIL
    events: tuple[str, ...] = ()
    asked: Text | None = None
    owner: str = ""
    ours: frozenset[Role] = frozenset()

    @property
    def seen_to_by(self) -> tuple[str, ...]:
        """The references to whom of ours it waits for, and on whose home it stands."""
        return (self.owner, *self.people) if self.owner else self.people

    def series_of(self, values: Mapping[str, object]) -> Series:
        """The series of an entry with these values."""
        return self.series.get(str(values.get(self.by, "")), self.series[""])


def stage_reached(until: date, today: date, before: Days) -> int | None:
    """What is to be said by now: so many days before (0: the day itself, -7: a week after it); None: nothing yet."""
    left = (until - today).days
    if left <= 0:
        return -(-left // WEEK) * WEEK
    return min((days for days in before if left <= days), default=None)
