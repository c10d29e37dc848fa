"""条款覆盖: clause by clause what a contract promised, what is on record and what is missing (clauses 3.7, 7)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.rules.tasks.cadence_kept import Fate, Figures, Mark, Promise, figures_of, kept
from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class Signed:
    """An item of a contract as it was signed; ``clause`` empty: it names none."""

    id: int
    clause: str
    name: str
    work: str
    site_name: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record that the client has, of something that an item promised."""

    item_id: int
    kind: str
    id: int
    number: str
    day: date


class Cover(StrEnum):
    """How a clause is covered by what was due so far."""

    MISSING = "missing"
    PARTLY = "partly"
    UNPLANNED = "unplanned"
    AHEAD = "ahead"
    COVERED = "covered"


COVER_NAMES: Mapping[Cover, tuple[str, Text]] = {
    Cover.COVERED: ("🟢", Text("到期的都有记录", "All that was due is on record")),
    Cover.PARTLY: ("🟠", Text("部分有记录", "Partly on record")),
    Cover.MISSING: ("🔴", Text("到期的都没有记录", "Nothing of what was due is on record")),
    Cover.AHEAD: ("⚪", Text("还没到期", "Nothing due yet")),
    Cover.UNPLANNED: ("▫️", Text("还没有安排", "Not planned yet")),
}
"""The mark that stands before a clause, and what it means."""


@dataclass(frozen=True, slots=True)
class ItemCovered:
    """An item with what became of its promises, and the records of those that were kept, the latest first."""

    signed: Signed
    marks: tuple[Mark, ...]
    evidence: tuple[Evidence, ...]

    @property
    def figures(self) -> Figures:
        """Its figures, as 频次兑现 tells them."""
        return figures_of(self.marks)

    def days_of(self, fate: Fate) -> tuple[date, ...]:
        """The days of what met a fate."""
        return tuple(mark.day for mark in self.marks if mark.fate is fate)


@dataclass(frozen=True, slots=True)
class ClauseCovered:
    """A clause of the standard with the items of a contract that name it."""

    clause: str
    items: tuple[ItemCovered, ...]

    @property
    def figures(self) -> Figures:
        """The figures of its items together."""
        return figures_of(mark for item in self.items for mark in item.marks)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The records of its items, the latest first."""
        return tuple(sorted((one for item in self.items for one in item.evidence), key=_latest_first))

    @property
    def cover(self) -> Cover:
        """How it is covered."""
        return cover_of(self.figures)


def cover_of(figures: Figures) -> Cover:
    """How much of what was due is done; what lies ahead, or was cancelled, says nothing against it."""
    if not figures.promised:
        return Cover.UNPLANNED
    if not figures.due:
        return Cover.AHEAD
    if figures.kept == figures.due:
        return Cover.COVERED
    return Cover.PARTLY if figures.kept else Cover.MISSING


def coverage(
    signed: Iterable[Signed],
    promises: Mapping[int, Sequence[Promise]],
    evidence: Iterable[Evidence],
    today: date,
) -> tuple[ClauseCovered, ...]:
    """Each clause that a contract's items name, in the standard's order; what names none stands last.

    ``promises`` by item. Of what is done there is evidence only as long as its record stands and the client has it.
    """
    records: dict[int, list[Evidence]] = {}
    for one in evidence:
        records.setdefault(one.item_id, []).append(one)
    by_clause: dict[str, list[ItemCovered]] = {}
    for item in signed:
        marks = tuple(mark for plan in kept(promises.get(item.id, ()), today) for mark in plan.marks)
        shown = tuple(sorted(records.get(item.id, ()), key=_latest_first))
        by_clause.setdefault(item.clause, []).append(ItemCovered(item, marks, shown))
    return tuple(ClauseCovered(clause, tuple(by_clause[clause])) for clause in sorted(by_clause, key=in_order))


def in_order(clause: str) -> tuple[object, ...]:
    """What clauses are sorted by: ``4.2.10`` behind ``4.2.9``, ``4.5 a`` behind ``4.5``, none at the end."""
    parts = re.findall(r"\d+|[^\d.\s]+", clause)
    return (not clause, tuple((not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts))


def _latest_first(one: Evidence) -> tuple[int, str]:
    return -one.day.toordinal(), one.number
