"""Workbooks of every program are read as they look in it; what they hide is named."""

from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.documents.ledgers.parsing import Contents, parse_workbook
from bot.records.ledgers.files import Hidden
from bot.rules.ledgers.faults import FileRefused, Refusal
from bot.rules.ledgers.planning import Row
from bot.rules.text import CHINESE, ENGLISH
from bot.screens.ledgers.files import hidden_lines
from tests.documents.ledgers.test_workbooks import checked, repacked
from tests.documents.ledgers.writers import Cell, Number, Page, Writer, programs

PEOPLE = ("人员编号", "姓名", "客户编号", "角色", "岗位", "电话")
WRITERS = list(programs())


@pytest.mark.parametrize("program", WRITERS)
def test_cells_are_read_as_they_are_seen(program: str) -> None:
    rows: list[Sequence[Cell]] = [
        PEOPLE,
        (Number("7", "000"), "王芳", Number("12", '"HX-"000'), "企业员工", None, Number("51288886666", "000000000000")),
        (Number("8"), " 李强 ", "HX", None, None, Number("13800138000")),
        ("'009", "<周明> & Co", Number("0.5", "0%"), None, None, Number("5.1288886666E10", "0")),
    ]
    found = parse_workbook(programs()[program].book({"人员": Page(rows)}))
    assert found.hidden == ()
    seen = [(row.number, *row.cells.values()) for row in found.sheets["people"]]
    assert seen == [
        (2, "007", "王芳", "HX-012", "企业员工", "", "051288886666"),
        (3, "8", " 李强 ", "HX", "", "", "13800138000"),
        (4, "'009", "<周明> & Co", "50%", "", "", "51288886666"),
    ]


@pytest.mark.parametrize("program", WRITERS)
def test_what_the_sender_does_not_see_is_read_and_named(program: str) -> None:
    if not programs()[program].places:
        pytest.skip("it hides nothing")
    people = [PEOPLE, *[(f"P{n}", "王芳", None, None, None, "51288886") for n in range(2, 8)]]
    clients = [("客户编号", "企业全称", "简称"), ("HX", "恒信阀门有限公司", "恒信阀门")]
    pages = {
        "人员": Page(people, hidden_rows=(3, 4, 6, 7, 100), hidden_columns=(1, 6, 9)),
        "客户": Page(clients, state="veryHidden"),
        "场所": Page([("场所编号", "客户编号", "名称")], hidden_columns=(1,)),
    }
    content = programs()[program].book(pages)
    found = parse_workbook(content)
    assert len(found.sheets["people"]) == 6
    assert found.hidden == (
        Hidden("人员", "rows", ("3", "4", "6"), 4),
        Hidden("人员", "columns", ("人员编号", "电话"), 2),
        Hidden("客户", "sheet"),
    )
    summary = checked(content).summary
    assert hidden_lines(summary, CHINESE) == [
        "👁 表格里看不见的内容也会导入：",
        "· 人员：隐藏或被筛掉的行：3、4、6，还有 1 项",
        "· 人员：隐藏的列：人员编号、电话",
        "· 客户：整张表是隐藏的",
    ]
    assert hidden_lines(summary, ENGLISH)[1] == "· 人员: hidden or filtered rows: 3, 4, 6 and 1 more"


@pytest.mark.parametrize("title", ["巡查计划", "Patrol plans", "工作计划"])
def test_a_workbook_from_before_plans_were_of_any_work_is_read(title: str) -> None:
    clients = [("客户编号", "企业全称", "简称"), ("HX", "恒信阀门有限公司", "恒信阀门")]
    sites = [("场所编号", "客户编号", "名称"), ("HX-1", "HX", "总装车间")]
    people = [("人员编号", "姓名"), ("T1", "周明")]
    serves = [("客户编号", "人员编号", "角色"), ("HX", "T1", "质量管家")]
    then = ("计划编号", "客户编号", "场所编号", "多久一次", "质量管家工号", "开始日", "截止日")
    plans = [then, ("J1", "HX", "HX-1", "每周一次", "T1", "2026-12-01", None)]
    then_had: dict[str, Sequence[Sequence[Cell]]] = {
        "客户": clients,
        "场所": sites,
        "人员": people,
        "服务分工": serves,
        title: plans,
    }
    pages = {name: Page(rows) for name, rows in then_had.items()}
    summary = checked(Writer().book(pages)).summary
    assert (summary.refusal, summary.faults) == ("", ())
    assert summary.counts["schedules"].added == 1
    if title != "工作计划":
        both = Writer().book(pages | {"工作计划": pages[title]})
        with pytest.raises(FileRefused) as refused:
            parse_workbook(both)
        assert (refused.value.refusal, refused.value.detail) == (Refusal.UNKNOWN_SHEET, "工作计划")


def test_rows_that_are_declared_and_not_there_cost_nothing() -> None:
    content = Writer(dimension="A1:XFD1048576").book({"人员": Page([PEOPLE[:2], ("P1", "王芳")])})
    assert parse_workbook(content).sheets == {"people": [Row(2, {"code": "P1", "name": "王芳"})]}


HOSTILE = (
    *(b"", b"<", b"\x00", b"9" * 40, b"NaN", b"1e999", b"-1"),
    *(b'r="0"', b"<f>1</f>", b'hidden="1"', b"&x;", b"\xff\xfe"),
)
"""What a hostile hand puts into a part of a workbook, or takes out of it."""


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_workbook_that_somebody_tampered_with_is_read_or_refused(data: st.DataObject) -> None:
    rows: list[Sequence[Cell]] = [
        PEOPLE,
        (Number("7", "000"), "王芳", None, None, None, Number("51288886666", "000000000000")),
    ]
    content = programs()[data.draw(st.sampled_from(WRITERS))].book({"人员": Page(rows, hidden_rows=(2,))})
    with ZipFile(BytesIO(content)) as file:
        part = data.draw(st.sampled_from(file.namelist()))
    at, cut = data.draw(st.integers(0, 1_500)), data.draw(st.integers(0, 12))
    put = data.draw(st.sampled_from(HOSTILE))
    changed = repacked(content, lambda name, old: old[:at] + put + old[at + cut :] if name == part else old)
    with suppress(FileRefused):
        assert isinstance(parse_workbook(changed), Contents)
