"""From when until when: what was said counts, else what the program saw; it neither lies ahead nor runs backwards."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.beijing import in_beijing
from bot.rules.checklists.asked import BEGAN, ENDED
from bot.rules.forms.answers import SKIPPED, Answer
from bot.rules.forms.spent import day_said, said_times, spent, wrong_times
from bot.rules.work_records.patrols import PATROL

SEEN = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
FILED = SEEN + timedelta(minutes=30)
MINUTES = st.none() | st.integers(-3000, 3000)


@given(MINUTES, MINUTES)
def test_what_passes_ends_after_it_begins_and_before_it_was_filed(began: int | None, ended: int | None) -> None:
    said = {
        key: Answer(in_beijing(SEEN + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M"))
        for key, minutes in ((BEGAN, began), (ENDED, ended))
        if minutes is not None
    }
    first, last = spent(said_times(said), SEEN, FILED)
    assert first == (SEEN if began is None else SEEN + timedelta(minutes=began))
    assert last == (FILED if ended is None else SEEN + timedelta(minutes=ended))
    assert (wrong_times(PATROL.form, said, SEEN, FILED) is None) is (first <= last <= FILED)
    assert day_said(said_times(said)) == (None if began is None else in_beijing(first).date())


def test_who_skips_it_says_nothing() -> None:
    assert said_times({BEGAN: SKIPPED}) == {}
