"""频次兑现: what was promised for which day, and what became of it (clauses 3.7, 4.6, 5.1.3).

Every text, picture, page and board that tells promised against done asks here, so that no two of them differ.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.rules.beijing import beijing_day

MISSED_DAYS = timedelta(days=31)
"""So long a missed task is asked about, and stands on boards."""
COVERED = "covered"
"""The state of a task that one of several did for all: it never counts beside that one."""


class Fate(StrEnum):
    """What became of something promised for a day.

    ``OVERDUE`` may still be made up; ``MISSED`` can be no more; ``WAIVED`` is promised no more.
    """

    ON_TIME = "on_time"
    MADE_UP = "made_up"
    OVERDUE = "overdue"
    MISSED = "missed"
    AHEAD = "ahead"
    WAIVED = "waived"


class NoSuchState(ValueError):
    """A task is in a state that nobody here knows; a fault of the program."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A task, as far as what became of it goes.

    ``schedule_id`` None: planned once, by nobody's plan; else ``about`` and how ``often`` (with how many, or on which
    weekdays, as the plan says it) are those of its plan. ``arranged``: whether its day is known. ``by_any``: of several
    people who have it for the same ``period`` one does it for all. ``moved_from``: the day first promised, where it is
    on another one now; ``until_on``: the last on which it may be made up (None: for ever). ``unannounced``: nobody may
    know the day before.
    """

    id: int
    schedule_id: int | None
    work: str
    about: str
    site_id: int | None
    site_name: str
    often: str
    every: str
    weekdays: str
    period: date | None
    arranged: bool
    by_any: bool
    unannounced: bool
    due_on: date
    moved_from: date | None
    until_on: date | None
    state: str
    done_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One promise and what became of it; ``day`` is when it is or was due, ``moved_from`` the day first promised."""

    fate: Fate
    day: date
    reason: str
    moved_from: date | None
    arranged: bool = True


@dataclass(frozen=True, slots=True)
class Figures:
    """How many promises met which fate."""

    on_time: int = 0
    made_up: int = 0
    overdue: int = 0
    missed: int = 0
    ahead: int = 0
    waived: int = 0

    @property
    def promised(self) -> int:
        """All that counts: what was waived is promised no more."""
        return self.due + self.ahead

    @property
    def due(self) -> int:
        """What was to be done by now, or was done already."""
        return self.kept + self.overdue + self.missed

    @property
    def kept(self) -> int:
        """What was done, on time or later."""
        return self.on_time + self.made_up


@dataclass(frozen=True, slots=True)
class Because:
    """Days of one fate for one reason (empty: nobody said any)."""

    fate: Fate
    reason: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A promise on another day than the one first promised (``before``)."""

    before: date
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class PlanKept:
    """One work at one place by one plan, or (``often`` empty) what was planned once; ``marks`` in the order of days.

    ``unannounced``: what lies ahead is told to nobody, so it is not among them.
    """

    work: str
    about: str
    site_name: str
    often: str
    every: str
    weekdays: str
    unannounced: bool
    marks: tuple[Mark, ...]

    @property
    def figures(self) -> Figures:
        """Its figures."""
        return figures_of(self.marks)

    def because(self, fate: Fate) -> tuple[Because, ...]:
        """The days of a fate by their reasons, the first day first; those without a reason last."""
        days: dict[str, list[date]] = {}
        for mark in self.marks:
            if mark.fate is fate:
                days.setdefault(mark.reason, []).append(mark.day)
        found = [Because(fate, reason, tuple(when)) for reason, when in days.items()]
        return tuple(sorted(found, key=lambda one: (not one.reason, one.days[0])))

    @property
    def moved(self) -> tuple[Moved, ...]:
        """What was moved to another day, but what was given up afterwards: that is told of it."""
        return tuple(
            Moved(mark.moved_from, mark.day, mark.reason)
            for mark in self.marks
            if mark.moved_from is not None and mark.fate is not Fate.WAIVED
        )

    @property
    def to_arrange(self) -> int:
        """How much of what lies ahead has no day yet."""
        return sum(mark.fate is Fate.AHEAD and not mark.arranged for mark in self.marks)


def figures_of(marks: Iterable[Mark]) -> Figures:
    """How many of these met which fate."""
    return figures_from(Counter(mark.fate for mark in marks))


def figures_from(counted: Mapping[Fate, int]) -> Figures:
    """The figures of what was counted already."""
    return Figures(**{fate.value: counted.get(fate, 0) for fate in Fate})


def total_of(plans: Iterable[PlanKept]) -> Figures:
    """The figures of all of them together."""
    return figures_of(mark for plan in plans for mark in plan.marks)


def fate_of(promise: Promise, today: date) -> Fate:
    """What became of a promise by a day.

    What was recorded and taken back is open again. What is open behind its last day is missed, even if nobody noted
    that yet.

    Raises:
        NoSuchState
    """
    match promise.state:
        case "done":
            done_on = beijing_day(promise.done_at) if promise.done_at is not None else promise.due_on
            return Fate.ON_TIME if done_on <= promise.due_on else Fate.MADE_UP
        case "missed":
            return Fate.MISSED
        case "waived":
            return Fate.WAIVED
        case "open" if promise.due_on >= today:
            return Fate.AHEAD
        case "open" if promise.until_on is not None and promise.until_on < today:
            return Fate.MISSED
        case "open":
            return Fate.OVERDUE
        case _:
            raise NoSuchState(promise.state)


def kept(promises: Iterable[Promise], today: date) -> tuple[PlanKept, ...]:
    """The plans of these tasks with what became of each promise by a day, in the order of place, work and first day.

    Raises:
        NoSuchState
    """
    plans: dict[tuple[object, ...], list[tuple[Promise, Fate]]] = {}
    for promise in sorted(_counted(promises), key=lambda one: (one.due_on, one.id)):
        fate = fate_of(promise, today)
        # the clients read the same figures, and a day that nobody may know is in none of them before it came
        if not (promise.unannounced and fate is Fate.AHEAD):
            plans.setdefault(_plan_of(promise), []).append((promise, fate))
    found = [_kept(of) for of in plans.values()]
    return tuple(sorted(found, key=lambda plan: (not plan.often, plan.site_name, plan.work, plan.marks[0].day)))


def _plan_of(promise: Promise) -> tuple[object, ...]:
    if promise.schedule_id is not None:
        return promise.schedule_id, promise.site_id
    return None, promise.work, promise.site_id


def _counted(promises: Iterable[Promise]) -> Iterable[Promise]:
    """What counts: of those of whom one does it for all, the one who did or else the one nearest to doing it."""
    counting: dict[tuple[object, ...], Promise] = {}
    for promise in promises:
        if promise.state == COVERED:
            continue
        by_any = promise.by_any and promise.schedule_id is not None
        key = ("any", *_plan_of(promise), promise.period) if by_any else ("one", promise.id)
        before = counting.get(key)
        if before is None or _nearer(promise) < _nearer(before):
            counting[key] = promise
    return counting.values()


_NEARER: Sequence[str] = ("done", "open", "missed", "waived")


def _nearer(promise: Promise) -> tuple[int, float, int]:
    """The less, the nearer a task is to being done."""
    place = _NEARER.index(promise.state) if promise.state in _NEARER else -1
    return place, promise.done_at.timestamp() if promise.done_at is not None else 0.0, promise.id


def _kept(of: Sequence[tuple[Promise, Fate]]) -> PlanKept:
    (first, _), *_ = of
    marks = tuple(Mark(fate, one.due_on, one.reason.strip(), _moved_from(one), one.arranged) for one, fate in of)
    about = first.about if len({one.about for one, _ in of}) == 1 else ""
    how_often = (first.often, first.every, first.weekdays)
    return PlanKept(first.work, about, first.site_name, *how_often, first.unannounced, marks)


def _moved_from(promise: Promise) -> date | None:
    return None if promise.moved_from == promise.due_on else promise.moved_from
