"""When a row of a monitoring plan is due, by the client's calendar, and for which day a measurement counts (4.4.1)."""

from datetime import date

import pytest

from bot.rules.monitoring.due import Standing, covered, next_due, rhythm_of, standing
from bot.rules.tasks.schedule import Rhythm
from bot.rules.working_days import Calendar

CALENDAR = Calendar()
MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


def rhythm(often: str, *, every: str = "", weekdays: str = "", begins: date = MONDAY) -> Rhythm:
    """How often a row says."""
    found = rhythm_of(often, every, weekdays, begins)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("row", "since", "due"),
    [
        (rhythm("daily"), date(2026, 11, 28), date(2026, 11, 30)),
        (rhythm("daily", begins=date(2026, 12, 7)), MONDAY, date(2026, 12, 7)),
        (rhythm("weekdays", weekdays="2 4"), MONDAY, date(2026, 11, 24)),
        (rhythm("fortnightly"), date(2026, 11, 24), date(2026, 12, 7)),
        # a day that nobody works is the next one that is: 1 and 2 January are off, 3 is, too
        (rhythm("monthly", begins=date(2026, 1, 1)), date(2025, 12, 30), date(2026, 1, 4)),
        (rhythm("months", every="6"), date(2026, 11, 24), date(2027, 5, 24)),
        (rhythm("yearly"), date(2026, 11, 24), date(2027, 11, 23)),
    ],
)
def test_the_next_day_is_one_that_the_client_works(row: Rhythm, since: date, due: date) -> None:
    assert next_due(row, since, CALENDAR) == due


def test_each_batch_is_due_on_no_day() -> None:
    assert rhythm_of("batch", "", "", MONDAY) is None


def test_daily_work_is_due_today_and_what_lies_before_was_missed() -> None:
    days = (MONDAY, date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 26))
    assert standing(rhythm("daily"), MONDAY, FRIDAY, CALENDAR) == Standing(FRIDAY, days)
    # on a day off nothing is due, and the last day cannot be made up
    assert standing(rhythm("daily"), FRIDAY, date(2026, 11, 28), CALENDAR) == Standing(None, (FRIDAY,))


def test_rare_work_is_still_to_be_done_and_counts_as_missed_from_the_day_after() -> None:
    assert standing(rhythm("weekly"), MONDAY, MONDAY, CALENDAR) == Standing(MONDAY, ())
    assert standing(rhythm("weekly"), MONDAY, FRIDAY, CALENDAR) == Standing(MONDAY, (MONDAY,))


@pytest.mark.parametrize(
    ("row", "waits_since", "day", "counts_for"),
    [
        (rhythm("weekly"), MONDAY, date(2026, 11, 26), MONDAY),
        # late by weeks it is one measurement, of the latest day
        (rhythm("weekly"), MONDAY, date(2026, 12, 9), date(2026, 12, 7)),
        # early as the rhythm allows, or not at all
        (rhythm("weekly"), date(2026, 11, 30), date(2026, 11, 28), date(2026, 11, 30)),
        (rhythm("weekly"), date(2026, 11, 30), date(2026, 11, 25), None),
        (rhythm("daily"), date(2026, 11, 24), MONDAY, None),
        # entered from paper: of the day on which it was measured
        (rhythm("daily"), MONDAY, date(2026, 11, 24), date(2026, 11, 24)),
    ],
)
def test_a_measurement_counts_for_the_latest_day_that_came(
    row: Rhythm, waits_since: date, day: date, counts_for: date | None
) -> None:
    assert covered(row, waits_since, day, CALENDAR) == counts_for
