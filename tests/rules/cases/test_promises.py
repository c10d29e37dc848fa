"""What is promised of a case as it stands, and what became of it, over random walks through each life cycle."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from bot.rules.beijing import beijing_day
from bot.rules.cases.complaint import COMPLAINT
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import LifeCycle
from bot.rules.cases.owing import owed
from bot.rules.cases.promises import ALL, Became, became, days_late, gives, is_broken, owed_under, promised_now
from tests.rules.cases.test_clock import GOING, MOMENTS, WALKS, Walk

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@given(WALKS, GOING)
def test_what_is_promised_is_owed_to_somebody_under_its_name_and_each_moment_once(
    walk: Walk, going: list[tuple[int, int, int]]
) -> None:
    for choice, hours, days in going:
        now = promised_now(walk.life_cycle, walk.state, walk.clock.due_at, walk.clock.promised_at)
        assert len(set(now.values())) == len(now)
        assert set(now) <= {ALL, walk.state.key}
        told = owed(walk.life_cycle, walk.state, walk.clock.due_at, walk.clock.promised_at)
        assert {until: owed_under(walk.life_cycle, what) for what, until in now.items()} == told
        for what in now:
            one = owed_under(walk.life_cycle, what)
            assert one.what is not None
            assert one.name is not None
            assert gives(walk.life_cycle, walk.state)
        if walk.state.ends or not walk.state.runs:
            assert ALL not in now
        if not walk.ways:
            return
        walk.go(walk.ways[choice % len(walk.ways)], hours, days)


@pytest.mark.parametrize("life_cycle", LIFE_CYCLES.values(), ids=list(LIFE_CYCLES))
def test_what_is_promised_no_more_is_done_moved_or_stands_still(life_cycle: LifeCycle) -> None:
    for state in life_cycle.states:
        assert became(ALL, state, {ALL: NOW}) is Became.MOVED
        stands = not state.ends and state.lapse is None
        assert became(ALL, state, {}) is (Became.STOPPED if stands else Became.DONE)
        assert became("another", state, {}) is Became.DONE
        assert became(ALL, state, {ALL: NOW}, kept=True) is Became.DONE


@given(MOMENTS)
def test_a_promise_is_broken_from_the_moment_that_its_date_passes(until: datetime) -> None:
    minute = timedelta(minutes=1)
    assert not is_broken(until, None, until)
    assert is_broken(until, None, until + minute)
    assert not is_broken(until, until, until + minute)
    assert is_broken(until, until + minute, until)
    for days in (0, 1, 3):
        late = until + timedelta(days=days)
        assert days_late(until, late, until) == (beijing_day(late) - beijing_day(until)).days == days


def test_who_is_held_with_the_contract_is_promised_nothing_for_the_time() -> None:
    state, at = COMPLAINT.state("in_progress"), NOW
    assert promised_now(COMPLAINT, state, at, at) == {ALL: at}
    assert promised_now(COMPLAINT, state, at, at, held=True) == {}
