"""The picture of the year: each time has its place on it, and a phone can read it."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from PIL import Image

from bot.documents.service_plans.picture import TALLEST, WIDTH, render_picture
from bot.documents.service_plans.year import LEGEND, MOST_MARKS, MOST_MONTHS, strips_of, year_of
from bot.rules.service_plans.days import Sure, months_of
from bot.rules.service_plans.lines import PlanLine
from bot.rules.tasks.schedule import Often
from bot.rules.text import CHINESE, ENGLISH, Language
from tests.documents.service_plans.sample import line, long_lines, sheet
from tests.rules.service_plans.test_days import contracts
from tests.rules.service_plans.test_lines import lines


def size(content: bytes) -> tuple[int, int]:
    """Of a picture."""
    return Image.open(io.BytesIO(content)).size


@settings(deadline=None)
@given(lines, contracts)
def test_each_time_is_on_one_strip_within_it(one: PlanLine, contract: tuple[date, date]) -> None:
    begins, ends = contract
    of = sheet(one, begins=begins, ends=ends, before=None)
    counted = 0
    for strip in year_of(of)["strips"]:
        assert sum(year["months"] for year in strip["years"]) == len(strip["months"]) <= MOST_MONTHS
        for mark in strip["rows"][0]["marks"]:
            assert 0 <= mark["from"] <= mark.get("to", mark["from"]) <= len(strip["months"])
            assert mark["kind"] in LEGEND
            counted += int(mark["words"]) if mark["kind"] == "bar" else mark["kind"] in ("dot", "ring")
    assert counted == sum(day.sure is not Sure.ARRANGED for day in of.told_days[0])


@given(contracts)
def test_strips_hold_each_month_once(contract: tuple[date, date]) -> None:
    strips = strips_of(*contract)
    assert tuple(month for strip in strips for month in strip) == months_of(*contract)
    assert len(strips) == 1 or all(len(strip) <= 12 for strip in strips)


def test_what_is_often_done_in_a_month_is_a_bar_with_its_number() -> None:
    year = year_of(sheet(line(1, "自查", "4.6", Often.DAILY), line(2, "巡查", "4.6", Often.WEEKLY)))
    daily, weekly = ([mark["kind"] for mark in row["marks"]] for row in year["strips"][0]["rows"])
    assert set(daily) == {"bar"}
    assert set(weekly) == {"dot"}
    assert len(daily) == 12
    assert year["strips"][0]["rows"][1]["most"] <= MOST_MARKS
    assert [one["kind"] for one in year["legend"]] == ["dot", "bar", "from"]


def test_from_when_a_later_version_counts_is_marked_and_of_a_first_one_is_not() -> None:
    assert year_of(sheet())["strips"][0]["from"] == 4.0
    assert year_of(sheet(version=1))["strips"][0]["from"] is None
    assert year_of(sheet(from_day=date(2027, 1, 1)))["strips"][0]["from"] is None


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_a_picture_is_as_wide_as_a_phone_and_never_too_tall(language: Language) -> None:
    for of in (sheet(language=language), sheet(lines=(), language=language)):
        width, height = size(render_picture(of))
        assert width == WIDTH
        assert height < 1.3 * WIDTH
    for of in (
        sheet(*long_lines(60), language=language),
        sheet(*long_lines(60), begins=date(2026, 11, 15), ends=date(2029, 6, 14), language=language),
    ):
        width, height = size(render_picture(of))
        assert (width, TALLEST - 400 < height <= TALLEST) == (WIDTH, True)


def test_what_has_no_room_is_counted() -> None:
    year = year_of(sheet(*long_lines(40)), most_rows=33)
    assert year["strips"][0]["more"] == "另有 7 项，见服务方案。"
    assert year_of(sheet())["strips"][0]["more"] is None
