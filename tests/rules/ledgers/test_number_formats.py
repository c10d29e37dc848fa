"""Numbers as spreadsheets show them; what is expected was read off a spreadsheet program."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.ledgers.number_formats import as_seen

SEEN = [
    (7, "General", "7"),
    (7, "", "7"),
    (7, "@", "7"),
    (7, "000", "007"),
    (51288886666, "000000000000", "051288886666"),
    (51288886666, "0", "51288886666"),
    (13800138000, "General", "13800138000"),
    (13800138000, "000-0000-0000", "138-0013-8000"),
    (51288886666, "0000-00000000", "0512-88886666"),
    (12, '"HX-"000', "HX-012"),
    (12, r"\H\X000", "HX012"),
    (12, "000_ ", "012"),
    (12, "000;-000;000;@", "012"),
    (7, '"0"0', "07"),
    (7, '0"00"', "700"),
    (12, r"\00", "012"),
    (-12, "000;(000)", "(012)"),
    (-12, "000", "-012"),
    (0, '0;-0;"无"', "无"),
    (0, "000", "000"),
    (0, "#", ""),
    (0.125, "0%", "13%"),
    (0.125, "0.0%", "12.5%"),
    (1, "0%", "100%"),
    (0.5, "0%%", "0.5"),
    (1234567, "#,##0", "1,234,567"),
    (1234.5, "#,##0.00", "1,234.50"),
    (0.1 + 0.2, "General", "0.3"),
    (17.0, "General", "17"),
    (1.5, "0.00", "1.50"),
    (1.25, "0.0", "1.3"),
    (1.5, "0.##", "1.5"),
    (2.0, "0.##", "2"),
    (1234567, "0,", "1235"),
    (12, "[Red]000", "012"),
    (12, "[$-804]000", "012"),
    (12.5, "[$¥-804]0.00", "¥12.50"),
    (3, "[DBNum1]0", "3"),
    (3, '0"天"', "3天"),
    (0.5, "# ?/?", "0.5"),
    (12345, "0.00E+00", "12345"),
    (5, '"x"', "x"),
    (10**39, "000", "1" + "0" * 39),
    (float("nan"), "000", "nan"),
    (float("-inf"), "0.0%", "-inf"),
    (5, "[", "5"),
]


@pytest.mark.parametrize(("value", "number_format", "seen"), SEEN)
def test_a_number_is_read_as_it_is_shown(value: float, number_format: str, seen: str) -> None:
    assert as_seen(value, number_format) == seen


@given(
    st.one_of(st.integers(-(10**15), 10**15), st.floats(allow_nan=False, allow_infinity=False, width=32)),
    st.text(alphabet='0#?.,%;-"\\[]_* eE/x天', max_size=12),
)
def test_whatever_format_somebody_made_it_is_read(value: float, number_format: str) -> None:
    assert isinstance(as_seen(value, number_format), str)


@given(st.integers(0, 10**12), st.integers(1, 14))
def test_noughts_in_front_are_kept(value: int, places: int) -> None:
    assert as_seen(value, "0" * places) == str(value).rjust(places, "0")
