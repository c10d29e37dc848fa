"""Visits as readers see them: what the client was told of planned work at theirs, and answered."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.records.cases.cases import CaseRecord
from bot.records.ledgers.entries import LedgerEntry
from bot.records.tasks import TaskRecord
from bot.records.work_records import WorkRecord
from bot.rules.ledgers.expiry import Expiry
from bot.rules.ledgers.ledger import Ledger
from bot.rules.tasks.works import WORKS, Work


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """A visit, its cells as storage/tables/visits.py says, with names and what its task says now.

    ``due_on`` and ``state`` are the task's, ``assignee_id`` who does it now, ``reason`` why it was
    moved or waived; None and empty where there is no task any
    more. ``shared``: what its plan says of several people, ``unannounced``: that the client is told nothing.
    """

    id: int
    task_id: int | None
    client_id: int
    client_short_name: str
    site_id: int | None
    site_name: str
    schedule_id: int | None
    slot: int
    work: str
    about: str
    person_id: int
    person_name: str
    for_day: date
    told_at: datetime | None
    confirmed_at: datetime | None
    confirmed_by_id: int | None
    confirmed_by: str
    asked_day: date | None
    asked_reason: str
    asked_at: datetime | None
    asked_by_id: int | None
    asked_by: str
    set_out_at: datetime | None
    arrived_at: datetime | None
    due_on: date | None
    assignee_id: int | None
    assignee_name: str
    state: str
    reason: str
    shared: str
    unannounced: bool

    @property
    def kind(self) -> Work:
        """What is to be done."""
        return WORKS[self.work]

    @property
    def stands(self) -> bool:
        """Whether it is to come as the client was told."""
        return self.told_at is not None and self.state == "open" and self.due_on == self.for_day


@dataclass(frozen=True, slots=True)
class VisitsOfDay:
    """What a client was told of a day: the visits that stand; who reads it may answer."""

    client_id: int
    client_short_name: str
    day: date
    visits: tuple[VisitRecord, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody of the client: what to call them, and by which number; empty where none is noted."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class RunsOut:
    """An entry of a ledger that runs out soon, or has."""

    ledger: Ledger
    expiry: Expiry
    entry: LedgerEntry
    on: date


@dataclass(frozen=True, slots=True)
class Going:
    """What somebody wants to know before they go: of one task.

    ``visit``: what was agreed, if anything was noted. ``findings``: those open there, the most urgent first. ``last``:
    the same work there the last time. ``contacts``: who looks after the service at the client. ``goes``: whether the
    reader is who goes, ``decides``: whether they may note what the client said; ``today``: on which day they look.
    """

    task: TaskRecord
    visit: VisitRecord | None
    findings: tuple[CaseRecord, ...]
    last: WorkRecord | None
    running_out: tuple[RunsOut, ...]
    contacts: tuple[Contact, ...]
    goes: bool
    decides: bool
    today: date

    @property
    def may_note_agreed(self) -> bool:
        """Whether the reader can note that the client agreed by telephone: who is to be surprised is not asked."""
        agreed = self.visit is not None and self.visit.confirmed_at is not None
        return self.decides and not agreed and not self.task.unannounced and self.task.state == "open"
