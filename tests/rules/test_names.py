"""Names that can be seen: one rule for the chat, the joining card and the spreadsheet."""

from datetime import date, time

import pytest

from bot.rules.beijing import at
from bot.rules.form import Question
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.reading import read
from bot.rules.forms.unreadable import NotAName, TextMissing, TextTooLong, Unreadable
from bot.rules.ledgers.cells import CellProblem, read_cell
from bot.rules.ledgers.kinds import CLIENTS, LEDGERS, PEOPLE, SITES
from bot.rules.names import LONGEST_NAME, read_name

NOW = at(date(2026, 11, 23), time(9))

TAKEN = {
    "吾": "吾",
    "  王　芳 ": "王 芳",
    "张\u00ad三\u200b": "张三",
    "\u202e三张": "三张",
    "3号库": "3号库",
    "José Ångström": "José Ångström",
    "Jose\u0301": "José",
    "阿卜杜拉·买买提": "阿卜杜拉·买买提",
    "恒信（苏州）": "恒信（苏州）",
    "𠮷野": "𠮷野",
    "名" * LONGEST_NAME: "名" * LONGEST_NAME,
}
REFUSED = (
    "\u3164\u3164",
    "\u2800",
    "\u00ad",
    "\u200b\u2060",
    "\u0301\u0302",
    "..",
    "😀",
    "张三\n李四",
    "张三\u2028李四",
    "\u202e\u202d",
    "——",
)
NAMES = [
    pytest.param(step.question, id=f"{form.code}.{step.key}")
    for form in BUILT_IN
    for step in form.steps()
    if step.question.names
]
COLUMNS = [CLIENTS.column("name"), CLIENTS.column("short_name"), SITES.column("name"), PEOPLE.column("name")]


@pytest.mark.parametrize(("typed", "name"), TAKEN.items())
def test_what_can_be_seen_is_a_name(typed: str, name: str) -> None:
    assert read_name(typed) == name


@pytest.mark.parametrize("typed", REFUSED)
def test_what_cannot_be_seen_or_told_apart_is_none(typed: str) -> None:
    assert read_name(typed) is None


@pytest.mark.parametrize("question", NAMES)
def test_every_question_for_a_name_has_the_one_rule(question: Question) -> None:
    def answer(text: str) -> object:
        return read(question, text, now=NOW, language="zh")

    assert answer("吾") == "吾"
    assert answer("\u202e三\u00ad张") == "三张"
    for typed in REFUSED:
        with pytest.raises(Unreadable) as refusal:
            answer(typed)
        assert refusal.type in (NotAName, TextMissing)
    with pytest.raises(TextTooLong):
        answer("名" * (LONGEST_NAME + 1))


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.title.en)
def test_every_cell_for_a_name_has_it_too(column: object) -> None:
    assert read_cell(column, "吾") == "吾"  # type: ignore[arg-type]
    assert read_cell(column, "\u202e三\u00ad张") == "三张"  # type: ignore[arg-type]
    for typed in REFUSED:
        assert isinstance(read_cell(column, typed), CellProblem), repr(typed)  # type: ignore[arg-type]


def test_whatever_is_called_a_name_is_read_as_one() -> None:
    """A further form or ledger that asks for a name without the rule fails here."""
    columns = [column for ledger in LEDGERS.values() for column in ledger.columns if column.key.endswith("name")]
    assert all(column.names for column in columns)
    ledgers = {f"{verb}_{ledger.code}" for ledger in LEDGERS.values() for verb in ("add", "change")}
    asked = [
        (form.code, step.key)
        for form in BUILT_IN
        if not any(form.code.startswith(code) for code in ledgers)
        for step in form.steps()
        if "name" in step.key.rpartition(".")[2] and not step.question.names
    ]
    assert asked == []


def test_people_have_one_longest_name_wherever_they_come_from() -> None:
    longest = {
        step.question.maximum
        for form in BUILT_IN
        for step in form.steps()
        if step.key in ("name", "who.name") and step.question.names
    }
    assert (
        longest
        == {
            LONGEST_NAME,
        }
        == {PEOPLE.column("name").longest}
    )
