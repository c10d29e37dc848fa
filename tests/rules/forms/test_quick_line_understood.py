"""What a quick line was understood to say is said back in the first line of what follows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.forms.answers import Answer
from bot.rules.forms.understood import ranges, understood
from bot.rules.plain_words import CONFORM, NON_CONFORM, NOT_APPLICABLE
from bot.rules.text import Text
from bot.rules.work_records.patrol_form import PATROL


def answers(**said: str) -> dict[str, Answer]:
    """Answers by ``n1`` and so on."""
    return {f"topic{key[1:]}": Answer(value) for key, value in said.items()}


REST = {f"n{number}": CONFORM for number in (1, 2, 3, 5, 6, 7)}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            {},
            {"n4": NON_CONFORM, "n6": NON_CONFORM},
            ("已记：4、6 不符合；还差 1–3、5、7", "Noted: 4, 6 not OK; still open 1–3, 5, 7"),
        ),
        ({}, {**REST, "n4": NON_CONFORM}, ("已记：1–3、5–7 符合，4 不符合。", "Noted: 1–3, 5–7 OK; 4 not OK.")),
        (REST, {**REST, "n4": NOT_APPLICABLE}, ("已记：4 不适用。", "Noted: 4 n/a.")),
        (
            {"n1": CONFORM},
            {"n1": NON_CONFORM, "n2": CONFORM},
            ("已记：2 符合，1 不符合；还差 3–7", "Noted: 2 OK; 1 not OK; still open 3–7"),
        ),
    ],
)
def test_what_is_new_and_what_is_open(before: dict[str, str], after: dict[str, str], said: tuple[str, str]) -> None:
    assert understood(PATROL, answers(**before), answers(**after)) == Text(*said)
    assert understood(PATROL, answers(**after), answers(**after)) is None


def test_who_is_to_fix_it_and_by_when_are_said_back_too() -> None:
    fixing = {"topic4.owner": Answer("7"), "topic4.until": Answer("2026-12-05"), "topic6.until": Answer("2026-12-05")}
    after = {**answers(n4=NON_CONFORM, n5=NON_CONFORM, n6=NON_CONFORM), **fixing}
    assert understood(PATROL, {}, after, {"7": "王芳"}) == Text(
        "已记：4 不符合（王芳，12月5日前），5 不符合，6 不符合（12月5日前）；还差 1–3、7",
        "Noted: 4 not OK (王芳, by 5 Dec); 5 not OK; 6 not OK (by 5 Dec); still open 1–3, 7",
    )


@given(st.sets(st.integers(1, 200)))
def test_ranges_name_each_number_once(numbers: set[int]) -> None:
    named: list[int] = []
    for piece in filter(None, ranges(sorted(numbers), "zh").split("、")):
        first, _, last = piece.partition("–")
        named += range(int(first), int(last or first) + 1)
    assert named == sorted(numbers)
