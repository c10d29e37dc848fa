"""Patrols as readers see them."""

from dataclasses import dataclass
from datetime import datetime

from bot.records.cases.findings import FindingRecord
from bot.records.patrols.tasks import TaskRecord


@dataclass(frozen=True, slots=True)
class PatrolRecord:
    """A patrol with the names its card and report show.

    ``replaces``: the number of the one that was taken back for it, which the client had since ``replaced_released_at``;
    ``replaced_by``: of the one that the client has instead of this.
    """

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
    replaces: str | None
    replaced_released_at: datetime | None
    replaced_by: str | None

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return self.state in ("submitted", "issued")


@dataclass(frozen=True, slots=True)
class TakenBack:
    """That a patrol was recalled, or (``ended``) that nothing takes its place: by whom, and why if that was said.

    ``processed_at``: when that was dealt with, where it is later than it was said.
    """

    at: datetime
    who: str
    why: str
    ended: bool
    processed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A consultant's day: open tasks due until today, also those of whom they stand in for."""

    who_id: int
    tasks: tuple[TaskRecord, ...]


@dataclass(frozen=True, slots=True)
class PatrolView:
    """A submitted patrol with its findings, as a person may see it.

    ``may_recall``: with a tap, before the client gets it; ``may_recall_issued``: with a reason, since. ``may_go_on``:
    they may correct it or do it anew, ``may_void`` end it. ``processed_at``: when it was dealt with, where that is
    later than it was submitted.
    """

    patrol: PatrolRecord
    findings: tuple[FindingRecord, ...]
    may_recall: bool
    may_recall_issued: bool = False
    may_go_on: bool = False
    may_void: bool = False
    taken_back: tuple[TakenBack, ...] = ()
    processed_at: datetime | None = None
