"""Clause by clause: promised, on record, missing; counted by hand."""

from datetime import date

from hypothesis import given

from bot.rules.boards.coverage import Cover, Evidence, Signed, coverage, in_order
from bot.rules.tasks.cadence_kept import Fate, Figures, Promise, figures_of, kept
from tests.rules.tasks.test_cadence_kept import TODAY, at, days, promise, promises

PATROL = Signed(1, "4.6", "日常巡查", "patrol", "总装车间")
REPORT = Signed(2, "4.7.2", "总结报告", "delivery", "")
RISKS = Signed(3, "4.3", "风险识别", "service", "")
AFTER_SALES = Signed(4, "4.4.3", "售后服务", "service", "")
SECOND = Signed(5, "4.6", "夜间巡查", "patrol", "原料仓库")
OWN = Signed(6, "", "其他约定", "other", "")


def test_each_clause_says_what_is_on_record_and_what_is_missing() -> None:
    first = date(2026, 11, 3)
    made = {
        1: [promise(1, due_on=first, state="done", done_at=at(first)), promise(2, due_on=date(2026, 11, 24))],
        5: [promise(3, schedule_id=5, due_on=date(2026, 11, 5), state="missed")],
        2: [promise(4, schedule_id=2, work="delivery", due_on=date(2026, 11, 20))],
        3: [promise(5, schedule_id=3, work="service", due_on=date(2026, 12, 1))],
    }
    found = coverage(
        (OWN, SECOND, PATROL, REPORT, RISKS, AFTER_SALES), made, (Evidence(1, "patrol", 9, "XC1", first),), TODAY
    )
    assert [(one.clause, one.cover) for one in found] == [
        ("4.3", Cover.AHEAD),
        ("4.4.3", Cover.UNPLANNED),
        ("4.6", Cover.PARTLY),
        ("4.7.2", Cover.MISSING),
        ("", Cover.UNPLANNED),
    ]
    patrols = found[2]
    assert patrols.figures == Figures(on_time=1, missed=1, ahead=1)
    assert [one.number for one in patrols.evidence] == ["XC1"]
    assert {item.signed.name: item.days_of(Fate.MISSED) for item in patrols.items} == {
        "夜间巡查": (date(2026, 11, 5),),
        "日常巡查": (),
    }
    done = coverage((PATROL,), {1: made[1]}, (), TODAY)
    assert done[0].cover is Cover.COVERED


@given(promises, days)
def test_it_tells_what_cadence_tells(found: list[Promise], today: date) -> None:
    (one,) = coverage((PATROL,), {1: found}, (), today)
    assert one.figures == figures_of(mark for plan in kept(found, today) for mark in plan.marks)


def test_clauses_stand_in_the_order_of_the_standard() -> None:
    clauses = ["4.10", "", "4.2.10", "4.5 b", "4.5", "5", "4.2.9", "4.5 a", "4.2"]
    assert sorted(clauses, key=in_order) == ["4.2", "4.2.9", "4.2.10", "4.5", "4.5 a", "4.5 b", "4.10", "5", ""]
