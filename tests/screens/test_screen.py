"""What fits on a phone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens.screen import columns, narrowed


@given(st.text(st.sampled_from("ab中文 ，📮"), max_size=40), st.integers(2, 40))
def test_a_label_is_never_wider_than_it_may_be(text: str, most: int) -> None:
    assert columns(narrowed(text, most)) <= most


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [("封样缺失", 8, "封样缺失"), ("封样缺失了", 8, "封样缺…"), ("seal missing", 8, "seal mi…"), ("seal", 4, "seal")],
)
def test_a_chinese_character_is_as_wide_as_two_letters(text: str, most: int, shown: str) -> None:
    assert narrowed(text, most) == shown
