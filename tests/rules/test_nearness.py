"""How near two texts are: the same words in another order of things, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.nearness import NEAR, nearness

WORDED = st.text(alphabet="二号冲床防护罩松动通道堆货 guardpress.，5", min_size=1, max_size=40)


@given(WORDED, WORDED)
def test_it_is_the_same_both_ways_and_between_nothing_and_all(one: str, other: str) -> None:
    assert nearness(one, other) == nearness(other, one)
    assert 0 <= nearness(one, other) <= 1


@given(WORDED.filter(lambda text: any(letter.isalnum() for letter in text)))
def test_the_same_text_is_as_near_as_can_be(text: str) -> None:
    assert nearness(text, text) == 1
    assert nearness(text, f"  {text.upper()}！") == 1


@given(WORDED)
def test_what_has_no_words_is_near_to_nothing(text: str) -> None:
    for empty in ("", "  ", "。！…", "🙂"):
        assert nearness(empty, text) == nearness(text, empty) == 0
        assert nearness(empty, empty) == 0


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("二号冲床防护罩松动", "2号冲床的防护罩松了", True),
        ("冲床防护罩松动", "今天早上在二车间看到冲床防护罩松动，很危险", True),
        ("二号冲床防护罩松动", "灭火器过期", False),
        ("通道堆货", "消防通道堆了货", True),
        ("我们没有收到巡查报告", "我们想问下周的培训几点开始", False),
        ("The guard of press 2 is loose", "press 2: guard loose again", True),
        ("The guard of the press is loose", "The scale in the lab is broken", False),
        ("the", "the", True),
    ],
)
def test_what_people_write_twice_is_found_and_what_differs_is_not(one: str, other: str, near: bool) -> None:
    assert (nearness(one, other) >= NEAR) is near
