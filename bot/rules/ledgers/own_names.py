"""What an office calls the sheets and columns of its own lists: asked once, and remembered until it is forgotten."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.rules.folding import folded
from bot.rules.ledgers.plain_cells import plain

OF_SHEETS = "sheets"
"""Stands in the place of a ledger where it is about names of sheets."""
LEFT_OUT = ""
"""What is not imported."""
_KEPT_AS = "columns."
REQUIRED_MARK = "*"

OwnNames = Mapping[str, Mapping[str, str]]
"""By ledger (or ``OF_SHEETS``): names as they are compared, with the keys of their columns (or codes of ledgers)."""


def compared(name: str) -> str:
    """A name of a sheet or column, for comparison."""
    return plain(folded(name)).rstrip(REQUIRED_MARK).strip().casefold()


def setting_of(ledger: str) -> str:
    """The key under which the firm's settings keep the names of a ledger."""
    return f"{_KEPT_AS}{ledger}"


def read_names(stored: Mapping[str, str]) -> OwnNames:
    """The names among what is stored."""
    return {key.removeprefix(_KEPT_AS): json.loads(said) for key, said in stored.items() if key.startswith(_KEPT_AS)}


def write_names(names: Mapping[str, str]) -> str:
    """Those of one ledger, as they are stored."""
    return json.dumps(names, ensure_ascii=False)


NONE_OF_THEM = -1
"""Stands in the place of a name where an answer is about none: what is left is left out."""
NOT_THERE = -2
"""Stands in the place of a name where none is the column that is asked for."""
CODE = "code"
"""The key of the column of codes: it is asked for where there may be one, and a list may do without."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A name of which can be said that it is an optional column: what it ``means`` by now, and with another tap."""

    at: int
    name: str
    means: str
    next: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a workbook: which sheet one is (``ledger``: ``OF_SHEETS``), or which column a needed one is.

    ``names`` are those that it may be, or is about, by their places among the unknown ones. A question about a ledger
    without ``column`` is about all that are left: ``choices`` are those that may be something, and whoever goes on
    leaves out the rest.
    """

    ledger: str
    names: tuple[tuple[int, str], ...]
    column: str = ""
    choices: tuple[Choice, ...] = ()


Said = tuple[str, int, str]
"""An answer: of which ledger, the name's place among the unknown ones, and what it means."""


@dataclass(frozen=True, slots=True)
class Strange:
    """What nobody knows about a workbook.

    ``names``: unknown ones by ledger; ``lacking``: columns to ask for that were not found; ``may_be``: by ledger, for
    each of its names, which of the columns that were not found can be read from what stands below it.
    """

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lacking: tuple[tuple[str, str], ...] = ()
    may_be: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


def next_question(strange: Strange, said: tuple[Said, ...]) -> Question | None:
    """What is to be asked next; None: everything was said."""
    answered = {(ledger, at): means for ledger, at, means in said}
    if OF_SHEETS in strange.names:
        # what its columns are is known once it is known what it is
        left = [one for one in enumerate(strange.names[OF_SHEETS]) if (OF_SHEETS, one[0]) not in answered]
        return Question(OF_SHEETS, tuple(left[:1])) if left else None
    for ledger, column in strange.lacking:
        left = [one for one in enumerate(strange.names.get(ledger, ())) if (ledger, one[0]) not in answered]
        if left and (ledger, column) not in {(one, means) for one, _, means in said}:
            return Question(ledger, _likely(strange, ledger, column, left), column)
    for ledger in strange.names:
        rest = _rest(strange, ledger, answered)
        if rest and (ledger, NONE_OF_THEM) not in answered:
            return Question(ledger, rest, choices=tuple(_choices(strange, ledger, rest, answered)))
    return None


def _likely(strange: Strange, ledger: str, column: str, left: list[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """The names of which the column can be read; all of them where it can be read of none."""
    may_be = strange.may_be.get(ledger, ())
    return tuple(one for one in left if one[0] < len(may_be) and column in may_be[one[0]]) or tuple(left)


def _rest(strange: Strange, ledger: str, answered: Mapping[tuple[str, int], str]) -> tuple[tuple[int, str], ...]:
    """The names that are no required column."""
    required = {column for one, column in strange.lacking if one == ledger}
    return tuple(one for one in enumerate(strange.names[ledger]) if answered.get((ledger, one[0])) not in required)


def _choices(
    strange: Strange, ledger: str, rest: tuple[tuple[int, str], ...], answered: Mapping[tuple[str, int], str]
) -> Iterator[Choice]:
    """One tap after the other goes through what a name may be that no other one is, and back to leaving it out."""
    may_be = strange.may_be.get(ledger, ())
    required = {column for one, column in strange.lacking if one == ledger}
    for at, name in rest:
        means = answered.get((ledger, at), LEFT_OUT)
        taken = {said for (one, other), said in answered.items() if one == ledger and other != at}
        free = [column for column in may_be[at] if column not in taken | required] if at < len(may_be) else []
        if free:
            order = [LEFT_OUT, *free]
            yield Choice(at, name, means, order[(order.index(means) + 1) % len(order)])


def with_answer(said: tuple[Said, ...], answer: Said) -> tuple[Said, ...]:
    """What was said with one more answer, in place of what was said of the same name before."""
    return (*(one for one in said if one[:2] != answer[:2]), answer)


def meanings(strange: Strange, said: tuple[Said, ...]) -> dict[str, dict[str, str]]:
    """What the names mean, by ledger of which something was said: what nothing was said of is left out."""
    answered = {(ledger, at): means for ledger, at, means in said}
    return {
        ledger: {compared(name): answered.get((ledger, at), LEFT_OUT) for at, name in enumerate(strange.names[ledger])}
        for ledger in dict.fromkeys(one for one, _, _ in said)
    }
