"""On which days the services of a new contract are done first, so that not all of it falls on its first day (4.1.3).

The order is that of the standard's chapter 4: what is asked and collected first, then what is inspected, then what is
built and taught on it. It is a proposal that people change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Start:
    """The services of these clauses begin so many days behind the contract's first, each so many behind the last."""

    clauses: str
    after: int
    apart: int


STARTS = (
    Start("4.1", 0, 3),
    Start("4.2", 21, 2),
    Start("4.3", 42, 3),
    Start("4.4", 49, 7),
    Start("4.5", 35, 56),
    Start("4.7", 84, 14),
    Start("5.5", 175, 14),
)
"""What is of no clause here (patrols, guidance) begins with the contract."""
AT_ONCE = Start("", 0, 0)


def first_days(clauses: Sequence[str], begins: date, ends: date) -> tuple[date, ...]:
    """The first day of each service, by its clause, in a contract of these days; none behind its last."""
    placed: dict[Start, int] = {}
    found = []
    for clause in clauses:
        start = next((one for one in STARTS if _within(clause, one.clauses)), AT_ONCE)
        days = start.after + start.apart * placed.get(start, 0)
        placed[start] = placed.get(start, 0) + 1
        found.append(min(begins + timedelta(days=days), ends))
    return tuple(found)


def _within(clause: str, of: str) -> bool:
    """Whether a clause is this one or one below it: 4.10 is not of 4.1."""
    return clause == of or clause.startswith((f"{of}.", f"{of} "))
