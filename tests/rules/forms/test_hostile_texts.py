"""Nobody waits for a text that somebody sends to be read: its length, and the work that it makes, have bounds."""

from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest

from bot.rules.form import Kind, Option, Question
from bot.rules.forms import days, quick_line
from bot.rules.forms.ambiguous import AmbiguousLine
from bot.rules.forms.days import days_meant
from bot.rules.forms.moments import read_day
from bot.rules.forms.periods import read_period
from bot.rules.forms.reading import LONGEST_ANSWER, read
from bot.rules.forms.unreadable import NotADate, NotAnHour, NotAnOption, NotANumber, NotAPeriod, NotAPhone, Unreadable
from bot.rules.plain_words import normalise
from bot.rules.text import Language, Text
from bot.rules.work_records.patrol_form import PATROL
from bot.screens.telegram_html import telegram_html

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
LONGEST = 4096
"""Characters of the longest message."""
HOSTILE = tuple(
    (unit * LONGEST)[:LONGEST] for unit in ("a,", "1 ", "a ", "[", "-", "月", "到", "1日", "10:", "(", "下", "、")
)
OPTIONS = (Option("a", Text("量规", "Gauge")), Option("b", Text("检验灯", "Inspection lamp")))
REFUSED: dict[Kind, type[Unreadable]] = {
    Kind.NUMBER: NotANumber,
    Kind.DATE: NotADate,
    Kind.DATE_TIME: NotADate,
    Kind.TIME: NotAnHour,
    Kind.PERIOD: NotAPeriod,
    Kind.CONTACT: NotAPhone,
}


def question(kind: Kind) -> Question:
    """A question of this kind."""
    return Question("q", kind, Text("哪个？", "Which?"), options=OPTIONS if kind in (Kind.CHOICE, Kind.CHOICES) else ())


@pytest.mark.parametrize("kind", REFUSED)
@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_longer_than_any_answer_is_not_read(kind: Kind, text: str) -> None:
    assert len(text) > LONGEST_ANSWER
    with pytest.raises(REFUSED[kind]):
        read(question(kind), text, now=NOW, language="zh")


@pytest.mark.parametrize("text", HOSTILE)
def test_the_work_for_a_list_of_choices_grows_with_its_length_alone(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    work: Counter[str] = Counter()

    def counted(typed: str) -> str:
        work["characters"] += len(typed)
        return normalise(typed)

    monkeypatch.setattr("bot.rules.forms.choosing.normalise", counted)
    with pytest.raises((NotAnOption, Unreadable)):
        read(question(Kind.CHOICES), f"{text} 没有这个", now=NOW, language="zh")
    assert work["characters"] < LONGEST * 80


@pytest.mark.parametrize("text", HOSTILE)
def test_no_reader_of_days_looks_into_what_is_longer_than_any_day(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever calls them: a period of 4,096 dashes would be read as a day twice at each of them."""
    work: Counter[str] = Counter()
    alone = days._alone

    def counted(plain: str, today: date, language: Language) -> tuple[date, ...]:
        work["characters"] += len(plain)
        return alone(plain, today, language)

    monkeypatch.setattr("bot.rules.forms.days._alone", counted)
    assert days_meant(text, NOW.date(), "zh") == ()
    for read_it in (read_day, read_period):
        with pytest.raises(Unreadable):
            read_it(text, NOW.date(), "zh")
    assert work["characters"] < 10 * LONGEST


@pytest.mark.parametrize("begins", ["除", "除4", "4 缺", "全部符合", "全部符合，除", ""])
@pytest.mark.parametrize("unit", ["、", " ", "、 ", "，"])
def test_a_gap_without_end_in_a_quick_line_is_looked_at_from_its_beginning_alone(begins: str, unit: str) -> None:
    """What precedes a gap is all that keeps each of its characters from being taken for its beginning."""
    for pattern in (quick_line._ENDS_ALL, quick_line._ENDS_REST):
        assert pattern.pattern.count("(?<![ ,;、。.])") == 1
    with suppress(AmbiguousLine):
        quick_line.read_quick_line(PATROL, begins + (unit * LONGEST)[: LONGEST - 10] + "x")


def test_an_answer_of_usual_length_is_read_as_before() -> None:
    assert read(question(Kind.CHOICES), "量规、检验灯", now=NOW, language="zh") == ["a", "b"]
    assert read(question(Kind.CHOICES), "gauge inspection lamp", now=NOW, language="en") == ["a", "b"]
    assert read(question(Kind.DATE), "11月30日", now=NOW, language="zh") == "2026-11-30"


@pytest.mark.parametrize("unit", ["[", "!["])
def test_brackets_without_end_are_text(unit: str) -> None:
    shown = telegram_html((unit * LONGEST)[:LONGEST])
    assert shown.count("[") == (unit * LONGEST)[:LONGEST].count("[")
    assert telegram_html("[条款](https://example.com/a)") == '<a href="https://example.com/a">条款</a>'
