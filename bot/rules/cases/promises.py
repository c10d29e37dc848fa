"""承诺记录: what somebody was promised of a case by when, and what became of each promise (clause 5.5.2)."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from bot.rules.beijing import beijing_day
from bot.rules.cases.life_cycle import Counted, LifeCycle, Owed, State

ALL = "all"
"""What the whole of a case is promised under; what one state is promised under has the state's key."""
BEFORE = ""
"""The step that made a promise which was there before promises were written down."""


class Became(StrEnum):
    """How a promise ended, be it in time or not: with what was promised, with another date, with its clock stopped."""

    DONE = "done"
    MOVED = "moved"
    STOPPED = "stopped"


def promised_now(
    life_cycle: LifeCycle, state: State, due_at: datetime | None, promised_at: datetime | None, *, held: bool = False
) -> Mapping[str, datetime]:
    """What is promised of a case that stands so, by when; of two promises for one moment the greater one.

    ``due_at`` is the state's own deadline. While the clock stands still, since the other side has to act or (``held``)
    since the client's contract does, the promised date does not come nearer, and so cannot be broken.
    """
    if state.ends:
        return {}
    whole = promised_at if state.runs and not held and is_told(life_cycle.owed) else None
    found = {} if whole is None else {ALL: whole}
    own = state.due is not Counted.PROMISE and is_told(state.owed)
    return {state.key: due_at, **found} if own and due_at is not None and due_at != whole else found


def is_told(owed: Owed | None) -> bool:
    """Whether something is said to somebody as a promise."""
    return owed is not None and owed.what is not None


def gives(life_cycle: LifeCycle, state: State) -> bool:
    """Whether something of such a case is, or was, promised."""
    return is_told(life_cycle.owed) or is_told(state.owed)


def owed_under(life_cycle: LifeCycle, what: str) -> Owed:
    """To whom something is promised, and as what. Raises KeyError where it is promised to nobody."""
    found = life_cycle.owed if what == ALL else life_cycle.state(what).owed
    if found is None:
        raise KeyError(what)
    return found


def became(what: str, state: State, now: Mapping[str, datetime], *, kept: bool = False) -> Became:
    """What a step into a state makes of a promise that is not the same any more; ``now``: what is promised since.

    ``kept``: the step is what was promised.
    """
    if kept:
        return Became.DONE
    if what in now:
        return Became.MOVED
    # where silence would be taken for a yes, it is done as far as it was promised
    waits = not state.ends and state.lapse is None
    return Became.STOPPED if waits and what in (ALL, state.key) else Became.DONE


def is_broken(until: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """Whether a promise was not kept: what became of it came behind its date, or nothing came yet."""
    return (ended_at or now) > until


def days_late(until: datetime, ended_at: datetime | None, now: datetime) -> int:
    """By how many days a broken promise is late, 0 on its day."""
    return (beijing_day(ended_at or now) - beijing_day(until)).days
