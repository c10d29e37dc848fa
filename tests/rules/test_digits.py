"""What is a digit to Unicode is not always a number, and no number is longer than what holds it."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.rules.folding import folded
from bot.rules.form import Kind, Option, Question
from bot.rules.forms.numerals import read_decimal
from bot.rules.forms.reading import read
from bot.rules.forms.unreadable import NotANumber, NumberOutOfRange, TextMissing, Unreadable
from bot.rules.joining import read_code
from bot.rules.ledgers.cells import CellFault, CellProblem, read_cell
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import ColumnKind
from bot.rules.numbering import read_number
from bot.rules.text import Text
from bot.rules.whole_numbers import read_whole
from bot.services.drafts.button_answers import read_button
from tests.test_structure import modules

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
WHAT = Text("多少？", "How many?")
NO_NUMBERS = ("²", "5²", "²5", "½", "¹⁰", "₂", "1²3", "Ⅻ²")
NUMBER = Question("n", Kind.NUMBER, WHAT)


def answered(question: Question, typed: str) -> object:
    return read(question, typed, now=NOW, language="zh")


def test_raised_digits_stay_raised_and_all_others_become_plain() -> None:
    assert folded("５² ② Ａ（１）") == "5² 2 A(1)"
    assert folded("") == ""


@pytest.mark.parametrize("typed", NO_NUMBERS)
def test_what_is_a_digit_to_unicode_alone_is_no_number(typed: str) -> None:
    with pytest.raises(NotANumber):
        read_decimal(typed, None)
    for kind in (Kind.NUMBER, Kind.RATING, Kind.DATE, Kind.TIME, Kind.PERIOD, Kind.CONTACT):
        with pytest.raises(Unreadable):
            answered(Question("x", kind, WHAT), typed)
    assert read_whole(typed) is None
    assert read_number(typed) is None
    for ledger in LEDGERS.values():
        for column in ledger.columns:
            if column.kind in (ColumnKind.NUMBER, ColumnKind.DAY, ColumnKind.PHONE):
                assert isinstance(read_cell(column, typed), CellProblem)
    for kind in (Kind.RATING, Kind.RECORD):
        assert read_button(Question("x", kind, WHAT), typed) is None


def test_what_is_typed_wide_or_in_a_circle_is_one() -> None:
    assert read_decimal("１２．５", None) == Decimal("12.5")
    assert read_decimal("②", None) == 2
    assert answered(Question("x", Kind.RATING, WHAT), "⑤") == 5


def test_a_number_has_no_more_digits_than_anything_here_is_counted_in() -> None:
    assert answered(NUMBER, "1234567890123456") == "1234567890123456"
    for typed in ("9" * 17, "9" * 40, "0." + "3" * 40, "9" * 200, "1" + ",000" * 12, "亿" * 20, "一亿" * 20):
        with pytest.raises(NotANumber):
            answered(NUMBER, typed)
    with pytest.raises(NumberOutOfRange):
        answered(Question("n", Kind.NUMBER, WHAT, maximum=30), "9" * 40)


@pytest.mark.parametrize("typed", ["9" * 19, "-" + "9" * 40, "1_0", "+1", " 1", "1.0", "", "-", "٣", "１"])
def test_an_id_is_as_a_program_writes_it(typed: str) -> None:
    assert read_whole(typed) is None
    assert read_button(Question("x", Kind.RECORD, WHAT), typed) is None


def test_ids_are_read() -> None:
    assert [read_whole(text) for text in ("0", "12", "-1201", "9" * 18)] == [0, 12, -1201, 10**18 - 1]


def test_a_code_of_a_card_has_plain_digits() -> None:
    assert read_code("ＡＢＣ１２３４５") == "ABC12345"
    assert read_code("ABC1234²") is None


@pytest.mark.parametrize(
    "nothing", ["\u3164\u3164", "\u2800", "\u00ad", "\u200b\u2060 \u3164", "\u115f\n\u1160", "\U000e0041"]
)
def test_what_shows_nothing_answers_nothing(nothing: str) -> None:
    for kind in Kind:
        question = Question("x", kind, WHAT, options=(Option("a", WHAT),) if kind is Kind.CHOICE else ())
        with pytest.raises(TextMissing):
            answered(question, nothing)
    for ledger in LEDGERS.values():
        for column in ledger.columns:
            read = read_cell(column, nothing)
            missing = isinstance(read, CellProblem) and read.fault is CellFault.MISSING
            assert missing if column.required else read in ("", False), column.key


def test_only_one_place_folds_and_nobody_asks_unicode_for_digits() -> None:
    for path in modules("bot", "handlers", "storage", "schedules"):
        words = path.read_text(encoding="utf-8")
        assert not [word for word in (".isdigit(", ".isnumeric(") if word in words], path
        assert '"NFKC"' not in words or path.name == "folding.py", path
