from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.beijing import BEIJING, at, beijing_day, in_beijing
from bot.rules.cases.categories import RESOLVE
from bot.rules.cases.complaint import ACCEPT
from bot.rules.cases.enquiry import ANSWERED
from bot.rules.cases.finding_terms import FindingDeadlines, Severity, finding_deadlines
from bot.rules.cases.statement_states import ANSWER
from bot.rules.deadlines import (
    DEFAULTS,
    LADDER,
    QUIET,
    SHORT_BELOW,
    Allowance,
    Allowances,
    Reminder,
    Stage,
    Unit,
    due,
    is_quiet,
    out_of_quiet_hours,
    reminder_moments,
)
from bot.rules.working_days import Calendar, NegativeDays

CALENDAR = Calendar()


def beijing(month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BEIJING)


MOMENTS = st.builds(at, st.dates(date(2021, 1, 10), date(2026, 11, 1)), st.times())
CALENDARS = st.builds(Calendar, six_day_week=st.booleans())


def test_a_complaint_is_accepted_answered_and_resolved_in_1_3_and_7_working_days() -> None:
    filed = beijing(11, 19)
    assert due(filed, DEFAULTS.of(ACCEPT), CALENDAR) == beijing(11, 20, 18)
    assert due(filed, DEFAULTS.of(ANSWER), CALENDAR) == beijing(11, 24, 18)
    assert due(filed, DEFAULTS.of(RESOLVE), CALENDAR) == beijing(11, 30, 18)


def test_an_enquiry_is_answered_in_1_working_day() -> None:
    assert due(beijing(11, 20), DEFAULTS.of(ANSWERED), CALENDAR) == beijing(11, 23, 18)


@pytest.mark.parametrize(
    ("severity", "deadlines"),
    [
        (Severity.SERIOUS, FindingDeadlines(beijing(11, 24, 18), beijing(11, 30, 18))),
        (Severity.ORDINARY, FindingDeadlines(None, beijing(12, 7, 18))),
        (Severity.MINOR, FindingDeadlines(None, beijing(12, 21, 18))),
    ],
)
def test_a_finding_is_due_by_its_severity(severity: Severity, deadlines: FindingDeadlines) -> None:
    assert finding_deadlines(severity, beijing(11, 23), CALENDAR, DEFAULTS) == deadlines


def test_settings_may_promise_other_times() -> None:
    other = Allowances({"fix_minor": Allowance(30, Unit.NATURAL_DAYS)})
    assert finding_deadlines(Severity.MINOR, beijing(11, 1), CALENDAR, other).fix == beijing(12, 1, 18)


def test_natural_days_may_end_on_a_day_off() -> None:
    assert due(beijing(11, 20), Allowance(1, Unit.NATURAL_DAYS), CALENDAR) == beijing(11, 21, 18)


def test_zero_natural_days_filed_in_the_evening_end_the_next_day() -> None:
    assert due(beijing(11, 20, 17), Allowance(0, Unit.NATURAL_DAYS), CALENDAR) == beijing(11, 20, 18)
    assert due(beijing(11, 20, 20), Allowance(0, Unit.NATURAL_DAYS), CALENDAR) == beijing(11, 21, 18)


@pytest.mark.parametrize("unit", list(Unit))
def test_a_negative_allowance_is_refused(unit: Unit) -> None:
    with pytest.raises(NegativeDays):
        due(beijing(11, 20), Allowance(-1, unit), CALENDAR)


def test_the_ladder_stands_two_days_before_on_the_day_and_one_and_three_days_after() -> None:
    assert reminder_moments(beijing(11, 25, 18), CALENDAR, LADDER) == (
        Reminder(Stage.BEFORE, beijing(11, 23, 9)),
        Reminder(Stage.DUE, beijing(11, 25, 9)),
        Reminder(Stage.OVERDUE, beijing(11, 26, 9)),
        Reminder(Stage.ESCALATED, beijing(11, 30, 9)),
    )


def test_the_ladder_steps_over_a_long_holiday() -> None:
    assert [reminder.at for reminder in reminder_moments(beijing(2, 14, 18), CALENDAR, LADDER)] == [
        beijing(2, 12, 9),
        beijing(2, 14, 9),
        beijing(2, 24, 9),
        beijing(2, 26, 9),
    ]


def test_a_deadline_on_a_day_off_is_reminded_on_the_last_working_morning() -> None:
    assert [reminder.at for reminder in reminder_moments(beijing(11, 22, 18), CALENDAR, LADDER)] == [
        beijing(11, 18, 9),
        beijing(11, 20, 9),
        beijing(11, 23, 9),
        beijing(11, 25, 9),
    ]


def test_a_deadline_before_nine_is_reminded_the_working_morning_before() -> None:
    ladder = reminder_moments(beijing(11, 25, 8), CALENDAR, LADDER)
    assert [reminder.at for reminder in ladder[:2]] == [beijing(11, 23, 9), beijing(11, 24, 9)]


def test_stages_already_past_are_left_out() -> None:
    ladder = reminder_moments(beijing(11, 24, 18), CALENDAR, LADDER, after=beijing(11, 23, 10))
    assert [reminder.stage for reminder in ladder] == [Stage.DUE, Stage.OVERDUE, Stage.ESCALATED]


@given(CALENDARS, MOMENTS)
def test_every_reminder_comes_at_nine_on_a_working_day_in_rising_order(calendar: Calendar, deadline: datetime) -> None:
    ladder = reminder_moments(deadline, calendar, LADDER)
    assert [reminder.stage for reminder in ladder] == list(Stage)
    assert [reminder.at for reminder in ladder] == sorted({reminder.at for reminder in ladder})
    for reminder in ladder:
        assert in_beijing(reminder.at).time() == time(9)
        assert calendar.is_working(beijing_day(reminder.at))
        assert not is_quiet(reminder.at, QUIET)
    before, on_the_day, overdue, escalated = (reminder.at for reminder in ladder)
    assert before < on_the_day <= deadline < overdue
    assert calendar.working_days_between(before, deadline) == 2
    assert calendar.working_days_between(deadline, overdue) == 1
    assert calendar.working_days_between(deadline, escalated) == 3


def before(begun: datetime, deadline: datetime) -> list[datetime]:
    ladder = reminder_moments(deadline, CALENDAR, LADDER, begun=begun)
    return [reminder.at for reminder in ladder if reminder.stage is Stage.BEFORE]


@pytest.mark.parametrize(
    ("deadline", "reminded"),
    [
        # Monday 23 November, 10:00, and all that begins in that week
        (beijing(11, 23, 18), []),
        (beijing(11, 24, 18), []),
        (beijing(11, 25, 18), [beijing(11, 24, 9)]),
        (beijing(11, 26, 18), [beijing(11, 25, 9)]),
        (beijing(11, 27, 18), [beijing(11, 25, 9)]),
        (beijing(11, 29, 18), [beijing(11, 25, 9)]),
        (beijing(11, 30, 18), [beijing(11, 26, 9)]),
        (beijing(12, 7, 18), [beijing(12, 3, 9)]),
    ],
)
def test_a_short_step_is_reminded_of_half_way_and_a_longer_one_two_days_before(
    deadline: datetime, reminded: list[datetime]
) -> None:
    assert before(beijing(11, 23, 10), deadline) == reminded


def test_what_falls_due_before_the_hour_is_not_due_soon_on_the_morning_that_it_is_due() -> None:
    assert before(beijing(11, 23, 10), beijing(11, 25, 8)) == []
    assert before(beijing(11, 23, 10), beijing(11, 27, 8)) == [beijing(11, 25, 9)]


@given(CALENDARS, MOMENTS, st.integers(0, 12), st.sampled_from(Unit))
def test_the_first_reminder_lies_between_the_beginning_and_the_day_itself(
    calendar: Calendar, begun: datetime, n: int, unit: Unit
) -> None:
    deadline = due(begun, Allowance(n, unit), calendar)
    ladder = reminder_moments(deadline, calendar, LADDER, begun=begun)
    assert [reminder.at for reminder in ladder] == sorted({reminder.at for reminder in ladder})
    first = {reminder.stage: reminder.at for reminder in ladder}
    given_days = calendar.working_days_between(begun, deadline)
    # half of one working day is the day itself, of which is said that it is due
    assert (Stage.BEFORE in first) == (given_days > 1)
    if Stage.BEFORE not in first:
        return
    early = first[Stage.BEFORE]
    assert begun < early < first[Stage.DUE]
    assert calendar.is_working(beijing_day(early))
    passed, left = calendar.working_days_between(begun, early), calendar.working_days_between(early, deadline)
    assert passed - left in (0, 1) if given_days < SHORT_BELOW else left == LADDER.before


@given(CALENDARS, MOMENTS, st.integers(0, 40))
def test_beyond_the_deadline_nothing_hangs_on_how_long_it_was(calendar: Calendar, deadline: datetime, n: int) -> None:
    begun = deadline - timedelta(days=n)
    late = (Stage.DUE, Stage.OVERDUE, Stage.ESCALATED)
    ladder = reminder_moments(deadline, calendar, LADDER, begun=begun)
    usual = reminder_moments(deadline, calendar, LADDER)
    assert [one for one in ladder if one.stage in late] == [one for one in usual if one.stage in late]


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        (beijing(11, 23, 7, 59), beijing(11, 23, 8)),
        (beijing(11, 23, 8), beijing(11, 23, 8)),
        (beijing(11, 23, 11, 59), beijing(11, 23, 11, 59)),
        (beijing(11, 23, 12), beijing(11, 23, 13, 30)),
        (beijing(11, 23, 13, 29), beijing(11, 23, 13, 30)),
        (beijing(11, 23, 13, 30), beijing(11, 23, 13, 30)),
        (beijing(11, 23, 19, 59), beijing(11, 23, 19, 59)),
        (beijing(11, 23, 20), beijing(11, 24, 8)),
        (beijing(11, 20, 21), beijing(11, 21, 8)),
    ],
)
def test_quiet_hours_are_left_for_the_first_allowed_minute(moment: datetime, allowed: datetime) -> None:
    assert out_of_quiet_hours(moment, QUIET) == allowed


def test_with_a_calendar_days_off_are_quiet_too() -> None:
    assert out_of_quiet_hours(beijing(11, 20, 21), QUIET, CALENDAR) == beijing(11, 23, 8)
    assert out_of_quiet_hours(beijing(11, 21, 10), QUIET, CALENDAR) == beijing(11, 23, 8)


@given(MOMENTS, st.none() | CALENDARS)
def test_what_leaves_quiet_hours_is_allowed_later_or_equal_and_stays(
    moment: datetime, calendar: Calendar | None
) -> None:
    allowed = out_of_quiet_hours(moment, QUIET, calendar)
    assert allowed.tzinfo is UTC
    assert allowed >= moment
    assert not is_quiet(allowed, QUIET)
    assert out_of_quiet_hours(allowed, QUIET, calendar) == allowed
    if calendar is None:
        assert allowed - moment <= timedelta(hours=12)
    else:
        assert calendar.is_working(beijing_day(allowed))
