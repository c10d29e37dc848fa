"""The clock of a case: deadlines of states, pauses while the other side has to act (clause 5.5.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.rules.cases.alike import LET_GO
from bot.rules.cases.life_cycle import Clock, Counted, Lapse, LifeCycle, Promise, State, Transition
from bot.rules.deadlines import Allowances, due
from bot.rules.working_days import Calendar

SET_BY_HAND = frozenset({Promise.ASKED, Promise.AGREED})
"""What somebody decided, instead of counting."""
ANOTHER_DATE = SET_BY_HAND | {Promise.RECKONED}
"""After which whoever was promised something is told another date."""

OUT_OF_REACH, WITHIN_REACH = "out_of_reach", "within_reach"
"""What the trail calls it when whoever has to answer could not hear, and when their time began anew."""

HELD, RUNS_ON = "held", "runs_on"
"""What it calls it when a clock stood still with the client's contract, and ran on."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How a deadline came about: counted after ``start``, moved on by ``waited`` working days of pauses.

    ``told``: the place of the step that set the date by hand, which then was not counted at all.
    """

    start: datetime
    waited: int = 0
    told: int | None = None


def opened(
    life_cycle: LifeCycle, at: datetime, calendar: Calendar, allowances: Allowances, promised_at: datetime | None = None
) -> Clock:
    """The clock of a case opened at this moment; ``promised_at`` where the kind itself does not say (findings)."""
    promise = promised_at or (due(at, allowances.of(life_cycle.promised), calendar) if life_cycle.promised else None)
    state = life_cycle.state(life_cycle.first)
    return Clock(at, _due(state, at, promise, at, calendar, allowances), promise, None if state.runs else at)


def advanced(
    life_cycle: LifeCycle,
    transition: Transition,
    state: State,
    clock: Clock,
    at: datetime,
    calendar: Calendar,
    allowances: Allowances,
    asked: datetime | None = None,
) -> Clock:
    """The clock after a transition into ``state``; ``asked`` is the date that ``Promise.ASKED`` or ``AGREED`` brings.

    So it is for ``RENEW``, where the kind itself does not say (findings), and for ``RECKONED`` (``counted_anew``).
    A pause gives its working days back: the promised date moves on by as many as passed meanwhile.
    """
    promised, paused = clock.promised_at, clock.paused_at
    if transition.promise is Promise.RECKONED:
        if asked is None or state.ends:
            return clock
        due_at = clock.due_at
        if state.due is not Counted.FROM_ENTRY and due_at is not None:
            counted = _due(state, clock.opened_at, asked, at, calendar, allowances) or due_at
            due_at = max(counted, min(due_at, _today(at, calendar)))
        return Clock(clock.opened_at, due_at, asked, paused)
    if paused is not None and state.runs:
        given_back = calendar.working_days_between(paused, at)
        if promised is not None and given_back:
            promised = calendar.add_working_days(promised, given_back)
        paused = None
    if transition.promise is Promise.RENEW:
        term = life_cycle.promised
        promised = due(at, allowances.of(term), calendar) if term is not None else asked or promised
    if transition.promise in SET_BY_HAND and asked is not None:
        promised = asked
    if not state.runs and not state.ends and paused is None:
        paused = at
    if state.ends:
        return Clock(clock.opened_at, None, promised, None)
    if transition.to is None and transition.promise in (Promise.KEEP, Promise.WISHED):
        return Clock(clock.opened_at, clock.due_at, promised, paused)
    if transition.to is None and transition.promise in SET_BY_HAND and asked is not None:
        # whoever was told of another date has been told why this step is late; what is ours to do since somebody else
        # had done their part has its own time
        due_at = clock.due_at if state.due is Counted.FROM_ENTRY else asked
        return Clock(clock.opened_at, due_at, promised, paused)
    return Clock(clock.opened_at, _due(state, clock.opened_at, promised, at, calendar, allowances), promised, paused)


def held(clock: Clock, at: datetime) -> Clock:
    """The clock of a case that stands still whatever its state says: with its client's contract (clause 3.7)."""
    return Clock(clock.opened_at, None, clock.promised_at, at)


def let_go(state: State, clock: Clock, at: datetime, calendar: Calendar, allowances: Allowances) -> Clock:
    """The same once it runs on: the pause gives its working days back."""
    promised = clock.promised_at
    if promised is not None and clock.paused_at is not None:
        given_back = calendar.working_days_between(clock.paused_at, at)
        promised = calendar.add_working_days(promised, given_back) if given_back else promised
    return Clock(clock.opened_at, _due(state, clock.opened_at, promised, at, calendar, allowances), promised, None)


def _due(
    state: State,
    opened_at: datetime,
    promised_at: datetime | None,
    at: datetime,
    calendar: Calendar,
    allowances: Allowances,
) -> datetime | None:
    match state.due:
        case Counted.PROMISE:
            return promised_at
        case Counted.FROM_OPENING if state.within is not None:
            counted = due(opened_at, allowances.of(state.within), calendar)
            return counted if promised_at is None else min(counted, promised_at)
        case Counted.FROM_ENTRY if state.within is not None:
            return due(at, allowances.of(state.within), calendar)
        case _:
            return None


def begun_anew(state: State, at: datetime, calendar: Calendar, allowances: Allowances) -> datetime | None:
    """By when an answer is asked for, once whoever has to give it can hear again; None where no time was given."""
    if not state.is_time_to_answer or state.within is None:
        return None
    return due(at, allowances.of(state.within), calendar)


def lapses_at(due_at: datetime, lapse: Lapse, calendar: Calendar, allowances: Allowances) -> datetime:
    """When silence is taken for an answer, so long after the deadline that was given."""
    return due(due_at, allowances.of(lapse.after), calendar)


def reckoned(
    life_cycle: LifeCycle, state: State, opened_at: datetime, steps: Sequence[tuple[datetime, str]], calendar: Calendar
) -> Reckoning:
    """How the deadline of the present state was counted; ``steps``: when was done what to the case, in order."""
    promise, entered, by_hand = _walked(life_cycle, opened_at, steps, calendar)
    match state.due:
        case Counted.PROMISE:
            return promise
        case Counted.FROM_ENTRY:
            return Reckoning(entered)
        case _:
            return by_hand or Reckoning(opened_at)


def promise_reckoned(
    life_cycle: LifeCycle, opened_at: datetime, steps: Sequence[tuple[datetime, str]], calendar: Calendar
) -> Reckoning:
    """How the promised date was counted, in whichever state the case is; ``steps`` as for ``reckoned``."""
    return _walked(life_cycle, opened_at, steps, calendar)[0]


def counted_anew(
    life_cycle: LifeCycle,
    clock: Clock,
    steps: Sequence[tuple[datetime, str]],
    at: datetime,
    calendar: Calendar,
    allowances: Allowances,
) -> datetime | None:
    """The promised date by the times that hold now, moved on by the pauses there were; None: somebody set it.

    What would have passed already is promised for the end of the working day, unless what was promised has passed as
    well: what is late is not on time again by being counted anew.
    """
    promise = promise_reckoned(life_cycle, clock.opened_at, steps, calendar)
    if promise.told is not None or life_cycle.promised is None or clock.promised_at is None:
        return None
    counted = moved_on(due(promise.start, allowances.of(life_cycle.promised), calendar), promise.waited, calendar)
    return max(counted, min(clock.promised_at, _today(at, calendar)))


def _today(at: datetime, calendar: Calendar) -> datetime:
    """The end of the working day, or of the next one: by then can be done what is asked for now."""
    return calendar.add_working_days(at, 0)


def moved_on(moment: datetime, waited: int, calendar: Calendar) -> datetime:
    """A date after so many working days of pauses are given back."""
    return calendar.add_working_days(moment, waited) if waited else moment


def _walked(
    life_cycle: LifeCycle, opened_at: datetime, steps: Sequence[tuple[datetime, str]], calendar: Calendar
) -> tuple[Reckoning, datetime, Reckoning | None]:
    """How the promised date was counted, when the present state began, and the date that was set in it by hand."""
    promise, entered, paused, runs = Reckoning(opened_at), opened_at, None, True
    by_hand: Reckoning | None = None
    # with a contract that was suspended; that it ran on was once called as it is of a case that is let go
    standing: datetime | None = None
    known = {transition.action: transition for transition in life_cycle.transitions}
    for place, (at, action) in enumerate(steps):
        if action == WITHIN_REACH:
            entered = at
        elif action == HELD:
            standing = at
        elif standing is not None and action in (RUNS_ON, LET_GO):
            waited = promise.waited + calendar.working_days_between(standing, at)
            promise, standing = Reckoning(promise.start, waited, promise.told), None
            continue
        if action not in known:
            continue
        transition = known[action]
        if transition.to is not None:
            entered, into, by_hand = at, life_cycle.state(transition.to), None
            if paused is not None and into.runs:
                waited = promise.waited + calendar.working_days_between(paused, at)
                promise, paused = Reckoning(promise.start, waited, promise.told), None
            runs = into.runs or into.ends
        if not runs and paused is None:
            paused = at
        if transition.promise is Promise.RENEW:
            promise = Reckoning(at)
        elif transition.promise in SET_BY_HAND:
            promise = Reckoning(at, told=place)
            by_hand = promise if transition.to is None else None
    return promise, entered, by_hand
