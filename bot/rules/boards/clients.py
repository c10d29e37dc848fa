"""进度看板: how the work stands at each client, and how much each of ours has to do (clauses 5.1.3, 7)."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.boards.board import ALL, Board, Figure, Filter, Line
from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.tasks.cadence_kept import Figures
from bot.rules.text import Text

SEE_BOARDS = Right(
    Text("看进度看板", "See the progress boards"),
    {
        Role.LEAD: Scope.CLIENT,
        Role.QUALITY_MANAGER: Scope.ALL,
        Role.ADMINISTRATOR: Scope.ALL,
        Role.AUDITOR: Scope.ALL,
    },
    in_practice=False,
)
LOOKED_BACK = timedelta(days=366)
"""Whoever was not there for so long was not there at all, as far as a board goes."""
NO_FIGURES = Figures()


@dataclass(frozen=True, slots=True)
class Load:
    """What somebody has to do in a week: how many tasks there are, and how many of them are not done yet.

    ``minutes``: what those take, as far as contracts say it.
    """

    tasks: int = 0
    left: int = 0
    minutes: int = 0


LATE = Figure("late", 0)
"""What is late and may still be made up."""
MISSED = Figure("missed", 0)
"""What was missed of late (``MISSED_DAYS``)."""
THIS_WEEK = Figure("week", NO_FIGURES)
"""What was promised for this week, and what became of it."""
LAST_VISIT: Figure[date | None] = Figure("visit", None)
"""On which day somebody of ours was there last, if they were within ``LOOKED_BACK``."""
SERIOUS = Figure("serious", 0)
"""Open serious findings that the reader may see."""
LOAD, NEXT_LOAD = Figure("load", Load()), Figure("next_load", Load())
"""What somebody has to do this week, and next."""
OF_PROMISES = (LATE, MISSED, THIS_WEEK)


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def is_behind(line: Line, _: date) -> bool:
    """Whether something is late there, or was missed."""
    return bool(LATE.of(line) or MISSED.of(line))


def is_unvisited(line: Line, today: date) -> bool:
    """Whether nobody of ours was there this month."""
    last = LAST_VISIT.of(line)
    return last is None or last < today.replace(day=1)


def standing(before: Figures, week: Figures) -> tuple[int, int, Figures]:
    """What is late, what was missed and how this week stands, with what was due ``before`` it and is not done."""
    return before.overdue + week.overdue, before.missed + week.missed, week


def _most_urgent(line: Line) -> tuple[int | date, ...]:
    return -SERIOUS.of(line), -LATE.of(line), -MISSED.of(line), LAST_VISIT.of(line) or date.min


CLIENTS = Board(
    "clients",
    Text("进度看板", "Progress board"),
    "client",
    SEE_BOARDS,
    (LATE, MISSED, THIS_WEEK, LAST_VISIT, SERIOUS),
    _most_urgent,
    (
        ALL,
        Filter("behind", Text("逾期漏做", "Late"), is_behind),
        Filter("unvisited", Text("本月未到访", "Not visited"), is_unvisited),
    ),
    picture="board_picture",
)
PEOPLE = Board(
    "people",
    Text("人员负荷", "Workload"),
    "person",
    SEE_BOARDS,
    (LOAD, NEXT_LOAD),
    lambda line: (-LOAD.of(line).left, -NEXT_LOAD.of(line).left),
)
