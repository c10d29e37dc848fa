from datetime import UTC, datetime, timedelta

import pytest

from bot.rules.cut_texts import is_rest, joined, may_be_cut, units

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(("text", "cut"), [("长" * 4096, True), ("长" * 4000, True), ("长" * 3999, False)])
def test_a_message_near_the_limit_may_be_cut(text: str, cut: bool) -> None:
    assert may_be_cut(text) is cut


def test_emoji_count_as_telegram_counts_them() -> None:
    assert units("😀" * 2048) == 4096
    assert may_be_cut("😀" * 2048)


@pytest.mark.parametrize(("seconds", "rest"), [(0, True), (2, True), (3, False), (-1, False)])
def test_the_rest_comes_right_behind(seconds: int, rest: bool) -> None:
    assert is_rest(NOW, NOW + timedelta(seconds=seconds)) is rest


def test_pieces_are_joined_as_they_were_written() -> None:
    assert joined("长" * 4096, "尾") == "长" * 4096 + "尾"
    assert joined("a" * 4096, "b") == "a" * 4096 + "b"
    assert joined("word " * 810 + "end", "of it") == "word " * 810 + "end of it"
    assert joined("字" * 4050, "尾") == "字" * 4050 + "尾"
