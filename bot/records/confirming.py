"""Confirming a record on the spot: the code on a consultant's phone, and what whoever scans it is shown."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.records.cases.findings import FindingRecord
from bot.records.links import Link
from bot.records.work_records import ClientConfirmation, WorkRecord


@dataclass(frozen=True, slots=True)
class ConfirmationCode:
    """A code by which a record is confirmed once; ``digest``: of what that said when it was made.

    ``used_by``: the name of whoever scanned it first. ``confirmation_id``: of what was said to that content since, by
    whomever.
    """

    id: int
    record_kind: str
    record_id: int
    digest: str
    made_by_id: int
    made_at: datetime
    expires_at: datetime
    used_by_id: int | None
    used_by: str
    confirmation_id: int | None

    @property
    def record(self) -> Link:
        """What is confirmed."""
        return Link(self.record_kind, self.record_id)

    def holds(self, at: datetime) -> bool:
        """Whether it may still be scanned by somebody."""
        return self.used_by_id is None and self.confirmation_id is None and at < self.expires_at


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A record as somebody of the client reads it who is asked to confirm it; ``said``: what they or others said.

    ``noted``: why nobody confirmed it when they were asked, in order.
    """

    record: WorkRecord
    findings: tuple[FindingRecord, ...]
    said: ClientConfirmation | None = None
    noted: tuple[ClientConfirmation, ...] = ()


class WhyNot(StrEnum):
    """Why a scanned code leads to nothing."""

    UNKNOWN = "unknown"
    TOO_MANY = "too_many"
    NOT_OF_CLIENT = "not_of_client"
    ON_ITS_WAY = "on_its_way"
    TAKEN_BACK = "taken_back"
    CHANGED = "changed"
    USED = "used"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class NotToConfirm:
    """A code that leads to nothing; ``who``: used it before."""

    why: WhyNot
    who: str = ""
