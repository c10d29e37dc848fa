"""What a board is: figures of things, the filters that keep some of them, in an order, for its readers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, cast

from bot.rules.permissions import Right
from bot.rules.text import Text

V = TypeVar("V")

OURS = "ours"
"""What a board is of that has but one line, ourselves: its figures stand below each other, each to be looked into."""
US = 0
"""The id of that line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on a board: its id, what it is called, and its figures by their codes."""

    id: int
    name: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Figure(Generic[V]):
    """A figure that one function tells, whoever asks; ``none`` is its value where there is nothing to tell."""

    code: str
    none: V

    def of(self, line: Line) -> V:
        """Its value on a line."""
        return cast(V, line.values[self.code])


@dataclass(frozen=True, slots=True)
class Filter:
    """Which lines are shown: those that ``keeps`` says yes to, on a day."""

    code: str
    name: Text
    keeps: Callable[[Line, date], bool]


ALL = Filter("all", Text("全部", "All"), lambda _line, _today: True)


@dataclass(frozen=True, slots=True)
class Board:
    """Things and their figures.

    ``of``: what a line is (``client``, ``person`` or ``OURS``). ``urgency``: the less it is, the higher a line stands.
    ``picture``: the kind of document that is drawn of it, if one is.
    """

    code: str
    title: Text
    of: str
    readers: Right
    figures: tuple[Figure[Any], ...]
    urgency: Callable[[Line], tuple[Any, ...]]
    filters: tuple[Filter, ...] = (ALL,)
    picture: str = ""

    def filter(self, code: str) -> Filter:
        """The filter of this code; one that there is not (any more) is the first."""
        return next((one for one in self.filters if one.code == code), self.filters[0])


def lines_of(
    board: Board, things: Iterable[tuple[int, str]], values: Mapping[str, Mapping[int, object]]
) -> tuple[Line, ...]:
    """The lines of a board in its order; ``things`` by id and name, ``values`` by figure and id."""
    lines = [
        Line(of_id, name, {one.code: values[one.code].get(of_id, one.none) for one in board.figures})
        for of_id, name in things
    ]
    return tuple(sorted(lines, key=lambda line: (*board.urgency(line), line.name, line.id)))


def kept_by(of: Filter, lines: Sequence[Line], today: date) -> tuple[Line, ...]:
    """The lines that a filter keeps, in their order."""
    return tuple(line for line in lines if of.keeps(line, today))
