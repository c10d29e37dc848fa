"""Days and moments as people type them."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.beijing import BEIJING, NaiveMoment
from bot.rules.form import Kind
from bot.rules.forms.days import missing_day
from bot.rules.forms.moments import read_moment
from bot.rules.forms.unreadable import (
    Ambiguous,
    NoSuchDay,
    NotADate,
    NotATime,
    OneTimeAsked,
    TimeMissing,
    Unreadable,
)
from bot.rules.text import Language
from tests.rules.forms.typed import answer


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("今天", "2026-11-26"),
        ("明天。", "2026-11-27"),
        ("后天", "2026-11-28"),
        ("昨天", "2026-11-25"),
        ("前天", "2026-11-24"),
        ("Today", "2026-11-26"),
        ("tomorrow", "2026-11-27"),
        ("3天后", "2026-11-29"),
        ("两周后", "2026-12-10"),
        ("2个星期前", "2026-11-12"),
        ("in 3 days", "2026-11-29"),
        ("周三", "2026-12-02"),
        ("周四", "2026-11-26"),
        ("本周三", "2026-11-25"),
        ("本周五", "2026-11-27"),
        ("下周三", "2026-12-02"),
        ("下下周一", "2026-12-07"),
        ("上周日", "2026-11-22"),
        ("星期天", "2026-11-29"),
        ("friday", "2026-11-27"),
        ("next wed", "2026-12-02"),
        ("11月30日", "2026-11-30"),
        ("１１月３０号", "2026-11-30"),
        ("十一月三十日", "2026-11-30"),
        ("11月30日（周一）", "2026-11-30"),
        ("11-30", "2026-11-30"),
        ("11/30", "2026-11-30"),
        ("11.30", "2026-11-30"),
        ("30/11", "2026-11-30"),
        ("30号", "2026-11-30"),
        ("下个月5号", "2026-12-05"),
        ("2026-11-30", "2026-11-30"),
        ("2026/11/30", "2026-11-30"),
        ("2026年11月30号", "2026-11-30"),
        ("2026 年 11 月 30 日", "2026-11-30"),
        ("20261130", "2026-11-30"),
        ("1205", "2026-12-05"),
        ("31号", "2026-12-31"),
        ("月底", "2026-11-30"),
        ("下个月底", "2026-12-31"),
        ("年底", "2026-12-31"),
        ("明年底", "2027-12-31"),
        ("一个月后", "2026-12-26"),
        ("3个月后", "2027-02-26"),
        ("周五下午", "2026-11-27"),
        ("12月5日24:00", "2026-12-05"),
        ("明天14:00-16:00", "2026-11-27"),
        ("tomorrow 2-4pm", "2026-11-27"),
        ("30/11/2026", "2026-11-30"),
        ("30 Nov", "2026-11-30"),
        ("Nov 30", "2026-11-30"),
        ("Nov. 30th, 2026", "2026-11-30"),
        ("Monday, 30 November", "2026-11-30"),
        ("明天下午3点", "2026-11-27"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_day_is_understood_however_it_is_typed(typed: str, day: str, language: Language) -> None:
    assert answer(Kind.DATE, typed, language=language) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [("11-01", "2026-11-01"), ("10月27日", "2026-10-27"), ("10月26日", "2027-10-26"), ("1月5日", "2027-01-05")],
)
def test_a_day_without_a_year_is_past_within_30_days_and_else_to_come(typed: str, day: str) -> None:
    assert answer(Kind.DATE, typed) == day


def test_early_in_january_a_december_day_is_last_years() -> None:
    assert answer(Kind.DATE, "12-25", now=datetime(2027, 1, 5, 9, tzinfo=BEIJING)) == "2026-12-25"


@pytest.mark.parametrize(
    ("typed", "language", "candidates"),
    [
        ("3/4", "en", ("2027-03-04", "2027-04-03")),
        ("3/4/2027", "en", ("2027-03-04", "2027-04-03")),
        ("3/4/2027", "zh", ("2027-03-04", "2027-04-03")),
        ("next friday", "en", ("2026-11-27", "2026-12-04")),
        ("5号", "zh", ("2026-11-05", "2026-12-05")),
    ],
)
def test_a_day_with_two_readings_is_asked_back(typed: str, language: Language, candidates: tuple[str, ...]) -> None:
    with pytest.raises(Ambiguous) as refused:
        answer(Kind.DATE, typed, language=language)
    assert refused.value.candidates == candidates


def test_a_chinese_reader_writes_the_month_first() -> None:
    assert answer(Kind.DATE, "3/4") == "2027-03-04"


def test_a_day_whose_two_readings_agree_is_clear() -> None:
    assert answer(Kind.DATE, "12/12", language="en") == "2026-12-12"


@pytest.mark.parametrize("typed", ["2月29日", "11月31日", "2026-13-01", "下周", "11月30日周二", "13/13", "3000-01-01"])
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(NotADate):
        answer(Kind.DATE, typed)


@pytest.mark.parametrize(
    ("typed", "month", "day", "year"),
    [
        ("2月29日", 2, 29, 2027),
        ("2027-02-29", 2, 29, 2027),
        ("明年2月29号", 2, 29, 2027),
        ("2月30日", 2, 30, None),
        ("11月31日", 11, 31, None),
        ("32号", 11, 32, None),
        ("13月1日", 13, 1, None),
        ("2500年12月1日", 12, 1, 2500),
        ("2500-01-01", 1, 1, 2500),
    ],
)
@pytest.mark.parametrize(("kind", "behind"), [(Kind.DATE, ""), (Kind.DATE_TIME, ""), (Kind.DATE_TIME, " 14:00")])
def test_of_a_day_that_no_year_or_that_year_has_not_it_is_said(
    typed: str, month: int, day: int, year: int | None, kind: Kind, behind: str
) -> None:
    with pytest.raises(NoSuchDay) as refused:
        answer(kind, typed + behind)
    assert (refused.value.month, refused.value.day, refused.value.year) == (month, day, year)


@pytest.mark.parametrize(
    ("today", "year"), [(date(2027, 2, 10), 2027), (date(2027, 3, 1), None), (date(2026, 3, 1), 2027)]
)
def test_the_29th_of_february_is_that_of_this_year_until_it_would_have_been(today: date, year: int | None) -> None:
    missing = missing_day("2月29日", today)
    assert (missing and missing.year) == year


def test_now_is_the_minute() -> None:
    now = datetime(2026, 11, 26, 10, 30, 45, 678, tzinfo=BEIJING)
    assert read_moment("现在", now, "zh") == read_moment("now", now, "en") == datetime(2026, 11, 26, 10, 30)


def test_two_days_are_not_one_that_is_missing() -> None:
    with pytest.raises(NotADate) as refused:
        answer(Kind.DATE, "11月30日-12月2日")
    assert not isinstance(refused.value, NoSuchDay)


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("明天14:00-16:00", "2026-11-27T14:00"),
        ("明天14:00到16:00", "2026-11-27T14:00"),
        ("明天下午2点到4点", "2026-11-27T14:00"),
        ("11月30日 9:00~10:30", "2026-11-30T09:00"),
        ("tomorrow 2-4pm", "2026-11-27T14:00"),
        ("2pm - 4pm tomorrow", "2026-11-27T14:00"),
    ],
)
def test_from_one_hour_to_another_is_asked_for_its_beginning(typed: str, begins: str) -> None:
    with pytest.raises(OneTimeAsked) as refused:
        answer(Kind.DATE_TIME, typed)
    assert refused.value.begins == begins


def test_midnight_is_an_hour_as_well() -> None:
    assert answer(Kind.TIME, "24:00") == "00:00"


@given(st.text(alphabet="0123456789:-~至到点 apm下午上月日号年底to", max_size=300))
def test_any_text_is_a_moment_or_refused(typed: str) -> None:
    for kind in (Kind.DATE, Kind.DATE_TIME, Kind.TIME):
        with suppress(Unreadable):
            answer(kind, typed)


def test_today_is_beijings() -> None:
    assert answer(Kind.DATE, "今天", now=datetime(2026, 11, 25, 17, tzinfo=UTC)) == "2026-11-26"
    with pytest.raises(NaiveMoment):
        answer(Kind.DATE, "今天", now=datetime(2026, 11, 26))


@given(st.dates(date(2020, 1, 1), date(2099, 12, 31)), st.sampled_from(("zh", "en")))
def test_every_day_written_in_full_is_read_as_itself(day: date, language: Language) -> None:
    for typed in (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%a}, {day:%b} {day.day}, {day.year}",
    ):
        assert answer(Kind.DATE, typed, language=language) == day.isoformat()


@given(st.dates(date(2021, 1, 1), date(2030, 12, 31)), st.integers(-30, 330))
def test_a_near_day_needs_no_year(today: date, distance: int) -> None:
    day = today + timedelta(days=distance)
    now = datetime(today.year, today.month, today.day, 9, tzinfo=BEIJING)
    assert answer(Kind.DATE, f"{day.month}月{day.day}日", now=now) == day.isoformat()


# Moments


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("明天下午3点", "2026-11-27T15:00"),
        ("明天 15:00", "2026-11-27T15:00"),
        ("3pm tomorrow", "2026-11-27T15:00"),
        ("tomorrow at 3:30 p.m.", "2026-11-27T15:30"),
        ("上午9点半", "2026-11-26T09:30"),
        ("下周三上午九点半", "2026-12-02T09:30"),
        ("下午三点一刻", "2026-11-26T15:15"),
        ("下午三点四十五分", "2026-11-26T15:45"),
        ("11月30日14时", "2026-11-30T14:00"),
        ("2026-11-30T14:00", "2026-11-30T14:00"),
        ("２０２６－１１－３０　１４：００", "2026-11-30T14:00"),
        ("明晚8点", "2026-11-27T20:00"),
        ("明天中午", "2026-11-27T12:00"),
        ("12am", "2026-11-26T00:00"),
        ("12pm", "2026-11-26T12:00"),
        ("15点", "2026-11-26T15:00"),
        ("现在", "2026-11-26T10:30"),
        ("12月5日24:00", "2026-12-06T00:00"),
        ("今天24点", "2026-11-27T00:00"),
        ("20261205 14:00", "2026-12-05T14:00"),
        ("11-30 14:00", "2026-11-30T14:00"),
    ],
)
def test_a_moment_is_understood_however_it_is_typed(typed: str, moment: str) -> None:
    assert answer(Kind.DATE_TIME, typed) == moment


def test_an_hour_without_its_half_of_the_day_is_asked_back() -> None:
    with pytest.raises(Ambiguous) as refused:
        answer(Kind.DATE_TIME, "明天9点半")
    assert refused.value.candidates == ("2026-11-27T09:30", "2026-11-27T21:30")


def test_a_day_alone_lacks_its_time() -> None:
    with pytest.raises(TimeMissing) as refused:
        answer(Kind.DATE_TIME, "明天")
    assert refused.value.day == "2026-11-27"


@pytest.mark.parametrize("typed", ["25:00", "15:61", "明天下午9点", "晚上12点", "13am"])
def test_a_time_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(NotATime):
        answer(Kind.DATE_TIME, typed)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2099, 12, 31)))
def test_every_moment_written_in_full_is_read_as_itself(moment: datetime) -> None:
    expected = moment.isoformat(timespec="minutes")
    for typed in (expected, f"{moment:%Y-%m-%d %H:%M}", f"{moment:%H:%M %d %b %Y}", f"{moment:%Y年%m月%d日%H时%M分}"):
        assert answer(Kind.DATE_TIME, typed[:16] if typed == expected else typed) == expected
