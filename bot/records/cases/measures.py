"""What of a case became tasks, as its card shows it."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.rules.tasks.works import WORKS, Work


@dataclass(frozen=True, slots=True)
class CaseTask:
    """A measure, or the look whether the measures work; its cells as storage/tables/tasks.py says."""

    id: int
    work: str
    about: str
    assignee: str
    due_on: date
    state: str
    done_at: datetime | None

    @property
    def kind(self) -> Work:
        """What is to be done."""
        return WORKS[self.work]

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state == "open"
