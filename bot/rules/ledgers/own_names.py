"""What an office calls the sheets and columns of its own lists: asked once, and remembered until it is forgotten."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a workbook: which sheet one is (``ledger``: ``OF_SHEETS``), or which column a needed one is.

    ``names`` are those that it may be, or is about, by their places among the unknown ones. A question about a ledger
    without ``column`` is whether the rest is left out.
    """

    ledger: str
    names: tuple[tuple[int, str], ...]
    column: str = ""


Said = tuple[str, int, str]
"""An answer: of which ledger, the name's place among the unknown ones, and what it means."""


def next_question(
    strange: Mapping[str, tuple[str, ...]], lacking: tuple[tuple[str, str], ...], said: tuple[Said, ...]
) -> Question | None:
    """What is to be asked next; None: everything was said.

    ``strange``: unknown names by ledger; ``lacking``: required columns that were not found.
    """
    left = {
        ledger: tuple((at, name) for at, name in enumerate(names) if (ledger, at) not in {one[:2] for one in said})
        for ledger, names in strange.items()
    }
    if left.get(OF_SHEETS):
        return Question(OF_SHEETS, left[OF_SHEETS][:1])
    if strange.get(OF_SHEETS):
        # what its columns are is known once it is known what it is
        return None
    found = {(ledger, column) for ledger, _, column in said}
    for ledger, column in lacking:
        if (ledger, column) not in found and left.get(ledger):
            return Question(ledger, left[ledger], column)
    return next((Question(ledger, names) for ledger, names in left.items() if names), None)
