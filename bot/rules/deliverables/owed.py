"""应交成果: what is owed by when, and how it stands; and how many were on time (clause 7, docs/decisions/0046).

Every list, head and board that tells of deliverables asks here, so that no two of them differ.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from bot.rules.beijing import beijing_day
from bot.rules.deliverables.acceptance import Answer

K = TypeVar("K", bound=Hashable)
OWED_FOR = timedelta(days=366)
"""So long what is still owed stays in the lists of later times, and among the late reports of our readiness."""


class Stands(StrEnum):
    """How a deliverable stands. ``LATE``: it is owed, and was to be there by now; ``DELIVERED``: nobody answered."""

    LATE = "late"
    RETURNED = "returned"
    DELIVERED = "delivered"
    OWED = "owed"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Owed:
    """A task whose outcome is a deliverable.

    ``due_on``: by when it is owed now; ``moved_from``: by when it was promised first, where that was another day.
    ``item``: what the service of the contract is called for which it is owed, whatever the plan of then called it;
    empty where it is of none. ``delivered_at``: when the client had it first; ``record_kind``, ``record_id`` and
    ``number`` name what they had last, at ``handed_at``, and ``answer`` is what they said to that (empty: nothing yet,
    or they have nothing yet). ``again``: one was returned, so that it was promised anew for ``due_on``.
    """

    task_id: int
    client_id: int
    client_name: str
    work: str
    about: str
    person_id: int
    person_name: str
    due_on: date
    moved_from: date | None
    delivered_at: datetime | None
    record_kind: str | None
    record_id: int | None
    number: str
    answer: str
    handed_at: datetime | None = None
    again: bool = False
    item: str = ""

    @property
    def promised_on(self) -> date:
        """By when it was promised first: later days are no excuse."""
        return self.moved_from or self.due_on


class Came(StrEnum):
    """Whether a deliverable came by the day first promised; what is not due yet may still."""

    ON_TIME = "on_time"
    LATE = "late"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Alike:
    """So many (``n``) deliverables of a person that are the same, stand so and came so; ``about``: the ``item`` of a
    contract, else what the plan says."""

    person_id: int
    person_name: str
    work: str
    about: str
    stands: Stands
    came: Came
    n: int


@dataclass(frozen=True, slots=True)
class Figures:
    """How many deliverables stand how; of those ``due`` by now, or delivered before, how many were ``on_time``."""

    standing: Mapping[Stands, int]
    due: int
    on_time: int

    @property
    def percent(self) -> int | None:
        """Whole percent on time, rounded down so that 100 means all; None while nothing was due."""
        return self.on_time * 100 // self.due if self.due else None


def stands(one: Owed, today: date) -> Stands:
    """How it stands on a day; silence is never an answer."""
    if one.record_id is None:
        return Stands.LATE if one.due_on < today else Stands.OWED
    if one.answer == Answer.ACCEPTED:
        return Stands.ACCEPTED
    return Stands.RETURNED if one.answer == Answer.RETURNED else Stands.DELIVERED


def was_on_time(one: Owed, today: date) -> bool | None:
    """Whether the client had it first by the day first promised; None: it is not due yet.

    That it was returned since says nothing of when it came: it is counted by itself.
    """
    if one.delivered_at is not None:
        return beijing_day(one.delivered_at) <= one.promised_on
    return False if one.promised_on < today else None


def came(one: Owed, today: date) -> Came:
    """The same in a word."""
    timely = was_on_time(one, today)
    return Came.NOT_YET if timely is None else Came.ON_TIME if timely else Came.LATE


def figures_of(found: Iterable[Owed], today: date) -> Figures:
    """The figures of some deliverables on a day."""
    return figures_from((stands(one, today), came(one, today), 1) for one in found)


def figures_from(counted: Iterable[tuple[Stands, Came, int]]) -> Figures:
    """The figures of so many that stand so, and came so."""
    standing, timely = Counter[Stands](), Counter[Came]()
    for stand, how, n in counted:
        standing[stand] += n
        timely[how] += n
    there = {state: standing[state] for state in Stands if standing[state]}
    return Figures(there, due=timely[Came.ON_TIME] + timely[Came.LATE], on_time=timely[Came.ON_TIME])


def figures_by(found: Iterable[Alike], key: Callable[[Alike], K]) -> dict[K, Figures]:
    """The figures by person or item, in the order in which these come first."""
    parted: dict[K, list[Alike]] = {}
    for one in found:
        parted.setdefault(key(one), []).append(one)
    return {name: figures_from((one.stands, one.came, one.n) for one in part) for name, part in parted.items()}


_ORDER = tuple(Stands)


def in_order(found: Iterable[Owed], today: date) -> tuple[Owed, ...]:
    """What somebody has to see to first: late, returned, unanswered, owed, and then what is accepted; by their days."""
    return tuple(sorted(found, key=lambda one: (_ORDER.index(stands(one, today)), one.due_on, one.task_id)))
