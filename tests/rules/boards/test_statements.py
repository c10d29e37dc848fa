"""Figures of complaints and enquiries: their days, what counts as a repeat, how long things took and are open."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.boards.statement_words import lasted, percent, subject_name
from bot.rules.boards.statements import (
    AGES,
    TOLD,
    PromisesDue,
    Statement,
    Told,
    Waiting,
    figures_of,
    period_told,
    since_when,
    told_of,
)
from bot.rules.registers import Period

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
TODAY = date(2026, 11, 23)
NOVEMBER = period_told(Told.MONTH, TODAY)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NONE_DUE = PromisesDue(0, 0)


def statement(n: int, opened_at: datetime, **more: object) -> Statement:
    """A complaint about timeliness that nobody answered yet."""
    base = {"kind": "complaint", "client_id": 1, "state": "awaiting", "subject": "timeliness"}
    return Statement(n, **{**base, "opened_at": opened_at, "answered_at": None, "closed_at": None, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "today", "first", "last"),
    [
        (Told.MONTH, TODAY, date(2026, 11, 1), date(2026, 11, 30)),
        (Told.LAST_MONTH, date(2026, 1, 31), date(2025, 12, 1), date(2025, 12, 31)),
        (Told.QUARTER, date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (Told.QUARTER, date(2026, 6, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (Told.QUARTER, date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
        (Told.YEAR, date(2028, 2, 29), date(2028, 1, 1), date(2028, 12, 31)),
    ],
)
def test_a_period_is_of_whole_months(told: Told, today: date, first: date, last: date) -> None:
    assert period_told(told, today) == Period(first, last)


@given(st.dates(date(2001, 1, 1), date(2098, 12, 31)))
def test_a_quarter_holds_its_day_and_three_months(today: date) -> None:
    quarter = period_told(Told.QUARTER, today)
    assert quarter.first <= today <= quarter.last
    assert len(quarter.months()) == 3
    assert quarter.first.month in (1, 4, 7, 10)


def test_a_button_of_another_version_shows_this_month() -> None:
    assert {told_of(one.value) for one in Told} == set(TOLD)
    assert told_of("") is told_of("x") is Told.MONTH


def test_what_came_is_counted_by_week_in_a_month_and_by_month_else() -> None:
    first = NOVEMBER.since
    found = [
        statement(1, first - HOUR),
        statement(2, first, kind="enquiry", subject=""),
        statement(3, first + 1 * DAY),
        statement(4, NOVEMBER.until),
    ]
    month = figures_of(found, [first + 3 * DAY], [], NONE_DUE, NOVEMBER, NOW)
    assert (month.came, month.closed) == ({"enquiry": 1, "complaint": 1}, 1)
    # the first is a Sunday, today a Monday: five weeks have begun, and what is to come has no column
    assert [(one.first.day, one.last.day, dict(one.came), one.closed) for one in month.stretches] == [
        (1, 1, {"enquiry": 1}, 0),
        (2, 8, {"complaint": 1}, 1),
        (9, 15, {}, 0),
        (16, 22, {}, 0),
        (23, 29, {}, 0),
    ]
    year = figures_of(found, [], [], NONE_DUE, period_told(Told.YEAR, TODAY), NOW)
    assert [(one.first.month, sum(one.came.values())) for one in year.stretches][-2:] == [(10, 1), (11, 2)]
    assert len(year.stretches) == 11


def test_how_soon_is_told_of_what_was_answered_and_the_rest_is_counted() -> None:
    first = NOVEMBER.since
    answered = [statement(n, first + n * HOUR, answered_at=first + 2 * n * HOUR) for n in range(1, 11)]
    waiting = statement(20, first)
    withdrawn = statement(21, first, closed_at=first + DAY, state="withdrawn")
    figures = figures_of([*answered, waiting, withdrawn], [], [], NONE_DUE, NOVEMBER, NOW)
    assert figures.answers is not None
    assert (figures.answers.n, figures.answers.median, figures.answers.most) == (10, 5 * HOUR, 9 * HOUR)
    assert figures.unanswered == 1
    assert figures_of([waiting], [], [], NONE_DUE, NOVEMBER, NOW).answers is None


def test_a_repeat_is_of_the_same_client_about_the_same_and_not_too_long_after() -> None:
    first = NOVEMBER.since

    def repeats(*found: Statement) -> int:
        return figures_of(found, [], [], NONE_DUE, NOVEMBER, NOW).repeats

    one = statement(2, first + DAY)
    assert repeats(statement(1, first), one) == 1
    assert repeats(statement(1, since_when(NOVEMBER) + DAY), one) == 1
    assert repeats(statement(1, since_when(NOVEMBER)), one) == 0
    assert repeats(statement(1, first, client_id=2), one) == 0
    assert repeats(statement(1, first, subject="attitude"), one) == 0
    assert repeats(statement(1, first, kind="enquiry"), one) == 0
    # the same matter from two people is one, and what is not for us to take up is none
    assert repeats(statement(1, first), statement(2, first + DAY, state="joined")) == 0
    assert repeats(statement(1, first, state="declined"), one) == 0
    assert repeats(statement(1, first, subject=""), statement(2, first + DAY, subject="")) == 0
    # what repeated something before the period is no figure of it
    assert repeats(statement(1, first - 2 * DAY), statement(2, first - DAY)) == 0


def test_subjects_are_told_the_most_first_with_what_is_open() -> None:
    first = NOVEMBER.since
    found = [
        statement(1, first, subject="attitude", closed_at=NOW),
        statement(2, first),
        statement(3, first, closed_at=NOW),
        statement(4, first, kind="enquiry", subject=""),
        statement(5, first, subject=""),
    ]
    assert figures_of(found, [], [], NONE_DUE, NOVEMBER, NOW).subjects == (
        ("timeliness", 2, 1),
        ("", 1, 1),
        ("attitude", 1, 0),
    )
    assert subject_name("").zh == "未分类"
    assert subject_name("timeliness").zh == "服务时效"
    assert subject_name("of_before").en == "of_before"


@given(st.lists(st.integers(0, 400), max_size=30))
def test_what_is_open_is_of_one_age_each(days: list[int]) -> None:
    waiting = [Waiting(NOW - n * DAY, None if n % 3 else NOW - HOUR) for n in days]
    figures = figures_of([], [], waiting, NONE_DUE, NOVEMBER, NOW)
    assert sum(figures.ages) == len(days)
    limits = [limit if limit is not None else 1000 for limit in AGES.values()]
    for limit, n in zip(limits, figures.ages, strict=True):
        lower = max((one for one in limits if one < limit), default=-1)
        assert n == sum(lower < one <= limit for one in days)
    assert figures.late == sum(n % 3 == 0 for n in days)


def test_a_share_is_never_rounded_up_and_a_time_never_down() -> None:
    assert percent(NONE_DUE) == ""
    assert percent(PromisesDue(999, 1)) == "99%"
    assert percent(PromisesDue(3, 0)) == "100%"
    assert [lasted(one, "zh") for one in (timedelta(0), timedelta(minutes=59, seconds=30), 47 * HOUR, 49 * HOUR)] == [
        "1 分钟",
        "1 小时",
        "47 小时",
        "3 天",
    ]
    assert lasted(HOUR, "en") == "1 hour"
