"""What clients measure, as readers see it (clauses 4.4.1, 4.6 g)."""

from dataclasses import dataclass
from datetime import date

from bot.rules.ledgers.ledger import Option
from bot.rules.ledgers.monitoring import STAGES
from bot.rules.limits import NO_LIMITS, Limits, read_limits
from bot.rules.monitoring.due import Standing, rhythm_of
from bot.rules.tasks.schedule import Rhythm


@dataclass(frozen=True, slots=True)
class MonitoringRow:
    """A row of a monitoring plan that is in use; its cells as storage/tables/monitoring says."""

    id: int
    client_id: int
    client_name: str
    stage: str
    point: str
    item: str
    method: str
    limits: str
    often: str
    every: str
    weekdays: str
    sample: str
    begins: date
    person_id: int | None
    abnormal: str
    next_due: date | None
    last_on: date | None
    last_said: str
    last_verdict: str

    @property
    def rhythm(self) -> Rhythm | None:
        """How often it is measured; None: on no fixed day."""
        return rhythm_of(self.often, self.every, self.weekdays, self.begins)

    @property
    def within(self) -> Limits:
        """Within what a value conforms."""
        return read_limits(self.limits) or NO_LIMITS

    @property
    def name(self) -> str:
        """What it is called where its client is known: what is measured, and where."""
        return f"{self.item} · {self.point}"

    @property
    def of_stage(self) -> Option:
        """At which stage it is measured."""
        return next(one for one in STAGES if one.value == self.stage)


@dataclass(frozen=True, slots=True)
class Monitored:
    """A row and how it stands today."""

    row: MonitoringRow
    standing: Standing


@dataclass(frozen=True, slots=True)
class MonitoringOverview:
    """A client's plan as it stands today.

    ``may_file``: whether the reader measures; ``sees_rows``: whether they see the rows of the plan themselves.
    """

    client_id: int
    client_name: str
    rows: tuple[Monitored, ...]
    may_file: bool
    sees_rows: bool


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """A client and how much of what it measures was not recorded when it was due."""

    client_id: int
    client_name: str
    n: int
    since: date
