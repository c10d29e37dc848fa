"""Text from people, made fit to print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.printable import on_one_line, printable, with_breaks


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("已处理👍🏽", "已处理[e]"),
        ("👷🏽\u200d♂\ufe0f 在场", "[e] 在场"),
        ("🎉🎉 🎉", "[e]"),
        ("🇨🇳", "[e]"),
        ("✅ 已整改 ❌ 未整改", "✓ 已整改 ✗ 未整改"),
        ("⚠\ufe0f 小心❗", "⚠ 小心!"),
        ("1\ufe0f\u20e3", "1"),
    ],
)
def test_an_emoji_becomes_a_word_or_the_sign_it_stands_for(written: str, printed: str) -> None:
    assert printable(written, "[e]") == printed


def test_marks_that_reorder_text_are_taken_out() -> None:
    assert printable("合格\u202e格合不\u202c\u2066x\u2069", "") == "合格格合不x"


def test_control_characters_and_invisible_ones_are_taken_out() -> None:
    assert printable("a\x00b\x1bc\ufeffd\u00ade", "") == "abcde"


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert printable("a\ud83d", "") == "a\ufffd"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\u2028", "\x85"])
def test_every_kind_of_line_end_is_a_line_break(end: str) -> None:
    assert printable(f"a{end}b", "") == "a\nb"


def test_a_long_run_may_break_anywhere_but_before_a_mark() -> None:
    assert with_breaks("abcde\u0301", 3) == "a\u200bb\u200bc\u200bd\u200be\u0301"


def test_words_and_chinese_are_left_alone() -> None:
    text = "GB/T 9969-2008 工业产品使用说明书总则工业产品使用说明书总则 short words"
    assert with_breaks(text) == text


def test_a_name_is_put_on_one_line() -> None:
    assert on_one_line(" 江南\n质量 \t技术\u3000服务 ") == "江南 质量 技术 服务"


@given(st.text(st.characters(codec=None), max_size=80))
def test_any_text_can_be_written_down_after(text: str) -> None:
    made = with_breaks(printable(text, "[e]"))
    assert made.encode().decode() == made
    assert "\r" not in made
    assert "\x00" not in made


@given(st.text(max_size=80))
def test_printing_twice_changes_nothing_more(text: str) -> None:
    once = printable(text, "[e]")
    assert printable(once, "[e]") == once
