"""What a file is called, and which version of a document is the one to have."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.documents import days_in_name, file_name, version_to_have

MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)


def test_a_name_says_firm_place_document_and_day() -> None:
    parts = ("恒信阀门", "总装车间", "巡查报告", days_in_name(date(2026, 11, 30)))
    assert file_name(parts, "pdf") == "恒信阀门_总装车间_巡查报告_20261130.pdf"
    period = days_in_name(date(2026, 11, 1), date(2026, 11, 30))
    assert file_name(("ABC Valves", "", "registers", period), "xlsx") == "ABC-Valves_registers_20261101-20261130.xlsx"


@pytest.mark.parametrize("part", ["../../etc", "a/b\\c:d", "恒信\n阀门", "a_b", "“恒信”？*", " - - "])
def test_nothing_of_a_name_means_something_to_a_disk(part: str) -> None:
    name = file_name((part, "x"), "pdf")
    assert name.removesuffix(".pdf").replace("_", "").replace("-", "").isalnum()
    assert not name.startswith(("-", "_", "."))


@given(st.lists(st.text(max_size=80), max_size=5))
def test_a_name_is_safe_and_fits_on_every_disk(parts: list[str]) -> None:
    name = file_name([*parts[:3], "x"], "pdf")
    assert all(letter.isalnum() or letter in "_-" for letter in name.removesuffix(".pdf"))
    assert len(name.encode()) <= 255
    assert len(name) <= 255
    assert "__" not in name


def test_the_first_version_is_one() -> None:
    assert version_to_have([], None) == 1
    assert version_to_have([], MONDAY) == 1


def test_what_was_never_corrected_stays_the_first_version() -> None:
    assert version_to_have([(1, MONDAY)], None) == 1
    assert version_to_have([(1, None)], None) == 1


@given(st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=400)))
def test_a_correction_afterwards_makes_the_next_version(later: timedelta) -> None:
    assert version_to_have([(1, MONDAY), (2, MONDAY)], MONDAY + later) == 3
    assert version_to_have([(1, MONDAY), (2, MONDAY)], MONDAY - later) == 2


def test_one_number_is_one_content_whatever_the_language() -> None:
    corrected = MONDAY + timedelta(hours=1)
    # made in Chinese before and after the correction: who asks in English first gets the second version as well
    assert version_to_have([(1, MONDAY), (2, corrected)], corrected) == 2
    assert version_to_have([(1, MONDAY), (2, None)], corrected) == 2
