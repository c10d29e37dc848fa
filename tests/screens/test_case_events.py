"""What is told of a case afterwards."""

from datetime import UTC, datetime

from bot.rules.cases.kinds import LIFE_CYCLES
from bot.screens.case_events import HAPPENED
from bot.screens.times import stamp


def test_every_step_can_be_told_afterwards() -> None:
    steps = {transition.action for cycle in LIFE_CYCLES.values() for transition in cycle.transitions}
    assert steps <= set(HAPPENED)


def test_what_is_over_is_stamped_without_its_weekday() -> None:
    moment = datetime(2026, 11, 20, 12, 52, tzinfo=UTC)
    assert stamp(moment, "zh") == "11月20日 20:52"
    assert stamp(moment, "en") == "20 Nov 20:52"
