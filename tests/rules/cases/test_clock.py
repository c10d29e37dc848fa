"""The clock of a case, over random walks through each life cycle (clause 5.5.2)."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.beijing import at as beijing_at
from bot.rules.beijing import beijing_day
from bot.rules.cases.categories import CATEGORIES, RESOLVE, of_category
from bot.rules.cases.complaint import COMPLAINT
from bot.rules.cases.deadlines import (
    SET_BY_HAND,
    Reckoning,
    advanced,
    counted_anew,
    moved_on,
    opened,
    promise_reckoned,
    reckoned,
)
from bot.rules.cases.finding import FINDING
from bot.rules.cases.finding_terms import FIX, Severity, finding_deadlines
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Clock, Counted, LifeCycle, Promise, State, Transition
from bot.rules.deadlines import DEFAULTS, Allowance, Allowances, due
from bot.rules.working_days import END_OF_DAY, Calendar

CALENDAR = Calendar()
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)).map(lambda moment: moment.replace(tzinfo=UTC))


class Walk:
    """A case that things happen to; ``before`` and ``step`` are the last step's."""

    def __init__(self, life_cycle: LifeCycle, at: datetime, severity: Severity) -> None:
        fix = finding_deadlines(severity, at, CALENDAR, DEFAULTS).fix if life_cycle is FINDING else None
        self.life_cycle, self.at, self.opened_at, self.severity = life_cycle, at, at, severity
        self.state = life_cycle.state(life_cycle.first)
        self.clock = opened(life_cycle, at, CALENDAR, DEFAULTS, fix)
        self.steps: list[tuple[datetime, str]] = [(at, "open")]
        self.asked: datetime | None = None

    @property
    def ways(self) -> list[Transition]:
        """What can happen to it now."""
        return [step for step in self.life_cycle.transitions if self.state.key in step.since]

    def go(self, step: Transition, hours: int, days: int, allowances: Allowances = DEFAULTS) -> tuple[State, Clock]:
        """Something happens some hours later; ``days``: to which later day a date is set by hand."""
        was = self.state, self.clock
        self.at += timedelta(hours=hours)
        asked = beijing_at(beijing_day(self.at) + timedelta(days=days), END_OF_DAY)
        if step.promise is Promise.RENEW and self.life_cycle is FINDING:
            asked = finding_deadlines(self.severity, self.at, CALENDAR, DEFAULTS).fix
        wished: datetime | None = asked
        if step.promise is Promise.RECKONED:
            wished = counted_anew(self.life_cycle, self.clock, self.steps, self.at, CALENDAR, allowances)
        self.state = self.life_cycle.state(step.to or self.state.key)
        self.clock = advanced(self.life_cycle, step, self.state, self.clock, self.at, CALENDAR, allowances, wished)
        self.steps.append((self.at, step.action))
        if step.promise in SET_BY_HAND:
            self.asked = asked
        return was

    @property
    def reckoning(self) -> Reckoning:
        """How the present deadline is explained."""
        return reckoned(self.life_cycle, self.state, self.opened_at, self.steps, CALENDAR)


WALKS = st.builds(Walk, st.sampled_from(list(LIFE_CYCLES.values())), MOMENTS, st.sampled_from(Severity))
GOING = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 24 * 12), st.integers(1, 40)), min_size=1, max_size=12)


@given(WALKS, GOING)
def test_a_pause_gives_its_working_days_back_and_no_step_shortens_a_promise(
    walk: Walk, going: list[tuple[int, int, int]]
) -> None:
    for choice, hours, days in going:
        if not walk.ways:
            return
        step = walk.ways[choice % len(walk.ways)]
        _, was = walk.go(step, hours, days)
        now = walk.clock
        assert now.opened_at == was.opened_at
        if step.promise not in (Promise.KEEP, Promise.WISHED) or was.promised_at is None or now.promised_at is None:
            continue
        assert now.promised_at >= was.promised_at
        resumed = was.paused_at is not None and walk.state.runs
        passed = CALENDAR.working_days_between(was.paused_at, walk.at) if resumed and was.paused_at else 0
        assert CALENDAR.working_days_between(was.promised_at, now.promised_at) == passed
        if not passed:
            assert now.promised_at == was.promised_at


@given(WALKS, GOING)
def test_the_clock_stands_exactly_where_the_state_says_and_nothing_is_due_in_an_ended_one(
    walk: Walk, going: list[tuple[int, int, int]]
) -> None:
    for choice, hours, days in going:
        assert (walk.clock.paused_at is not None) is not walk.state.runs
        assert (walk.clock.due_at is None) is walk.state.ends
        if not walk.ways:
            return
        step = walk.ways[choice % len(walk.ways)]
        (state, was) = walk.go(step, hours, days)
        if walk.state.ends:
            assert (walk.clock.due_at, walk.clock.paused_at) == (None, None)
        elif state.runs is walk.state.runs is False:
            assert walk.clock.paused_at == was.paused_at
        if walk.state.due is Counted.PROMISE:
            assert walk.clock.due_at == walk.clock.promised_at


@given(WALKS, GOING)
def test_to_reopen_counts_anew_and_a_date_set_by_hand_is_that_date(
    walk: Walk, going: list[tuple[int, int, int]]
) -> None:
    for choice, hours, days in going:
        if not walk.ways:
            return
        step = walk.ways[choice % len(walk.ways)]
        walk.go(step, hours, days)
        if step.promise is Promise.RENEW:
            terms = walk.life_cycle.promised or FIX[walk.severity]
            assert walk.clock.promised_at == due(walk.at, DEFAULTS.of(terms), CALENDAR)
            assert walk.clock.due_at == walk.clock.promised_at
        if step.promise in SET_BY_HAND:
            assert walk.clock.promised_at == walk.asked


@given(WALKS, GOING)
def test_what_is_explained_adds_up_to_the_deadline(walk: Walk, going: list[tuple[int, int, int]]) -> None:
    allowed = CALENDAR.working_days_between(walk.opened_at, walk.clock.promised_at or walk.opened_at)
    for choice, hours, days in going:
        if walk.clock.due_at is not None and not walk.state.urgent:
            told = walk.reckoning
            counted = CALENDAR.explain(told.start, walk.clock.due_at).counted
            match walk.state.due:
                case Counted.PROMISE if told.told is not None and walk.asked is not None:
                    assert walk.steps[told.told][0] == told.start
                    assert CALENDAR.working_days_between(walk.asked, walk.clock.due_at) == told.waited
                case Counted.PROMISE:
                    assert counted == allowed + told.waited
                case Counted.FROM_ENTRY if walk.state.within is not None:
                    assert (counted, told.waited) == (DEFAULTS.of(walk.state.within).n, 0)
                case Counted.FROM_OPENING if told.told is not None:
                    # whoever was told of another date has heard why this step is late
                    assert (walk.clock.due_at, told.waited) == (walk.asked, 0)
                    assert walk.steps[told.told][0] == told.start
                case Counted.FROM_OPENING if walk.state.within is not None:
                    assert counted <= DEFAULTS.of(walk.state.within).n
                    assert told == Reckoning(walk.opened_at)
        if not walk.ways:
            return
        walk.go(walk.ways[choice % len(walk.ways)], hours, days)


TIMES = st.dictionaries(
    st.sampled_from([f"{key}_{category}" for key in ("answer", "resolve") for category in CATEGORIES]),
    st.integers(0, 30).map(Allowance),
).map(Allowances)


@given(st.builds(Walk, st.just(COMPLAINT), MOMENTS, st.just(Severity.ORDINARY)), GOING, TIMES, st.data())
def test_another_category_counts_the_promise_anew_and_keeps_every_day_of_waiting(
    walk: Walk, going: list[tuple[int, int, int]], times: Allowances, data: st.DataObject
) -> None:
    classify = COMPLAINT.transition("classify")
    for choice, hours, days in going:
        if walk.state.key in classify.since:
            was, promise = walk.clock, promise_reckoned(COMPLAINT, walk.opened_at, walk.steps, CALENDAR)
            allowances = of_category(times, data.draw(st.sampled_from(sorted(CATEGORIES))))
            walk.go(classify, hours, days, allowances)
            now, today = walk.clock, CALENDAR.add_working_days(walk.at, 0)
            assert now.paused_at == was.paused_at
            if was.due_at is not None and was.due_at >= walk.at:
                assert now.due_at is not None
                assert now.due_at >= min(was.due_at, today), "nothing is late by being counted anew"
            if promise.told is not None or was.promised_at is None:
                assert now == was, "a date that somebody set stays"
            else:
                counted, usual = (
                    moved_on(due(promise.start, times.of(RESOLVE), CALENDAR), promise.waited, CALENDAR)
                    for times in (allowances, DEFAULTS)
                )
                assert now.promised_at == max(counted, min(was.promised_at, today))
                if counted >= today:
                    assert now.promised_at == counted, "every day of waiting is kept"
                if was.promised_at < walk.at and counted <= was.promised_at:
                    assert now.promised_at == was.promised_at, "what is late stays late"
                # back to what it was: nothing is lost on the way
                walk.go(classify, 0, days)
                assert walk.clock.promised_at == max(usual, min(now.promised_at, today))
        ways = [step for step in walk.ways if step.promise is not Promise.RECKONED]
        if not ways:
            return
        walk.go(ways[choice % len(ways)], hours, days)


def test_a_category_without_a_time_of_its_own_has_the_general_one() -> None:
    firm = Allowances({RESOLVE.key: Allowance(9), "resolve_integrity": Allowance(3)})
    assert of_category(firm, "attitude").of(RESOLVE) == Allowance(9)
    assert of_category(firm, "integrity").of(RESOLVE) == Allowance(3)
    assert of_category(firm, "").of(RESOLVE) == Allowance(9)
