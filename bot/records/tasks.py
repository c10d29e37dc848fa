"""Planned work as readers see it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """A task with the names a list shows."""

    id: int
    client_id: int
    site_id: int
    assignee_id: int
    assignee_name: str
    form: str
    due_on: date
    state: str
    client_short_name: str
    site_name: str


@dataclass(frozen=True, slots=True)
class Day:
    """A consultant's day: open tasks due until today, also those of whom they stand in for."""

    who_id: int
    tasks: tuple[TaskRecord, ...]
