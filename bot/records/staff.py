"""The file of one of our own people, as a reader may see it (clauses 3.2, 5.1.1)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.records.ledgers.entries import LedgerEntry
from bot.records.work_records import WorkRecord
from bot.rules.record_kind import RecordKind


@dataclass(frozen=True, slots=True)
class Learning:
    """What somebody learned: the hours of continuing education of ``year``, and the last day on which they learned.

    ``until``: by which day they have to learn again; None: nothing demands it of them.
    """

    year: int
    hours: Decimal
    last: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class StaffFile:
    """``certificates`` in use, ``records`` the latest first; ``adds``: the kinds of records that the reader may add.

    ``sees_all``: the reader sees everybody's file; ``own``: it is theirs.
    """

    person: LedgerEntry
    certificates: tuple[LedgerEntry, ...]
    records: tuple[WorkRecord, ...]
    adds: tuple[RecordKind, ...]
    learning: Learning
    sees_all: bool
    own: bool


@dataclass(frozen=True, slots=True)
class StaffLine:
    """Somebody in the list of files; ``expired``: one of their certificates ran out; ``late``: they are to learn."""

    id: int
    name: str
    expired: bool
    late: bool
