"""What an entry of a ledger says after an event of it, beside what the event was asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Becomes:
    """What a column says after an event: ``value``, or the day so many ``days`` behind that of the event.

    ``said``: the key of the question in which somebody may have said something else. With ``key`` only where the answer
    to that is one of ``values``; else the column is emptied. ``of``: what it says by that answer, in place of all this;
    with an answer that is not among them it stays as it was.
    """

    value: str = ""
    days: int | None = None
    said: str = ""
    key: str = ""
    values: frozenset[str] = frozenset()
    of: Mapping[str, str] | None = None

    def after(self, said: Mapping[str, str], day: date) -> str | None:
        """What the column says once ``said`` was answered for an event of this day; None: what it said before."""
        if self.of is not None:
            return self.of.get(said.get(self.key, ""))
        if self.key and said.get(self.key) not in self.values:
            return ""
        otherwise = self.value if self.days is None else (day + timedelta(days=self.days)).isoformat()
        return said.get(self.said, otherwise)
