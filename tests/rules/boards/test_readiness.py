"""The figures of readiness, each against a company that was counted by hand (3.1, 4.7.2, 5.1, 6.2)."""

from dataclasses import replace
from datetime import date

import pytest

from bot.rules.boards.readiness import FIGURES, Found, LateReport, Mark, RunOut, Staff, Standing, Team, worst
from bot.rules.text import CHINESE, ENGLISH

ALL_FOUR = "quality testing law systems"
DAY = date(2026, 11, 20)


def staff(*kinds_and_titles: tuple[str, str], competence: str = ALL_FOUR) -> tuple[Staff, ...]:
    return tuple(Staff(n, f"甲{n}", kind, title, competence) for n, (kind, title) in enumerate(kinds_and_titles, 1))


def technical(*titles: str) -> tuple[Staff, ...]:
    return staff(*(("technical", title) for title in titles))


def team(
    client_id: int, *, leads: tuple[int, ...] = (1,), consultants: tuple[int, ...] = (), contract: bool = True
) -> Team:
    return Team(client_id, f"企业{client_id}", frozenset(leads), frozenset(consultants), contract)


WELL = Standing(technical(*("intermediate", "senior") * 3), (team(1),), (), ())
"""A company of six of intermediate title or above, that owes nothing."""


def found(code: str, standing: Standing) -> Found:
    return FIGURES[code].find(standing)


def names(one: Found) -> list[str]:
    return [item.name.zh for item in one.items]


def test_a_company_that_has_all_that_is_asked_for_is_green_throughout() -> None:
    assert {code: figure.find(WELL).mark for code, figure in FIGURES.items()} == dict.fromkeys(FIGURES, Mark.GREEN)
    assert worst(figure.find(WELL) for figure in FIGURES.values()) is Mark.GREEN


@pytest.mark.parametrize(
    ("titles", "red", "amber"),
    [
        (("senior",) * 5, Mark.RED, Mark.AMBER),
        (("senior",) * 6, Mark.GREEN, Mark.GREEN),
        (("senior",) * 5 + ("junior",), Mark.GREEN, Mark.AMBER),
        (("intermediate",) * 5 + ("",), Mark.GREEN, Mark.AMBER),
        ((), Mark.RED, Mark.AMBER),
    ],
)
def test_fewer_than_six_technical_staff_is_red_and_fewer_than_six_with_a_title_amber(
    titles: tuple[str, ...], red: Mark, amber: Mark
) -> None:
    standing = replace(WELL, staff=technical(*titles))
    assert (found("technical", standing).mark, found("titled", standing).mark) == (red, amber)
    assert found("technical", standing).n == len(titles)
    assert found("titled", standing).n == sum(title in ("intermediate", "senior") for title in titles)


def test_both_counts_are_told_whichever_their_mark_and_an_operator_with_a_title_is_in_neither() -> None:
    mixed = staff(*(("technical", "senior"),) * 6, ("technical", "junior"), ("operator", "senior"), ("", "senior"))
    standing = replace(WELL, staff=mixed)
    assert FIGURES["technical"].line(found("technical", standing)).zh == "技术人员 7 人"
    assert FIGURES["titled"].line(found("titled", standing)).zh == "其中中级及以上 6 人"
    few = replace(WELL, staff=staff(("technical", "junior"), ("operator", ""), ("", "senior")))
    assert FIGURES["technical"].line(found("technical", few)).zh == "技术人员 1 人，至少要 6 人"
    assert names(found("technical", few)) == ["甲1", "甲3"], "whose kind nobody said may be one"
    assert names(found("titled", few)) == ["甲1"]


def test_a_client_has_a_lead_and_a_team_that_covers_all_four_fields() -> None:
    able = (
        *staff(("technical", "senior"), competence="quality systems"),
        replace(technical("senior")[0], id=2, competence="testing law"),
        replace(technical("senior")[0], id=3, kind="operator", competence=""),
    )
    teams = (
        team(1, leads=(1,), consultants=(2,)),
        team(2, leads=(1,), consultants=(3,)),
        team(3, leads=(), consultants=(2,)),
        team(4, leads=(), consultants=()),
    )
    standing = Standing(able, teams, (), ())
    assert names(found("no_lead", standing)) == ["企业3", "企业4"]
    assert found("no_lead", standing).mark is Mark.RED
    lacking = {item.name.zh: [one.zh for one in item.said] for item in found("team_fields", standing).items}
    assert lacking == {
        "企业2": ["检验检测", "法律法规"],
        "企业3": ["质量管理", "管理体系"],
        "企业4": ["质量管理", "检验检测", "法律法规", "管理体系"],
    }
    assert found("team_fields", standing).mark is Mark.AMBER
    assert found("fields", standing).mark is Mark.GREEN
    nobody = replace(standing, staff=(able[0], able[2]))
    assert FIGURES["fields"].line(found("fields", nobody)).zh == "没有人具备：检验检测、法律法规"
    assert FIGURES["fields"].line(found("fields", nobody)).en == "Nobody covers: Inspection and testing, Law"
    assert found("fields", nobody).mark is Mark.RED


def test_a_client_without_a_contract_is_named_and_no_more_than_amber() -> None:
    standing = replace(WELL, teams=(team(1), team(2, contract=False)))
    one = found("no_contract", standing)
    assert (one.mark, one.n, names(one)) == (Mark.AMBER, 1, ["企业2"])


def test_what_is_ours_and_expired_is_red_and_what_a_client_has_to_renew_amber() -> None:
    theirs = RunOut("licences", 7, "XK-1", "恒信阀门", DAY)
    ours = RunOut("equipment", 8, "天平", "", date(2026, 11, 21))
    assert found("run_out", replace(WELL, run_out=(theirs,))).mark is Mark.AMBER
    both = found("run_out", replace(WELL, run_out=(ours, theirs)))
    assert (both.mark, both.n, names(both)) == (Mark.RED, 2, ["恒信阀门 · XK-1", "天平"])


def test_reports_that_are_late_are_told_the_oldest_first() -> None:
    late = (
        LateReport(2, "晨光电器", "月报", "周明", DAY),
        LateReport(1, "恒信阀门", "季度总结报告", "周明", date(2026, 11, 2)),
    )
    told = found("late_reports", replace(WELL, late_reports=late))
    assert (told.mark, told.n, names(told)) == (Mark.RED, 2, ["恒信阀门 · 季度总结报告", "晨光电器 · 月报"])


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_one_of_anything_is_told_as_one(language: str) -> None:
    one = replace(WELL, teams=(team(1, leads=()),))
    said = FIGURES["no_lead"].line(found("no_lead", one))
    assert (said.zh, said.en) == ("1 家企业没有项目负责人", "1 client without a project lead")
    assert worst(figure.find(one) for figure in FIGURES.values()) is Mark.RED, language
