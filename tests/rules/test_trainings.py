"""Seats, sign-up's end and the moments of reminders (clause 4.5)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.beijing import at, in_beijing
from bot.rules.deadlines import QUIET
from bot.rules.trainings import (
    COURSE_CLAUSES,
    COURSE_NAMES,
    Arrangement,
    Course,
    Fact,
    Stage,
    announcement_moment,
    cannot_wait,
    is_open,
    may_note_attendance,
    promoted,
    reminder_moments,
)
from bot.rules.working_days import Calendar

FRIDAY = date(2026, 11, 27)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 30), timezones=st.just(UTC))


def friday(hour: int, minute: int = 0) -> datetime:
    """A moment of Friday, 27 November 2026, in Beijing."""
    return at(FRIDAY, time(hour, minute))


def planned(starts_at: datetime, after: datetime = LONG_AGO) -> dict[Stage, datetime]:
    """The reminders by stage."""
    return {reminder.stage: reminder.at for reminder in reminder_moments(starts_at, QUIET, after=after)}


# Changes

PLANNED = Arrangement(friday(14), friday(16), "会议室", 1, 20)
WANTED = Arrangement(friday(9), friday(12), "食堂", 2, 30)


@given(st.sets(st.sampled_from(Fact)))
def test_a_session_takes_over_the_facts_that_are_asked_for_and_no_others(facts: set[Fact]) -> None:
    arranged = PLANNED.with_facts(frozenset(facts), WANTED)
    assert arranged.changed_from(PLANNED) == facts
    assert arranged.changed_from(WANTED) == set(Fact) - facts
    assert PLANNED.with_facts(frozenset(facts), PLANNED) == PLANNED


@pytest.mark.parametrize(("starts", "ends"), [(14, 17), (13, 16)])
def test_another_end_is_another_time_as_another_beginning_is(starts: int, ends: int) -> None:
    longer = Arrangement(friday(starts), friday(ends), "会议室", 1, 20)
    assert longer.changed_from(PLANNED) == {Fact.TIME}
    assert PLANNED.with_facts(frozenset({Fact.TIME}), longer) == longer


# Seats


@given(st.integers(1, 20), st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=60))
def test_however_people_come_and_go_the_first_in_line_who_can_be_told_are_seated(
    capacity: int, doings: list[tuple[int, bool]]
) -> None:
    line: list[int] = []
    seats: set[int] = set()
    able: dict[int, bool] = {}
    for person, hears in doings:
        able[person] = hears
        if person in line:
            line.remove(person)
            seats.discard(person)
        else:
            line.append(person)
        found = promoted(line, capacity, seats.__contains__, able.__getitem__)
        # nobody loses a seat or gets two, and nobody is given one who would not hear of it
        assert not seats & set(found)
        assert all(able[one] for one in found)
        waiting = [one for one in line if one not in seats and able[one]]
        assert found == waiting[: len(found)], "in their order"
        seats |= set(found)
        assert len(seats) <= capacity
        assert len(seats) == capacity or not [one for one in line if one not in seats and able[one]]


def everybody(_: str) -> bool:
    """All can be told."""
    return True


def test_a_withdrawal_promotes_the_first_in_line_and_nobody_jumps_the_queue() -> None:
    assert promoted("abcd", 2, "ab".__contains__, everybody) == []
    assert promoted("bcd", 2, "b".__contains__, everybody) == ["c"]
    # who signs up again goes to the end
    assert promoted("bcda", 2, "bc".__contains__, everybody) == []


def test_who_cannot_be_told_is_passed_over_and_keeps_their_place() -> None:
    assert promoted("bcd", 2, "b".__contains__, "bd".__contains__) == ["d"]
    assert promoted("bcd", 3, "bd".__contains__, "bd".__contains__) == []
    assert promoted("bcd", 3, "bd".__contains__, everybody) == ["c"]


# Moments


def test_people_are_reminded_at_five_the_day_before_and_an_hour_before() -> None:
    assert planned(friday(14)) == {
        Stage.DAY_BEFORE: friday(17) - timedelta(days=1),
        Stage.HOUR_BEFORE: friday(13),
    }


@pytest.mark.parametrize(
    ("starts", "reminded"),
    [((13, 30), (12, 30)), ((21, 0), (20, 0)), ((22, 0), (21, 0)), ((8, 30), (8, 0)), ((9, 0), (8, 0))],
)
def test_the_hour_before_is_kept_at_noon_and_in_the_evening_but_wakes_nobody(
    starts: tuple[int, int], reminded: tuple[int, int]
) -> None:
    assert planned(friday(*starts))[Stage.HOUR_BEFORE] == friday(*reminded)


@pytest.mark.parametrize("starts", [(8, 0), (7, 30), (0, 0)])
def test_a_session_before_eight_in_the_morning_is_announced_the_day_before_only(starts: tuple[int, int]) -> None:
    assert set(planned(friday(*starts))) == {Stage.DAY_BEFORE}


def test_a_reminder_whose_moment_is_past_is_not_planned() -> None:
    assert set(planned(friday(14), after=friday(17) - timedelta(days=1))) == {Stage.HOUR_BEFORE}
    assert planned(friday(14), after=friday(13)) == {}


@given(moments, moments)
def test_no_reminder_is_past_late_or_in_the_night(starts_at: datetime, after: datetime) -> None:
    for reminder in reminder_moments(starts_at, QUIET, after=after):
        assert after < reminder.at < reminder.until <= starts_at
        assert in_beijing(reminder.at).time() >= time(8)


@given(moments, moments)
def test_people_sign_up_until_the_session_begins(starts_at: datetime, now: datetime) -> None:
    assert is_open(starts_at, now) is (now < starts_at)


def test_attendance_is_noted_from_the_beginning_of_the_day() -> None:
    assert not may_note_attendance(friday(14), friday(0) - timedelta(seconds=1))
    assert may_note_attendance(friday(14), friday(0))
    assert may_note_attendance(friday(14), friday(14) + timedelta(days=3))


def test_news_in_the_night_waits_for_the_morning_unless_the_session_is_then() -> None:
    night = friday(22) - timedelta(days=1)
    assert not cannot_wait(friday(14), night, QUIET)
    assert not cannot_wait(friday(10), night, QUIET)
    assert cannot_wait(friday(9), night, QUIET)


def test_an_announcement_waits_for_a_working_day_if_there_is_time() -> None:
    saturday = friday(10) + timedelta(days=1)
    monday, tuesday = friday(9) + timedelta(days=3), friday(9) + timedelta(days=4)
    assert announcement_moment(tuesday, saturday, QUIET, Calendar()) == friday(8) + timedelta(days=3)
    assert announcement_moment(monday, saturday, QUIET, Calendar()) == saturday
    assert announcement_moment(friday(14), friday(9), QUIET, Calendar()) == friday(9)


def test_the_four_courses_are_those_of_the_clause() -> None:
    assert set(COURSE_NAMES) == set(COURSE_CLAUSES) == set(Course)
    assert list(COURSE_CLAUSES.values()) == ["4.5 a", "4.5 b", "4.5 c", "4.5 d"]
