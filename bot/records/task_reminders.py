"""What people hear of planned work, as readers see it."""

from dataclasses import dataclass
from datetime import date

from bot.records.tasks import TaskRecord
from bot.rules.tasks.cadence_kept import Figures


@dataclass(frozen=True, slots=True)
class ToArrange:
    """Times of one work whose days are still to be arranged, all within one period: how many, and the ``first``."""

    first: TaskRecord
    n: int


@dataclass(frozen=True, slots=True)
class MorningAfter:
    """What somebody did not do: ``fresh`` since a day, ``older`` before it.

    Open tasks are late and can be made up, the others are missed. ``to_arrange``: days that they are to arrange.
    """

    since: date
    fresh: tuple[TaskRecord, ...]
    older: tuple[TaskRecord, ...]
    to_arrange: tuple[ToArrange, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.fresh or self.older or self.to_arrange)


@dataclass(frozen=True, slots=True)
class WeekOfClient:
    """The planned work of one client: what became of that of the past week.

    ``unexplained``: missed, and nobody said why. ``older``: late for longer. ``to_arrange``: its day is not known yet,
    and its period has begun. ``ahead``: planned for the week that begins.
    """

    client_short_name: str
    past: Figures
    unexplained: int
    older: int
    to_arrange: int
    ahead: int

    def __bool__(self) -> bool:
        """Whether there is anything to say of it."""
        return bool(self.past.promised or self.older or self.to_arrange or self.ahead)
