"""Whatever stands in a text is found by it: names with and without spaces, parts of words, codes and last digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.folding import plain
from bot.rules.searching import Asked, asked, kept

WIDE = st.text(st.sampled_from("王芳李强压力表未校准车间号恒信阀门"), min_size=1, max_size=8)
WORD = st.text(st.sampled_from("abcxyz"), min_size=1, max_size=6)
NUMBER = st.text(st.sampled_from("0123456789"), min_size=1, max_size=12)
BETWEEN = st.sampled_from(["", " ", "-", "、", "，", " · ", "_", "（"])
TEXT = st.lists(st.tuples(st.one_of(WIDE, WORD, NUMBER), BETWEEN), min_size=1, max_size=6)


def narrowed(text: str, words: Asked) -> bool:
    """Whether what has this text is among what the words lead to."""
    there = kept((text,))
    return all(
        any(word.text in there or (word.begins and any(one.startswith(word.text) for one in there)) for word in group)
        for group in words
    )


def found(text: str, typed: str) -> bool:
    """Whether what has this text is found by what is typed."""
    return bool(asked(typed)) and narrowed(text, asked(typed)) and plain(typed) in plain(text)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("王芳", "王 芳"),
        ("王 芳", "王芳"),
        ("王芳", "芳"),
        ("王芳", "王"),
        ("欧阳娜娜", "阳娜"),
        ("总装车间压力表未校准", "压力表"),
        ("总装车间压力表未校准", "力表未"),
        ("Wang Fang", "wang"),
        ("Wang Fang", "FANG"),
        ("Wang Fang", "wangfang"),
        ("WangFang", "wang f"),
        ("XK06-014-00001", "xk06"),
        ("XK06-014-00001", "XK06014"),
        ("XK06-014-00001", "014-00001"),
        ("ＸＫ０６-014", "xk06-014"),
        ("138 0000 0012", "13800000012"),
        ("13800000012", "138 0000"),
        ("13800000012", "0012"),
        ("Q000077", "77"),
        ("TS20261122-03", "ts20261122"),
        ("TS20261122-03", "20261122-03"),
        ("3号车间", "3号"),
        ("A线灌装机", "a线"),
        ("café 东门", "café"),
    ],
)
def test_it_is_found(text: str, typed: str) -> None:
    assert found(text, typed)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("王芳", "王强"),
        ("力表压力", "压力表"),
        ("13800000012", "1380001"),
        ("王芳", "…"),
        ("王芳", " "),
        ("Wang", "ang"),
    ],
)
def test_it_is_not_found(text: str, typed: str) -> None:
    assert not found(text, typed)


@given(TEXT, st.data())
def test_any_part_of_wide_characters_is_found(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    text = "".join(piece + between for piece, between in pieces)
    wide = data.draw(st.sampled_from([piece for piece, _ in pieces]))
    first = data.draw(st.integers(0, len(wide) - 1))
    last = data.draw(st.integers(first + 1, len(wide)))
    part = wide[first:last] if not wide.isascii() else wide[:last]
    at_a_beginning = not wide.isascii() or plain(text).startswith(part) or not text.split(wide)[0][-1:].isalpha()
    if at_a_beginning and not (part.isdecimal() and text.split(wide)[0][-1:].isdecimal()):
        assert found(text, part)


@given(TEXT)
def test_all_of_a_text_is_found_whatever_stands_between(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + between for piece, between in pieces)
    assert found(text, text)
    assert found(text, "".join(piece for piece, _ in pieces))
    assert found(text, " ".join(piece for piece, _ in pieces))


@given(st.text(st.sampled_from("0123456789"), min_size=4, max_size=11), st.integers(1, 11))
def test_a_number_is_found_by_its_last_digits(number: str, many: int) -> None:
    assert found(f"电话 {number}", number[-many:])


@given(st.text(max_size=4096))
def test_any_text_is_read(text: str) -> None:
    assert all(len(word) <= 32 and word.isalnum() for word in kept((text,)))
    assert all(word.text.isalnum() for group in asked(text) for word in group)


def test_one_letter_or_digit_is_asked_for_alone_only() -> None:
    assert asked("砂眼漏检 7") == asked("砂眼漏检")
    assert asked("A 阀门") == asked("阀门")
    assert [word.text for group in asked("7") for word in group] == ["7", "z7"]
