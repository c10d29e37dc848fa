"""The difference of two versions is all that has to be read to know the one from the other (clause 4.1.3)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.menu.built_in import BUILT_IN
from bot.rules.service_plans.difference import MEANT, Facet, ItemTwice, difference, renewal_difference, told
from bot.rules.service_plans.lines import PlanLine
from bot.rules.service_plans.words import FACET_NAMES, difference_said, time_said
from bot.rules.tasks.schedule import Often
from bot.rules.text import CHINESE, ENGLISH
from tests.rules.service_plans.test_lines import lines

versions = st.lists(lines, max_size=6, unique_by=lambda line: line.item_id)
PATROL = PlanLine(1, "日常巡查", "4.6", "patrol", site_id=3, site_name="总装车间", often=Often.WEEKLY, minutes=90)
TRAINING = PlanLine(2, "管理专题培训", "4.5", "training", often=Often.QUARTERLY)


@given(versions, versions)
def test_the_later_version_is_the_one_before_with_its_difference(before: list[PlanLine], after: list[PlanLine]) -> None:
    found = difference(before, after)
    made = {line.item_id: line for line in before}
    for line in found.removed:
        assert made.pop(line.item_id) == line
    for changed in found.changed:
        assert made[changed.before.item_id] == changed.before
        made[changed.after.item_id] = changed.after
    made |= {line.item_id: line for line in found.added}

    def meant(version: list[PlanLine]) -> dict[int, list[object]]:
        return {line.item_id: [read(line) for read in MEANT.values()] for line in version}

    assert meant(list(made.values())) == meant(after)
    both = [{line.item_id for line in version} for version in (before, after)]
    kept = both[0] & both[1]
    order = [[line.item_id for line in version if line.item_id in kept] for version in (before, after)]
    assert found.reordered == (order[0] != order[1])
    assert found.is_any == (meant(before) != meant(after) or found.reordered)


@given(versions, st.randoms(use_true_random=False))
def test_another_order_is_one_difference_however_many_moved(version: list[PlanLine], random: object) -> None:
    other = list(version)
    random.shuffle(other)  # type: ignore[attr-defined]
    found = difference(version, other)
    assert difference_said(found, CHINESE) == ([] if other == version else ["服务项目的先后顺序有调整"])


@given(versions, versions)
def test_the_way_back_is_the_same_difference_turned_round(before: list[PlanLine], after: list[PlanLine]) -> None:
    there, back = difference(before, after), difference(after, before)
    assert (set(there.added), set(there.removed)) == (set(back.removed), set(back.added))
    assert {(one.before, one.after, one.facets) for one in there.changed} == {
        (one.after, one.before, one.facets) for one in back.changed
    }


@given(versions, versions)
def test_every_difference_has_its_words(before: list[PlanLine], after: list[PlanLine]) -> None:
    found = difference(before, after)
    for language in (CHINESE, ENGLISH):
        assert len(difference_said(found, language)) == (
            len(found.added + found.removed) + len(found.changed) + found.reordered
        )
    assert set(FACET_NAMES) == set(MEANT) == set(Facet)


def test_who_and_where_are_the_same_under_another_name() -> None:
    assert not difference([PATROL], [replace(PATROL, site_name="一号总装车间")]).is_any


def test_what_was_done_to_a_plan_is_said_in_few_words() -> None:
    after = replace(PATROL, often=Often.TIMES_A_MONTH, every=2, person_id=5, person_name="周明", minutes=45)
    once = PlanLine(3, "质量状况调查", "4.1.1", "other", times=1)
    found = difference([PATROL, TRAINING], [after, once])
    assert difference_said(found, CHINESE) == [
        "新增：质量状况调查（按需，合同期内 1 次）",
        "取消：管理专题培训（每季度一次）",
        "日常巡查 · 总装车间：频次由“每周一次”改为“每月 2 次”；负责人员由“待定”改为“周明”；"
        "每次时长由“1.5 小时”改为“45 分钟”",
    ]
    assert difference_said(found, ENGLISH) == [
        "Added: 质量状况调查 (When needed, once in the period)",
        "Left out: 管理专题培训 (Once a quarter)",
        "Routine patrol · 总装车间: frequency from “Once a week” to “2 times a month”"
        "; person from “To be named” to “周明”; time each from “1.5 h” to “45 min”",
    ]


def test_what_one_has_and_the_other_has_not_is_called_none() -> None:
    after = replace(PATROL, depth="deep", begins=date(2027, 2, 1), minutes=None)
    assert difference_said(difference([PATROL], [after]), ENGLISH) == [
        "Routine patrol · 总装车间: first day from “As the contract” to “2027-02-01”; time each from “1.5 h” to “none”"
        "; depth from “none” to “Deep”"
    ]


@given(versions, versions, st.integers(1, 10**6))
def test_what_was_copied_into_a_next_contract_is_no_difference(
    before: list[PlanLine], after: list[PlanLine], moved: int
) -> None:
    copied = [replace(line, item_id=line.item_id + moved, begins=None, ends=date(2029, 1, 1)) for line in before]
    assert not renewal_difference(before, copied).is_any
    found = renewal_difference(before, after)
    assert len(found.removed) - len(found.added) == len(before) - len(after)


def test_what_a_renewal_does_otherwise_is_told_by_what_it_is_called_and_where() -> None:
    after = [replace(PATROL, item_id=8, often=Often.MONTHLY), replace(PATROL, item_id=9, site_id=4, site_name="库房")]
    found = renewal_difference([TRAINING, PATROL], after)
    assert difference_said(found, CHINESE) == [
        "新增：日常巡查 · 库房（每周一次）",
        "取消：管理专题培训（每季度一次）",
        "日常巡查 · 总装车间：频次由“每周一次”改为“每月一次”",
    ]


def test_what_the_program_worded_itself_is_said_in_the_readers_language() -> None:
    ours = next(iter(BUILT_IN.values()))
    line = PlanLine(7, ours.name.zh, ours.clause, ours.work.code, often=Often.YEARLY, deliverable=ours.deliverable.zh)
    assert difference_said(difference([], [line]), ENGLISH) == [f"Added: {ours.name.en} (Once a year)"]
    changed = difference([line], [replace(line, deliverable="照片")])
    assert difference_said(changed, ENGLISH)[0].endswith(f"deliverable from “{ours.deliverable.en}” to “照片”")


def test_a_promised_time_is_never_rounded() -> None:
    said = [time_said(minutes, CHINESE) for minutes in (45, 60, 90, 95, 96, 594, 595, 2478)]
    assert said == ["45 分钟", "1 小时", "1.5 小时", "95 分钟", "1.6 小时", "9.9 小时", "595 分钟", "41.3 小时"]
    assert time_said(90, ENGLISH) == "1.5 h"


def test_an_item_twice_in_a_version_is_refused() -> None:
    with pytest.raises(ItemTwice):
        difference([PATROL, PATROL], [])


def test_no_difference_says_when_something_comes_unannounced() -> None:
    before = replace(PATROL, often=Often.WEEKDAYS, weekdays="1 4", unannounced=True, begins=date(2027, 1, 4))
    moved = replace(before, weekdays="2 5", begins=date(2027, 1, 5), ends=date(2027, 11, 5))
    assert difference([before], [moved]).is_any
    assert difference_said(told(difference([before], [moved])), CHINESE) == []
    open_from_now_on = replace(moved, weekdays="2", unannounced=False)
    said = difference_said(told(difference([before], [open_from_now_on])), CHINESE)
    assert said == [
        "日常巡查 · 总装车间：频次由“每周 2 次，不预先通知”改为“每周二”；通知方式由“不预先通知”改为“预先通知”"
    ]
    plain = difference([PATROL], [replace(PATROL, begins=date(2027, 1, 5))])
    assert told(plain) == plain
