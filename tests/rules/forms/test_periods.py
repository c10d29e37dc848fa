"""Periods of days as people type them; today is Monday, 23 November 2026."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.beijing import BEIJING
from bot.rules.form import Kind, Question
from bot.rules.forms.moments import read_hour
from bot.rules.forms.periods import as_answer, period_of, read_period
from bot.rules.forms.reading import read
from bot.rules.forms.unreadable import Ambiguous, NotAnHour, NotAPeriod, PeriodBackwards
from bot.rules.text import CHINESE, ENGLISH, Text

TODAY = date(2026, 11, 23)
DAYS = st.dates(TODAY, date(2028, 12, 31))


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("11月30日-12月2日", "2026-11-30", "2026-12-02"),
        ("11月30日－12月2日", "2026-11-30", "2026-12-02"),
        ("11月30日到12月2日", "2026-11-30", "2026-12-02"),
        ("11月30日至2日", "2026-11-30", "2026-12-02"),
        ("十一月三十日至十二月二日", "2026-11-30", "2026-12-02"),
        ("10月1日至7日", "2027-10-01", "2027-10-07"),
        ("10月1-7日", "2027-10-01", "2027-10-07"),
        ("10月1日-7", "2027-10-01", "2027-10-07"),
        ("明年2月5日~12日", "2027-02-05", "2027-02-12"),
        ("12月28日—1月3日", "2026-12-28", "2027-01-03"),
        ("12月10日-25日", "2026-12-10", "2026-12-25"),
        ("2026-11-30 - 2026-12-02", "2026-11-30", "2026-12-02"),
        ("2026-11-30~2026-12-02", "2026-11-30", "2026-12-02"),
        ("2026-11-30-2026-12-02", "2026-11-30", "2026-12-02"),
        ("2026.11.30 至 2026.12.2", "2026-11-30", "2026-12-02"),
        ("明天到周五", "2026-11-24", "2026-11-27"),
        ("下周一至下周三", "2026-11-30", "2026-12-02"),
        ("11月30日", "2026-11-30", "2026-11-30"),
        ("2026-11-30", "2026-11-30", "2026-11-30"),
        ("明天", "2026-11-24", "2026-11-24"),
        ("30 Nov - 2 Dec", "2026-11-30", "2026-12-02"),
        ("30 November to 2 December", "2026-11-30", "2026-12-02"),
        ("1-7 Oct", "2027-10-01", "2027-10-07"),
        ("Oct 1-7", "2027-10-01", "2027-10-07"),
        ("tomorrow until Friday", "2026-11-24", "2026-11-27"),
    ],
)
def test_first_and_last_day(typed: str, first: str, last: str) -> None:
    language = ENGLISH if typed.isascii() and any(map(str.isalpha, typed)) else CHINESE
    assert as_answer(*read_period(typed, TODAY, language)) == f"{first}..{last}"


@pytest.mark.parametrize("typed", ["放假", "-", "11月30日-", "2月30日", "11月31日-12月2日", "1至7"])
def test_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(NotAPeriod):
        read_period(typed, TODAY, CHINESE)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodBackwards):
        read_period("2026-12-02~2026-11-30", TODAY, CHINESE)


def test_what_has_two_readings_is_asked_back() -> None:
    with pytest.raises(Ambiguous):
        read_period("3/4 - 6/7", TODAY, ENGLISH)


@given(DAYS, st.integers(0, 90), st.sampled_from(["-", "~", "至", " 到 ", "—"]))
def test_written_out_in_full_it_is_always_understood(first: date, days: int, between: str) -> None:
    last = first + timedelta(days=days)
    for pattern in ("{0.year}年{0.month}月{0.day}日", "{0:%Y-%m-%d}", "{0.year}.{0.month}.{0.day}"):
        typed = f"{pattern.format(first)}{between}{pattern.format(last)}"
        assert read_period(typed, TODAY, CHINESE) == (first, last), typed
    assert period_of(as_answer(first, last)) == (first, last)


@given(st.text(alphabet="0123456789-~至到月日年/. 周一to", max_size=24))
def test_whatever_is_typed_it_is_a_period_or_refused(typed: str) -> None:
    try:
        first, last = read_period(typed, TODAY, CHINESE)
    except (NotAPeriod, PeriodBackwards, Ambiguous):
        return
    assert first <= last


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("8:30", "08:30"),
        ("２１：００", "21:00"),
        ("晚上9点", "21:00"),
        ("上午八点半", "08:30"),
        ("9 pm", "21:00"),
        ("20点", "20:00"),
    ],
)
def test_hours(typed: str, hour: str) -> None:
    question = Question("value", Kind.TIME, Text("几点？", "When?"))
    now = datetime(2026, 11, 23, 9, 30, tzinfo=BEIJING)
    assert read(question, typed, now=now, language=CHINESE) == hour


def test_nine_may_be_morning_or_evening_and_a_day_is_no_hour() -> None:
    with pytest.raises(Ambiguous):
        read_hour("9点")
    for typed in ("明天", "25:00", "明天8:30", "早"):
        with pytest.raises(NotAnHour):
            read_hour(typed)
