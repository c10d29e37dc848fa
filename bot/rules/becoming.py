"""What an entry of a ledger says after an event of it, beside what the event was asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Becomes:
    """What a column says after an event: ``value``, or the day so many ``days`` behind that of the event.

    ``said``: the key of the question in which somebody may have said something else. With ``key`` only where the answer
    to that is one of ``values``; else the column is emptied.
    """

    value: str = ""
    days: int | None = None
    said: str = ""
    key: str = ""
    values: frozenset[str] = frozenset()

    def after(self, said: Mapping[str, str], day: date) -> str:
        """What the column says once ``said`` was answered for an event of this day."""
        if self.key and said.get(self.key) not in self.values:
            return ""
        otherwise = self.value if self.days is None else (day + timedelta(days=self.days)).isoformat()
        return said.get(self.said, otherwise)


def kept_as(column: str) -> str:
    """Under which key an event keeps what a column of its entry says since."""
    return f"then {column}"
