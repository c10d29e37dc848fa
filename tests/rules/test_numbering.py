from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.cases.complaint import COMPLAINT
from bot.rules.cases.finding import FINDING
from bot.rules.numbering import SERIES, Number, PartOfNumber, read_number

TS = Number(COMPLAINT.number, date(2026, 11, 22), 3)
NUMBERS = st.builds(
    Number, st.sampled_from(sorted(SERIES)), st.dates(date(2020, 1, 1), date(2099, 12, 31)), st.integers(1, 9999)
)


def test_a_number_is_written_as_kind_day_and_serial() -> None:
    assert str(TS) == "TS20261122-03"


@pytest.mark.parametrize(
    "typed",
    [
        "TS20261122-03",
        "ts20261122-3",
        "ＴＳ２０２６１１２２－０３",
        " TS 20261122 - 03 。",
        "TS2026112203",
        "#ts20261122—03",
    ],
)
def test_a_number_is_read_however_it_is_typed(typed: str) -> None:
    assert read_number(typed) == TS


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("03", PartOfNumber(3)),
        ("３", PartOfNumber(3)),
        ("-03", PartOfNumber(3)),
        ("wt-12", PartOfNumber(12, FINDING.number)),
        ("20261122-03", PartOfNumber(3, day=date(2026, 11, 22))),
        ("22-3", PartOfNumber(3, day_ends="22")),
        ("1122－03", PartOfNumber(3, day_ends="1122")),
        ("ts22-3", PartOfNumber(3, COMPLAINT.number, day_ends="22")),
    ],
)
def test_the_last_digits_are_enough_to_search_by(typed: str, part: PartOfNumber) -> None:
    assert read_number(typed) == part


@pytest.mark.parametrize(
    "typed", ["", "TS", "TS20261322-03", "AB20261122-03", "00", "TS20261122-0", "投诉", "1234567890"]
)
def test_what_is_no_number_of_ours_is_not_taken_for_one(typed: str) -> None:
    assert read_number(typed) is None


@given(NUMBERS, st.integers(1, 7))
def test_the_end_of_a_number_however_long_fits_it(number: Number, digits: int) -> None:
    part = read_number(f"{number.day:%Y%m%d}"[-digits:] + f"-{number.serial:02d}")
    assert isinstance(part, PartOfNumber)
    assert part.fits(number)
    assert not part.fits(replace(number, serial=number.serial + 1))


def test_another_day_does_not_fit() -> None:
    assert not PartOfNumber(3, day_ends="21").fits(TS)


@given(NUMBERS)
def test_every_number_is_read_back_as_written(number: Number) -> None:
    assert read_number(str(number)) == number
    assert read_number(str(number).lower().replace("-", " - ")) == number


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_without_an_error(text: str) -> None:
    read_number(text)


def test_numbers_of_practice_are_read_and_have_a_series_of_their_own() -> None:
    practised = Number(FINDING.number, date(2026, 11, 23), 3, practice=True)
    assert str(practised) == "LX-WT20261123-03"
    for typed in ("LX-WT20261123-03", "lx wt20261123-3", "ＬＸ－ＷＴ20261123－03"):
        assert read_number(typed) == practised
    real = Number(FINDING.number, date(2026, 11, 23), 3)
    assert real.series != practised.series
    assert read_number(str(real)) == real
