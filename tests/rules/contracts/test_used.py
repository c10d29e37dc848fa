"""Sold against used of a service, counted by hand: in times by the plan's own days, and in minutes (clauses 3.7, 7)."""

from datetime import date

import pytest

from bot.rules.contracts.used import Sold, Used, minutes_in, reached, sold_of
from bot.rules.service_plans.lines import PlanLine
from bot.rules.tasks.schedule import Often
from bot.rules.working_days import Calendar

BEGINS, ENDS = date(2026, 12, 1), date(2027, 11, 30)


@pytest.mark.parametrize(
    ("line", "sold"),
    [
        (PlanLine(1, "总结报告", "4.7.2", "delivery", often=Often.QUARTERLY), Sold(4, None)),
        (PlanLine(1, "指导", "4.4", "service", often=Often.TIMES_A_MONTH, every=2, minutes=60), Sold(24, 1440)),
        (PlanLine(1, "全面排查", "4.2", "service", often=Often.ONCE, minutes=480), Sold(1, 480)),
        # of what nobody logs the minutes none can be used
        (PlanLine(1, "质量管理档案", "4.7.3", "delivery", often=Often.ONCE, minutes=120), Sold(1, None)),
        (PlanLine(1, "咨询", "4.4", "service", times=10, minutes=30), Sold(10, 300)),
        (PlanLine(1, "咨询", "4.4", "service"), Sold(None, None)),
        # a training takes as long as it was arranged for
        (PlanLine(1, "培训", "4.5", "training", often=Often.QUARTERLY, minutes=120), Sold(4, 480)),
        # it begins in the middle of the year
        (PlanLine(1, "总结报告", "4.7.2", "delivery", often=Often.QUARTERLY, begins=date(2027, 6, 1)), Sold(2, None)),
    ],
)
def test_what_is_sold_is_what_is_planned(line: PlanLine, sold: Sold) -> None:
    assert sold_of(line, BEGINS, ENDS, Calendar()) == sold


@pytest.mark.parametrize(
    ("used", "percents", "warned"),
    [
        (Used(Sold(8, None), 5, 0), (62, None), None),
        (Used(Sold(8, None), 6, 0), (75, None), 75),
        (Used(Sold(200, None), 179, 0), (89, None), 75),
        (Used(Sold(10, None), 9, 0), (90, None), 90),
        (Used(Sold(10, 600), 2, 540), (20, 90), 90),
        (Used(Sold(10, 600), 8, 60), (80, 10), 75),
        # it is finished, as it was sold
        (Used(Sold(4, None), 4, 0), (100, None), None),
        (Used(Sold(4, 240), 4, 240), (100, 100), 90),
        (Used(Sold(3, None), 4, 0), (133, None), 90),
        (Used(Sold(None, None), 9, 900), (None, None), None),
    ],
)
def test_the_more_used_of_times_and_minutes_warns(
    used: Used, percents: tuple[int | None, int | None], warned: int | None
) -> None:
    assert (used.times_percent, used.minutes_percent) == percents
    assert reached(used) == warned


def test_minutes_that_no_record_says_are_none() -> None:
    assert minutes_in(["60", "", "45"]) == 105
