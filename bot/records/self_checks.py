"""Self-checks of clients as readers see them (clause 4.6)."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class SelfCheckRow:
    """A day, week or month that was recorded: by which record, with what result, by whom and when."""

    client_id: int
    period: str
    begins: date
    record_id: int
    number: str
    result: str
    on_paper: bool
    person_name: str
    filed_at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """What was said to a record since: ``what`` (seen, remark, handled), of which ``item``, by whom and when."""

    id: int
    record_id: int
    what: str
    item: str
    text: str
    person_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Keeping:
    """A client whose people keep their self-checks here, and since when."""

    client_id: int
    short_name: str
    since: date


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of which a client has a record; None: it has none."""

    client_id: int
    day: date | None


@dataclass(frozen=True, slots=True)
class Stopped:
    """A client that recorded nothing of these working days, the last before today."""

    client_id: int
    client_name: str
    missed: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Unseen:
    """How many records of a client the butler has not looked at yet."""

    client_id: int
    client_name: str
    n: int


@dataclass(frozen=True, slots=True)
class Owed:
    """A report of a client that is due: of the week or month (``period``) that ``begins`` then."""

    client_id: int
    client_name: str
    period: str
    begins: date


@dataclass(frozen=True, slots=True)
class Today:
    """How a client stands with its self-check today.

    ``recorded``: what was recorded of the day; ``working``: whether the day is worked; ``owed``: whether a record is
    owed of it. ``missed``: the working days before, since the last record, of which nothing came.
    ``may_file``, ``may_enter``: whether the reader records it, or enters what was kept on paper.
    """

    client_id: int
    client_name: str
    day: date
    working: bool
    owed: bool
    recorded: SelfCheckRow | None
    missed: tuple[date, ...] = ()
    may_file: bool = True
    may_enter: bool = False
