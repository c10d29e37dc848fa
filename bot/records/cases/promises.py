"""Promises of a case, as they were given (bot/rules/cases/promises.py)."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.cases.promises import Became, days_late, is_broken


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """That ``what`` of a case was promised by ``until``; ``set_by``: who set that date by hand, None: it was counted.

    ``action``: the step that made it, with the form ``draft_id``. ``ended_at``: when it was done, moved or stopped, as
    ``became`` says; None: not yet. ``told_at``: when whoever was promised heard that it was broken.
    """

    id: int
    case_id: int
    what: str
    until: datetime
    made_at: datetime
    action: str
    set_by: str | None
    draft_id: int | None
    ended_at: datetime | None
    became: str | None
    told_at: datetime | None

    def is_broken(self, now: datetime) -> bool:
        """Whether it was not kept, or is not kept so far."""
        return is_broken(self.until, self.ended_at, now)

    def days_late(self, now: datetime) -> int:
        """By how many days it is late, if it is broken."""
        return days_late(self.until, self.ended_at, now)


@dataclass(frozen=True, slots=True)
class PromiseTold:
    """A promise with what was said when its date was changed: ``later`` is the one in its place, ``reason`` why."""

    promise: PromiseRecord
    later: PromiseRecord | None = None
    reason: str = ""

    @property
    def moved(self) -> bool:
        """Whether another date was given in its place."""
        return self.promise.became == Became.MOVED

    @property
    def is_mended(self) -> bool:
        """Whether that date had passed by then, so that the promise was broken."""
        return self.later is not None and self.promise.is_broken(self.later.made_at)


@dataclass(frozen=True, slots=True)
class BrokenPromise:
    """A promise that was broken, with the case it is of."""

    case_id: int
    kind: str
    number: str
    title: str
    client_short_name: str
    what: str
    until: datetime
    ended_at: datetime | None

    def days_late(self, now: datetime) -> int:
        """By how many days it is late."""
        return days_late(self.until, self.ended_at, now)


@dataclass(frozen=True, slots=True)
class BrokenPage:
    """A page of the promises that were broken in a month: ``counts`` of each month that is offered, ``month`` which."""

    promises: tuple[BrokenPromise, ...]
    counts: tuple[int, ...]
    month: int
    page: int
