"""Lengths of time as people type them, wherever minutes or hours are asked for."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.form import Kind, Question
from bot.rules.forms import durations
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.durations import minutes_of, read_minutes
from bot.rules.forms.reading import read
from bot.rules.forms.unreadable import NotANumber, Unreadable
from bot.rules.text import Text

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
MINUTES, HOURS = Text("分钟", "minutes"), Text("小时", "hours", "hour")


def asked(text: str, unit: Text = MINUTES) -> object:
    """What a number question of this unit makes of a text."""
    return read(Question("q", Kind.NUMBER, Text("多久？", "How long?"), unit=unit), text, now=NOW, language="zh")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90", "90"),
        ("90分钟", "90"),
        ("90 min", "90"),
        ("90mins.", "90"),
        ("９０分", "90"),
        ("九十分钟", "90"),
        ("1.5h", "90"),
        ("1.5 小时", "90"),
        ("1.5个小时", "90"),
        ("一个半小时", "90"),
        ("1个半小时", "90"),
        ("一小时半", "90"),
        ("一个小时半", "90"),
        ("1小时30分", "90"),
        ("1小时30分钟", "90"),
        ("1小时30", "90"),
        ("一小时三十分", "90"),
        ("1h30", "90"),
        ("1H30M", "90"),
        ("1h 30m", "90"),
        ("1 hour 30 minutes", "90"),
        ("1 hour and 30 minutes", "90"),
        ("1 hr, 30 min", "90"),
        ("1:30", "90"),
        ("1：30", "90"),
        ("an hour and a half", "90"),
        ("one and a half hours", "90"),
        ("1 and a half hours", "90"),
        ("两小时", "120"),
        ("两个小时", "120"),
        ("2个钟头", "120"),
        ("2 hrs", "120"),
        ("2h", "120"),
        ("an hour", "60"),
        ("半小时", "30"),
        ("半个小时", "30"),
        ("半个钟头", "30"),
        ("half an hour", "30"),
        ("half hour", "30"),
        ("a half-hour", "30"),
        ("一刻钟", "15"),
        ("三刻钟", "45"),
        ("a quarter of an hour", "15"),
        ("three quarters of an hour", "45"),
        ("两小时一刻", "135"),
        ("约40分钟", "40"),
        ("大概一个小时左右", "60"),
        ("about 2 hours", "120"),
        ("0.33h", "20"),
        ("two hours", "120"),
        ("ten minutes", "10"),
        ("二百五分钟", None),
        ("1小时二百五分", None),
        ("两天", None),
        ("1天", None),
        ("1h90", None),
        ("h", None),
        ("半", None),
        ("1小时半30分", None),
        ("上午", None),
        ("3点", None),
    ],
)
def test_what_people_type(typed: str, minutes: str | None) -> None:
    if minutes is None:
        with pytest.raises(Unreadable):
            asked(typed)
    else:
        assert asked(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "hours"),
    [("90分钟", "1.5"), ("2", "2"), ("1.5", "1.5"), ("半小时", "0.5"), ("20 min", "0.33"), ("2h", "2")],
)
def test_where_hours_are_asked_minutes_are_turned_into_them(typed: str, hours: str) -> None:
    assert asked(typed, HOURS) == hours


def test_what_measures_no_time_is_read_as_before() -> None:
    with pytest.raises(NotANumber):
        asked("1:30", Text("人", "people"))
    assert minutes_of(Text("天", "days", "day")) is None
    assert minutes_of(None) is None


def test_every_question_for_minutes_or_hours_understands_them() -> None:
    timed = {
        f"{form.code}.{step.key}"
        for form in BUILT_IN
        for step in form.steps()
        if step.question.unit is not None and re.search("小时|分钟|hour|minute", f"{step.question.unit}")
    }
    read_so = {
        f"{form.code}.{step.key}"
        for form in BUILT_IN
        for step in form.steps()
        if step.question.kind is Kind.NUMBER and minutes_of(step.question.unit) is not None
    }
    assert timed == read_so >= {"service_log.minutes", "training.minutes"}


WAYS = (
    "{h}h{m:02}",
    "{h}小时{m}分钟",
    "{h} 小时 {m} 分",
    "{h} hours {m} min",
    "{h}:{m:02}",
    "{h} hr and {m} minutes",
    "{h}个小时{m}分",
)


@given(st.integers(0, 99), st.integers(0, 59), st.sampled_from(WAYS))
def test_hours_and_minutes_however_written_are_their_sum(hours: int, minutes: int, way: str) -> None:
    assert read_minutes(way.format(h=hours, m=minutes)) == 60 * hours + minutes


@given(st.text(alphabet="一二两三十半个小时分钟刻hourmin0123456789.: ,'约左右and", max_size=300))
def test_any_text_is_a_length_of_time_or_refused(text: str) -> None:
    found = read_minutes(text)
    assert found is None or found >= 0


@pytest.mark.parametrize("unit", ["1", "一", "1小时", "半", "个", " ", "h", "1 ", "and ", "刻", "约", "'", "1.", "1:"])
def test_the_work_grows_with_the_text_alone(unit: str) -> None:
    """Every pattern looks at a bounded stretch: what it matches of a text, it matches of one twice as long."""
    patterns = [value for value in vars(durations).values() if isinstance(value, re.Pattern)]
    assert len(patterns) > 5
    for pattern in patterns:
        once, twice = (pattern.match((unit * 300)[:length]) for length in (100, 200))
        assert (once and once.end()) == (twice and twice.end()), pattern.pattern


@pytest.mark.parametrize(
    ("unit", "minutes"),
    [
        (Text("分钟", "minutes"), 1),
        (Text("分", "min"), 1),
        (Text("分", "minute"), 1),
        (Text("小时", "h"), 60),
        (Text("个小时", "hours"), 60),
        (Text("人", "people"), None),
        (None, None),
    ],
)
def test_a_unit_is_one_of_time_or_none(unit: Text | None, minutes: int | None) -> None:
    assert minutes_of(unit) == minutes
