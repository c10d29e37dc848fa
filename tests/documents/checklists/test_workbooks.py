"""A checklist's workbook is read again to the letter; what firms have of their own is read as far as it is clear."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest

from bot.documents.checklists.reading import SheetFound, SheetUpload, is_checklist, read, read_packed, unpacked
from bot.documents.checklists.workbook import Marking, SheetExport, draw_checklist, draw_marked
from bot.rules.checklist_sheets.rows import mark_of, same_content
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.text import CHINESE, ENGLISH, Language, Text
from bot.rules.work_records.kinds import RECORD_KINDS
from tests.rules.checklist_sheets.test_reading import EVERYTHING, RECORDS

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


def made(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook of these sheets."""
    book = openpyxl.Workbook()
    for number, (title, rows) in enumerate(sheets):
        page = book.active if not number else book.create_sheet()
        assert page is not None
        page.title = title
        for row in rows:
            page.append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def upload(content: bytes, name: str = "仓库检查表.xlsx") -> SheetUpload:
    """A workbook as it is handed to the child process."""
    return SheetUpload(content, name, RECORDS, {})


def found(content: bytes, name: str = "仓库检查表.xlsx") -> SheetFound:
    """What a workbook holds."""
    return read(upload(content, name))


def prompts(one: SheetFound) -> list[str]:
    """The items."""
    assert one.readable is not None, one.refusal
    return [item.prompt.zh for item in one.readable.checklist.items()]


def sections(one: SheetFound) -> list[tuple[str, int]]:
    """The sections and how many items each has."""
    assert one.readable is not None, one.refusal
    return [(section.name.zh, len(section.items)) for section in one.readable.checklist.sections]


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("code", ["own7", "patrol_deep", "site_survey", "internal_audit"])
def test_an_export_is_read_again_to_the_letter(code: str, language: Language) -> None:
    checklist = EVERYTHING if code == "own7" else BUILT_IN[code]
    content = draw_checklist(SheetExport(checklist, RECORDS, language, NOW))
    again = unpacked(read_packed(upload(content)))
    assert again.problems == ()
    assert again.items is not None
    assert again.items.unused == ()
    assert again.readable is not None
    assert again.readable.mark == mark_of(checklist)
    assert same_content(again.readable.checklist, checklist)
    assert is_checklist(content)


def test_a_second_firms_own_list_is_read_with_its_title_its_merged_sections_and_columns_of_its_own() -> None:
    rows: list[list[object]] = [
        ["恒达仓库检查表"],
        [],
        ["序号", "检查项目", "检查内容", "检查方法", "检查结果", "备注"],
    ]
    for number in range(1, 61):
        rows.append(
            [number, f"第{(number + 9) // 10}部分" if number % 10 == 1 else None, f"内容{number}", "看", None, "x"]
        )
    rows.append(["检查人：", None, None, None, None, None])
    one = found(made(("Sheet1", rows)))
    assert len(prompts(one)) == 60
    assert sections(one)[0] == ("第1部分", 10)
    assert one.readable is not None
    assert one.readable.checklist.title == Text("恒达仓库检查表", "")
    assert one.items is not None
    assert one.items.unused == ("序号", "备注")
    assert next(one.readable.checklist.items()).look_at == Text("看", "")


def test_rows_that_stand_alone_name_sections_and_blank_ones_are_skipped() -> None:
    rows: list[list[object]] = [
        ["序号", "检查内容"],
        ["一、人员"],
        [1, "持证上岗"],
        [],
        [2, "培训有记录"],
        ["二、设备"],
        [3, "在检定期内"],
    ]
    one = found(made(("巡查", rows)), "日检.xlsx")
    assert sections(one) == [("一、人员", 2), ("二、设备", 1)]
    assert one.readable is not None
    assert one.readable.checklist.title.zh == "日检"


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [
        ([["姓名", "电话"], ["王芳", "13800138000"]], "no_item_column"),
        ([["项目"]], "no_items"),
        ([["项目", "项目"], ["一", "二"]], "double_column"),
        ([["项目", "程度", "程度"], ["一", "轻微", "严重"]], "double_column"),
        ([["项目"], *[[f"第{n}题"] for n in range(201)]], "too_many_items"),
        ([["项目"], *[[f"第{n}题"] for n in range(10_000)]], "too_many_rows"),
    ],
)
def test_what_is_no_checklist_is_refused_with_its_reason(rows: list[list[object]], refusal: str) -> None:
    content = made(("表", rows))
    assert found(content).refusal == refusal
    assert not is_checklist(content)


def test_what_is_no_workbook_is_refused_too() -> None:
    assert found(b"%PDF").refusal == "not_a_workbook"
    assert found(b"PK\x03\x04nothing").refusal == "damaged"
    assert found(made(("表", []))).refusal == "no_item_column"


def test_a_formula_is_never_read_and_bad_cells_come_back_marked_and_explained() -> None:
    rows: list[list[object]] = [
        ["编号", "项目", "下限", "上限", "条件"],
        ["a", "温度", "=1+1", "1,026.5", ""],
        ["a", "湿度", 5, "3", "b=符合"],
    ]
    lines: list[list[object]] = [["名称", "温湿度"], ["用于", "巡检"]]
    content = made(("检查表", lines), ("项目", rows))
    one = found(content)
    assert [(problem.row, problem.column) for problem in one.problems] == [
        (2, "record"),
        (2, "low"),
        (3, "code"),
        (3, "high"),
        (3, "when"),
    ]
    for language in (CHINESE, ENGLISH):
        book = openpyxl.load_workbook(BytesIO(draw_marked(Marking(upload(content), language, NOW))))
        listed, front, items = book.worksheets
        assert listed.max_row == 6
        bad = [cell.coordinate for row in items.iter_rows() for cell in row if cell.fill.fgColor.rgb == "00FFC7CE"]
        assert bad == ["C2", "A3", "D3", "E3"]
        assert items["C2"].value == "=1+1"
        assert items["C2"].data_type == "s", "it is text, not a formula"
        assert front["B2"].comment is not None
    # sent once more as it came back, it says the same
    again = found(draw_marked(Marking(upload(content), CHINESE, NOW)))
    assert [problem.column for problem in again.problems][:2] == ["record", "low"]


def test_every_kind_of_record_with_checklists_is_called_something() -> None:
    assert {kind.kind for kind in RECORD_KINDS.values() if kind.checklists} == set(RECORDS)
