"""The service plan as a PDF: all that was agreed, the year first, and nothing that people wrote is more than words."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pypdf
import pytest

from bot.documents.service_plans.page import render_page
from bot.rules.behalf import Channel, Recorded
from bot.rules.service_plans.states import PLAN_STATE_NAMES, PlanState
from bot.rules.tasks.schedule import Often
from bot.rules.text import CHINESE, ENGLISH, Language
from tests.documents.patrols.test_report import HOSTILE
from tests.documents.sample import pages, said
from tests.documents.service_plans.sample import BEFORE, LINES, line, long_lines, sheet

MM = 72 / 25.4
CONFIRMED_AT = datetime(2027, 4, 23, 16, 30, tzinfo=UTC)


def test_a_plan_tells_what_was_agreed() -> None:
    first, *others = pages(render_page(sheet()))
    for words in (
        "质量管家服务方案",
        "恒信阀门制造有限公司",
        "HT2027-003",
        "2027-01-01至2027-12-31",
        "全年安排",
        "企业已确认",
    ):
        assert words in first, words
    text = "".join(others)
    for words in (
        # clause, what, how deep, where, how often and how many times, by whom, deliverable, time
        "44.6日常巡查深度：标准总装车间每周一次共52次周明巡查报告每次1.5小时共78小时",
        "104.4.2应急咨询整个企业按需待定––",
        "合计11项、351次，计划工时221.3小时。",
        "未约定次数或每次时长的，不计入合计。",
        "日常巡查・总装车间5,12,19,262,11,16,23",
        "按需，合同期内6次",
        "20×16×23×",
        "李强项目负责人高级工程师质量管理周明成员中级检验检测",
        "项目组未覆盖的专业领域：法律法规。",
        "四、与第1版的不同",
        "变更原因：新增原料库巡查，培训改为每季度两次",
        "新增：日常巡查・原料库（每两周一次）",
        "取消：售后服务评价（每年一次）",
        "李强于2027-04-2209:05（北京时间）批准本方案。",
        "企业代表王建国于2027-04-2310:30（北京时间）在聊天中确认本方案。",
        "聊天中的确认不是电子签名",
        "项目负责人签字",
        "企业代表签字",
    ):
        assert words in text.replace("·", "・"), words


def test_an_english_plan_is_english_but_for_what_people_wrote() -> None:
    text = said(render_page(sheet(language=ENGLISH)))
    for words in (
        "QualityButlerServicePlan",
        "Theyearataglance",
        "Wholefirm",
        "52timesinall",
        "11services,351times,221.3hplanned.",
        "4.Changesfromversion1",
        "Confirmedinthechatby王建国fortheclienton2027-04-2310:30(Beijingtime).",
        "notanelectronicsignature",
    ):
        assert words in text, words
    for words in ("服务内容", "条款", "深度", "次数", "签字"):
        assert words not in text, words


def test_the_first_version_has_no_difference_and_no_gap_in_its_headings() -> None:
    text = said(render_page(sheet(before=None, version=1)))
    assert "的不同" not in text
    assert "四、批准与确认" in text


def test_a_renewal_is_compared_with_the_contract_before() -> None:
    former = replace(
        BEFORE,
        contract_id=1,
        contract_number="HT2026-001",
        lines=tuple(replace(one, item_id=-one.item_id) for one in LINES),
    )
    text = said(render_page(sheet(before=former, version=1, reason="")))
    assert "四、与上一份合同HT2026-001的不同" in text
    assert "服务内容没有变化。五、" in text


@pytest.mark.parametrize("state", PlanState)
@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_a_plan_says_how_far_it_has_come(state: PlanState, language: Language) -> None:
    first = pages(render_page(sheet(state=state, confirmed_at=None, language=language)))[0]
    assert "".join(PLAN_STATE_NAMES[state].to(language).split()) in first


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": PlanState.SUBMITTED, "approved_at": None}, "本方案尚未批准。本方案尚待企业确认；"),
        ({"state": PlanState.APPROVED}, "批准本方案。本方案尚待企业确认；"),
        ({"state": PlanState.OBJECTED}, "企业对本方案有异议，未确认。"),
        ({"confirmed_at": CONFIRMED_AT, "confirmed_by": ""}, "2027-04-2400:30（北京时间）按约定视为确认。"),
        (
            {"confirmed_at": CONFIRMED_AT, "on_behalf": Recorded("李强", Channel.PAPER, date(2027, 4, 21))},
            "企业代表王建国于2027-04-21确认本方案（纸质），由李强于2027-04-2400:30（北京时间）代录。需要书面文件时",
        ),
        ({"state": PlanState.REPLACED, "confirmed_at": CONFIRMED_AT}, "本版已被新版代替，仅供查阅。"),
    ],
)
def test_who_confirmed_and_how_is_never_made_more_than_it_was(changes: dict[str, Any], words: str) -> None:
    assert words in said(render_page(sheet(**({"confirmed_at": None} | changes))))


@pytest.mark.parametrize(("language", "services"), [(CHINESE, "一、服务内容"), (ENGLISH, "1.Services")])
def test_forty_services_with_long_names_stay_within_their_pages(language: Language, services: str) -> None:
    pdf = render_page(sheet(*long_lines(40), language=language))
    assert services in pages(pdf)[1], "the year fits the first page"
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        begins = [at for at in starts_of_words(page) if at > 0]
        assert min(begins) > 17 * MM
        assert max(begins) < 192 * MM


def starts_of_words(page: pypdf.PageObject) -> list[float]:
    """How far from the left each piece of text begins, in points."""
    found: list[float] = []

    def note(text: str, moved: list[float], matrix: list[float], *_: object) -> None:
        if text.strip():
            found.append(matrix[4] * moved[0] + matrix[5] * moved[2] + moved[4])

    page.extract_text(visitor_text=note)
    return found


def test_a_contract_of_years_has_a_strip_for_each() -> None:
    first = pages(render_page(sheet(begins=date(2026, 11, 15), ends=date(2028, 6, 14))))[0]
    assert [first.count(f"{year}年") for year in (2026, 2027, 2028)] == [1, 2, 1]


def test_a_plan_without_services_says_so() -> None:
    told = said(render_page(sheet(lines=())))
    assert "本版没有服务内容。" in told
    assert "一、服务内容" in told
    assert "二、项目组" in told


@pytest.mark.parametrize("count", [1, 3, 8, 14, 20, 25])
def test_places_to_sign_and_stamp_stay_on_one_page(count: int) -> None:
    last = pages(render_page(sheet(*(line(n, f"服务{n}", "4.6", Often.MONTHLY) for n in range(count)))))[-1]
    for words in ("批准与确认", "项目负责人签字", "企业代表签字", "盖章", "日期"):
        assert words in last


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_words_of_people_are_words(hostile: str) -> None:
    named = replace(LINES[3], name=hostile, about=hostile, site_name=hostile, person_name=hostile, deliverable=hostile)
    told_by_people = ("client_name", "contract_number", "reason", "lead_name", "confirmed_by")
    changes: dict[str, Any] = dict.fromkeys(told_by_people, hostile)
    told = said(render_page(sheet(named, line(99, "x" * 300, ""), **changes)))
    assert told.count("".join(hostile.split())[:12]) >= 6


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert render_page(sheet()) == render_page(sheet())
