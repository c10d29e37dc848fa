"""Patrols as readers see them."""

from dataclasses import dataclass
from datetime import datetime

from bot.records.cases.findings import FindingRecord
from bot.records.patrols.tasks import TaskRecord


@dataclass(frozen=True, slots=True)
class PatrolRecord:
    """A patrol with the names its card and report show."""

    id: int
    number: str
    client_id: int
    site_id: int
    consultant_id: int
    draft_id: int
    task_id: int | None
    state: str
    started_at: datetime
    submitted_at: datetime
    recall_until: datetime
    issued_at: datetime | None
    client_name: str
    site_name: str
    consultant_name: str


@dataclass(frozen=True, slots=True)
class Day:
    """A consultant's day: open tasks due until today, also those of whom they stand in for."""

    who_id: int
    tasks: tuple[TaskRecord, ...]


@dataclass(frozen=True, slots=True)
class PatrolView:
    """A submitted patrol with its findings, as a person may see it."""

    patrol: PatrolRecord
    findings: tuple[FindingRecord, ...]
    may_recall: bool
