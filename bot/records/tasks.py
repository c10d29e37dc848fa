"""Planned work as readers see it."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.rules.tasks.works import WORKS, Work


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """A task with the names a list shows; its cells as storage/tables/tasks.py says.

    ``about``: what the work is about, where its plan says so. ``site_name`` is empty where it is for the client.
    ``is_left``: whose it is does not serve the client (any more). ``returned``: the client returned what was delivered.
    ``case_id``, ``case_number``: the case that it came of, which is a ``drill`` or not.
    """

    id: int
    client_id: int
    site_id: int | None
    assignee_id: int
    assignee_name: str
    work: str
    about: str
    due_on: date
    opens_on: date | None
    until_on: date | None
    entry_kind: str | None
    entry_id: int | None
    moved_from: date | None
    arranged: bool
    state: str
    done_at: datetime | None
    schedule_id: int | None
    period: date | None
    slot: int
    client_short_name: str
    site_name: str
    handed_from_id: int | None
    handed_from_name: str
    reason: str
    reason_by_id: int | None
    unannounced: bool
    is_left: bool
    returned: bool = False
    case_id: int | None = None
    case_number: str = ""
    drill: bool = False

    @property
    def kind(self) -> Work:
        """What is to be done."""
        return WORKS[self.work]

    @property
    def begins(self) -> tuple[str, str, int]:
        """The form that does it, and what that is about: the entry to which it happens, or the task."""
        if self.entry_kind is not None and self.entry_id is not None:
            return self.kind.form, self.entry_kind, self.entry_id
        return self.kind.form, "task", self.id

    @property
    def named(self) -> tuple[int, date, int | None, int] | None:
        """What names it among the times of its plan (plan, period, site, slot); None: it belongs to none."""
        if self.schedule_id is None or self.period is None:
            return None
        return self.schedule_id, self.period, self.site_id, self.slot

    def may_begin(self, today: date) -> bool:
        """Whether it can be done on a day: not before it opens."""
        return self.state == "open" and (self.opens_on or self.due_on) <= today


@dataclass(frozen=True, slots=True)
class Day:
    """A consultant's day: open tasks due until today and what was returned, also of whom they stand in for."""

    who_id: int
    tasks: tuple[TaskRecord, ...]
