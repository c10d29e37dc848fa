"""One task, and many, as somebody may see them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.records.links import Link
from bot.records.tasks import TaskRecord
from bot.rules.tasks.schedule import Rhythm
from bot.rules.working_days import DayReason


class Standing(StrEnum):
    """How a task stands on a day."""

    PLANNED = "planned"
    OPEN = "open"
    DUE_TODAY = "due_today"
    LATE = "late"
    TO_ARRANGE = "to_arrange"
    DONE = "done"
    MADE_UP = "made_up"
    MISSED = "missed"
    WAIVED = "waived"
    COVERED = "covered"


@dataclass(frozen=True, slots=True)
class Steps:
    """What the reader may do about a task.

    ``hand_over``: give it to somebody else; ``go``: read what is to be known before they go to the client.
    """

    begin: bool = False
    move: bool = False
    waive: bool = False
    restore: bool = False
    explain: bool = False
    see_plan: bool = False
    hand_over: bool = False
    go: bool = False


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task with what its card shows: by which record it was done, with its number."""

    task: TaskRecord
    today: date
    standing: Standing
    steps: Steps
    reason_by: str = ""
    record: Link | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class DayWhy:
    """Why a task is on its day: the rhythm of its plan, the day that it means, and why that one is not worked.

    ``meant`` None: it belongs to no plan, or is not on a day that its plan means now. ``provisional``: the calendar of
    that year is not known yet. ``last_done``: from when it is counted.
    """

    task: TaskRecord
    rhythm: Rhythm | None
    meant: date | None = None
    planned: date | None = None
    off: DayReason | None = None
    provisional: bool = False
    last_done: date | None = None
    reason_by: str = ""


@dataclass(frozen=True, slots=True)
class TaskList:
    """Tasks of somebody or of a client on some days. ``called``: whose, empty for the reader's own.

    ``which``: week, next or missed. ``unexplained``: how many of them have no reason that the reader may say.
    """

    of: str
    of_id: int
    called: str
    which: str
    first: date
    last: date
    today: date
    tasks: tuple[TaskRecord, ...]
    unexplained: int = 0


@dataclass(frozen=True, slots=True)
class Standings:
    """How many tasks of somebody, or of a client, stand how in a week."""

    id: int
    name: str
    planned: int
    done: int
    late: int
    missed: int


@dataclass(frozen=True, slots=True)
class Team:
    """The week of the people, or of the clients, for whom somebody plans."""

    by: str
    first: date
    last: date
    lines: tuple[Standings, ...]
