"""Logged services (记一笔) as readers see them: what holds now, and what was corrected (clauses 3.6, 7)."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.records.attachments import AttachmentRecord
from bot.records.clients import ClientRecord
from bot.rules.registers import Period


@dataclass(frozen=True, slots=True)
class ServiceRecord:
    """A logged service as its last amendment says, or as it was logged; ``amended``: how often it was corrected."""

    id: int
    number: str
    client_id: int
    client_name: str
    person_id: int
    person_name: str
    kind: str
    done_on: date
    minutes: int
    text: str
    voided: bool
    logged_at: datetime
    amended: int


@dataclass(frozen=True, slots=True)
class ServiceVersion:
    """What a record said up to an amendment, and that amendment: when, by whom, why.

    ``processed_at``: when that was dealt with, where it is later.
    """

    kind: str
    done_on: date
    minutes: int
    text: str
    amended_at: datetime
    amended_by: str
    reason: str
    processed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A logged service as a person may see it, its files, and what it said before, the oldest first.

    ``processed_at``: when its logging was dealt with, where that is later than it was sent.
    """

    service: ServiceRecord
    files: tuple[AttachmentRecord, ...]
    before: tuple[ServiceVersion, ...]
    may_amend: bool
    processed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ServiceList:
    """A client's services of a month; ``counts`` by kind over the whole month, ``minutes`` likewise."""

    client: ClientRecord
    month: Period
    kind: str
    services: tuple[ServiceRecord, ...]
    counts: dict[str, int]
    minutes: int
    may_log: bool


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A logged service as its register shows it."""

    id: int
    number: str
    client_name: str
    done_on: date
    kind: str
    minutes: int
    text: str
    person_name: str
    logged_at: datetime
    voided: bool
    amended: int
    reason: str | None
