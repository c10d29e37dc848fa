"""What was found in a spreadsheet of the ledgers, as screens tell it."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from bot.rules.ledgers.own_names import Question, Said, Strange, next_question


class FileState(StrEnum):
    """How far a spreadsheet is. An import that was ``CHECKED`` waits for a yes."""

    ASKED = "asked"
    MADE = "made"
    RECEIVED = "received"
    CHECKED = "checked"
    REFUSED = "refused"
    FAULTY = "faulty"
    SAME = "same"
    CONFIRMED = "confirmed"
    IMPORTED = "imported"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many entries of a ledger an import would add, change and leave as they are."""

    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Named:
    """One entry that an import would add or change: what it is called, and the columns that change."""

    ledger: str
    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One bad cell: ``row`` as the spreadsheet counts, ``column`` the key, ``reason`` of bot/rules/ledgers/faults."""

    ledger: str
    row: int
    column: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """What of a sheet its sender does not see: all of it (``what`` is sheet), or ``n`` rows or columns of it.

    ``named``: the first of them, rows by their numbers.
    """

    sheet: str
    what: Literal["sheet", "rows", "columns"]
    named: tuple[str, ...] = ()
    n: int = 1


@dataclass(frozen=True, slots=True)
class Summary:
    """A file's contents: refused as a whole (``refusal``), with bad cells (``problems`` of them), or ready.

    ``also``: further refusals with their places, parted by line ends as those in ``detail`` are. ``named`` and
    ``faults`` are the first few, ``alike`` those of the new entries that look like another, with it (``alike_n`` are
    all). ``hidden``: what its sender does not see; ``left_out``: sheets and their columns that the firm
    does not import (no columns: all of it). ``unsaid``: ledger and column of what new entries get since
    their sheet does not say it, and how many of them. ``strange``, ``lacking``, ``may_be``, ``said``: what can be asked
    about names, and what was answered (rules/ledgers/own_names).
    """

    refusal: str = ""
    detail: str = ""
    counts: Mapping[str, Counted] = dataclasses.field(default_factory=dict)
    problems: int = 0
    named: tuple[Named, ...] = ()
    faults: tuple[Fault, ...] = ()
    alike: tuple[tuple[str, str], ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    hidden: tuple[Hidden, ...] = ()
    alike_n: int = 0
    strange: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    lacking: tuple[tuple[str, str], ...] = ()
    said: tuple[Said, ...] = ()
    may_be: Mapping[str, tuple[tuple[str, ...], ...]] = dataclasses.field(default_factory=dict)
    left_out: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unsaid: tuple[tuple[str, str, int], ...] = ()

    @property
    def unknown(self) -> Strange:
        """What nobody knows about it."""
        return Strange(self.strange, self.lacking, self.may_be)

    @property
    def question(self) -> Question | None:
        """What is asked about names that nobody knows; None: nothing can be, or all was said."""
        return next_question(self.unknown, self.said)

    @property
    def added(self) -> int:
        """New entries, of all ledgers."""
        return sum(count.added for count in self.counts.values())

    @property
    def changed(self) -> int:
        """Entries that change, of all ledgers."""
        return sum(count.changed for count in self.counts.values())

    @property
    def unchanged(self) -> int:
        """Entries that stay as they are, of all ledgers."""
        return sum(count.unchanged for count in self.counts.values())

    def to_json(self) -> str:
        """As storage keeps it."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False)


def summary_of(kept: Mapping[str, Any]) -> Summary:
    """The summary that storage kept."""
    return Summary(
        str(kept.get("refusal", "")),
        str(kept.get("detail", "")),
        {ledger: Counted(**count) for ledger, count in kept.get("counts", {}).items()},
        int(kept.get("problems", 0)),
        tuple(Named(one["ledger"], one["name"], tuple(one["columns"])) for one in kept.get("named", ())),
        tuple(Fault(**fault) for fault in kept.get("faults", ())),
        tuple((new, like) for new, like in kept.get("alike", ())),
        tuple((refusal, places) for refusal, places in kept.get("also", ())),
        tuple(Hidden(one["sheet"], one["what"], tuple(one["named"]), one["n"]) for one in kept.get("hidden", ())),
        int(kept.get("alike_n", len(kept.get("alike", ())))),
        {ledger: tuple(names) for ledger, names in kept.get("strange", {}).items()},
        tuple((ledger, column) for ledger, column in kept.get("lacking", ())),
        tuple((ledger, at, means) for ledger, at, means in kept.get("said", ())),
        {ledger: tuple(map(tuple, columns)) for ledger, columns in kept.get("may_be", {}).items()},
        tuple((sheet, tuple(columns)) for sheet, columns in kept.get("left_out", ())),
        tuple((ledger, column, n) for ledger, column, n in kept.get("unsaid", ())),
    )


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """One spreadsheet on its way out or in; ``plan`` is the fingerprint of what the preview showed."""

    id: int
    person_id: int | None
    state: FileState
    name: str
    telegram_file_id: str
    sha256: str | None
    copy_sha256: str | None
    kept: dict[str, Any]
    plan: str
    created_at: datetime

    @property
    def summary(self) -> Summary:
        """What was found in it."""
        return summary_of(self.kept)
