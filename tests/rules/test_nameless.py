"""Names and telephone numbers are found in what was written, and taken out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.nameless import MASK, KnownNames, nameless, said_in

NAMES = ("王芳", "Ann", "恒信", "恒信阀门有限公司", "李")


@pytest.mark.parametrize(
    ("text", "named", "without"),
    [
        ("请找王芳。", ("王芳",), f"请找{MASK}。"),
        ("恒信阀门有限公司的表", ("恒信阀门有限公司", "恒信"), f"{MASK}的表"),
        ("Ask Ann, please", ("Ann",), f"Ask {MASK}, please"),
        ("请Ann来", ("Ann",), f"请{MASK}来"),
        ("the annual test by Annette", (), "the annual test by Annette"),
        ("李子树", (), "李子树"),
        ("电话 13812345678 或 0512-65001234", ("0512-65001234", "13812345678"), f"电话 {MASK} 或 {MASK}"),
        ("编号 2026112313812345678", (), "编号 2026112313812345678"),
        ("", (), ""),
    ],
)
def test_names_and_numbers_are_found_and_taken_out(text: str, named: tuple[str, ...], without: str) -> None:
    assert said_in(text, NAMES) == named
    assert nameless(text, NAMES) == without


@given(st.text(), st.lists(st.text(min_size=1), max_size=4))
def test_nothing_is_named_any_more_and_once_more_changes_nothing(text: str, names: list[str]) -> None:
    names = [name for name in names if name not in MASK]
    without = nameless(text, names)
    assert not said_in(without, [name for name in names if MASK[0] not in name])
    assert nameless(without, [name for name in names if MASK[0] not in name]) == without


@given(
    st.text(alphabet="王芳恒信阀门An ×", max_size=40),
    st.lists(st.text(alphabet="王芳恒信阀门An", min_size=1), max_size=6),
)
def test_of_many_names_those_are_found_that_are_found_one_by_one(text: str, names: list[str]) -> None:
    assert KnownNames(names).said_in(text) == said_in(text, names)
