"""The ledgers' workbook: what is exported reads back as it was, and what is hostile is refused by its reason."""

import json
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from bot.documents.ledgers.checking import Checked, LedgerUpload, check, packed, unpacked
from bot.documents.ledgers.parsing import parse_workbook
from bot.documents.ledgers.scanning import MOST_BYTES
from bot.documents.ledgers.workbook import LedgerExport, draw_ledgers
from bot.rules.ledgers.existing import LedgerPages
from bot.rules.ledgers.faults import FileRefused, Reason, Refusal, Unreadable
from bot.rules.ledgers.kinds import LEDGERS, PLAIN
from bot.rules.ledgers.planning import Row
from bot.rules.text import CHINESE, ENGLISH, Language

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
NOTHING = LedgerPages({ledger.code: () for ledger in PLAIN}, (), (), "")
HOSTILE = (
    "=1+1",
    "@x",
    "-1",
    "+1",
    '=HYPERLINK("http://x","y")',
    "two\nlines",
    "two\r\nlines\u2028more",
    "👩‍🔧 👍🏽",
    "_x0041_",
    "_x005F_x0041_",
    "_x000D_",
    "<f>1+1</f>&amp;",
    "  spaces  around  ",
    "bell\x07\x85",
    "\u202egnp.exe",
    "001",
    "1e5",
    "2026-11-23",
    "TRUE",
    "#N/A",
    "锟斤拷",
    "é",
    "王\u3000芳",
)
NOT_OURS = ("",) * 5
"""What is not kept of clients' people."""
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=30),
).filter(lambda text: text.strip() != "")


def pages(
    clients: Sequence[Sequence[object]] = (),
    sites: Sequence[Sequence[object]] = (),
    people: Sequence[Sequence[object]] = (),
    grants: Sequence[Sequence[object]] = (),
) -> LedgerPages:
    """The ledgers as storage reads them; none of the entries was merged into another, no site says where it is."""
    unplaced = [[*row[:4], "", *row[4:]] for row in sites]
    entries = ([[*row, ""] for row in rows] for rows in (clients, unplaced, people))
    clients_page, sites_page, people_page, grants_page = (
        (json.dumps(rows, ensure_ascii=False),) for rows in (*entries, grants)
    )
    plain = {ledger.code: () for ledger in PLAIN} | {"clients": clients_page, "sites": sites_page}
    return LedgerPages(plain, people_page, grants_page, "digest")


def a_firm(text: str, other: str) -> LedgerPages:
    """One firm with people, in which these texts are names, addresses and whatever is free text."""
    return pages(
        [
            [1, "HX", text, other, 1, "licence large", "2026-12-01", 0],
            [2, "CG", other, text, 0, "", "", 0],
            [3, "OLD", "旧", "旧", 0, "", "", 1],
        ],
        [[1, "HX-1", text, other, "HX", 0], [2, "HX-2", f"{text}2", "", "HX", 0], [3, "HX-3", "旧", "", "HX", 1]],
        [
            [1, "P1", text, "13800138000", *NOT_OURS, 0, 1],
            [2, "P2", other, "", "technical", "senior", "quality testing", "0", text, 0, 1],
            [3, "P3", "旧", "", *NOT_OURS, 1, 0],
        ],
        [
            [1, "P1", "client_manager", "HX", "principal"],
            [2, "P1", "client_staff", "CG", ""],
            [3, "P2", "quality_manager", None, "technical"],
            [4, "P2", "lead", "HX", "technical"],
        ],
    )


def checked(content: bytes, there: LedgerPages = NOTHING, language: Language = CHINESE) -> Checked:
    return check(LedgerUpload(content, there, 1, language, NOW))


def export(there: LedgerPages = NOTHING, language: Language = CHINESE) -> bytes:
    return draw_ledgers(LedgerExport(there, language, NOW))


def book(there: LedgerPages = NOTHING) -> Workbook:
    return openpyxl.load_workbook(BytesIO(export(there)))


def saved(workbook: Workbook) -> bytes:
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def repacked(content: bytes, change: Callable[[str, bytes], bytes], more: Mapping[str, bytes] | None = None) -> bytes:
    """The file with its parts changed, and with more parts."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in (more or {}).items():
            new.writestr(name, part)
    return out.getvalue()


# There and back


@given(text=TEXTS, other=TEXTS, language=st.sampled_from([CHINESE, ENGLISH]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_an_export_sent_back_changes_nothing(text: str, other: str, language: Language) -> None:
    there = a_firm(text, other)
    found = checked(export(there, language), there, language)
    assert found.summary.refusal == ""
    assert found.summary.faults == ()
    assert found.summary.named == ()
    assert found.summary.unchanged == 2 + 2 + 2 + 1


def test_an_export_in_one_language_is_read_for_a_reader_of_the_other() -> None:
    there = a_firm("恒信", "晨光")
    assert checked(export(there, ENGLISH), there, CHINESE).summary.unchanged == 7


def test_no_cell_of_an_export_is_a_formula_and_codes_stay_text() -> None:
    workbook = openpyxl.load_workbook(BytesIO(export(a_firm("=1+1", "@x"))))
    cells = [cell for page in workbook for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_empty_export_is_a_template_with_notes_and_drop_downs() -> None:
    workbook = book()
    assert workbook.sheetnames == [
        "客户",
        "场所",
        "人员",
        "服务分工",
        "服务菜单",
        "仪器设备",
        "证照",
        "服务合同",
        "合同服务项目",
        "工作计划",
        "监测计划",
        "人员证书",
        "客户财产与信息",
        "场所与资源",
        "纸质档案",
        "风险",
        "风险措施",
        "值班表",
        "常见问答",
    ]
    page = workbook["人员"]
    assert page.freeze_panes == "A2"
    assert [cell.value for cell in page[1]] == [
        *("人员编号", "姓名 *", "客户编号", "角色", "岗位", "电话"),
        *("人员类别", "职称", "专业领域", "项目经验年数", "项目经验"),
    ]
    assert all(cell.comment is not None for cell in page[1])
    offered = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert offered["C2:C20000"] == "'客户'!$A$2:$A$20000"
    assert offered["D2:D20000"] == '"企业员工,企业负责人,质量主管,管理员,监督员"'
    assert page.column_dimensions["A"].number_format == "@"
    assert checked(saved(workbook)).summary.unchanged == 0


def test_columns_are_found_in_any_order_and_in_either_language() -> None:
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.title = "clients"
    page.append(["简称", "Order 75 applies", " Full name ", "客户编号*"])
    page.append(["恒信", True, "恒信阀门", 17.0])
    assert parse_workbook(saved(workbook)).sheets == {
        "clients": [Row(2, {"short_name": "恒信", "order_75": "True", "name": "恒信阀门", "code": "17"})]
    }


def titled(*above: Sequence[object]) -> Workbook:
    """A list of clients with these rows above its headings."""
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.title = "客户"
    for row in (*above, ["客户编号", "企业全称", "简称"], ["HX", "恒信阀门有限公司", "恒信阀门"]):
        page.append(list(row))
    return workbook


@pytest.mark.parametrize(
    "above",
    [
        (["客户清单"],),
        (["客户清单"], [None, "制表：办公室"]),
        (["客户清单"], [], ["二〇二六年"], ["保密"]),
    ],
)
def test_the_title_above_the_headings_is_passed_over(above: tuple[Sequence[object], ...]) -> None:
    workbook = titled(*above)
    workbook.worksheets[0].merge_cells("A1:F1")
    assert parse_workbook(saved(workbook)).sheets == {
        "clients": [Row(len(above) + 2, {"code": "HX", "name": "恒信阀门有限公司", "short_name": "恒信阀门"})]
    }


def test_what_is_merged_at_the_headings_or_below_is_refused() -> None:
    for place in ("A1:A2", "A2:B2", "B2:B3"):
        workbook = titled(["客户清单"])
        workbook.worksheets[0].merge_cells(place)
        assert refusal(saved(workbook)) == (Refusal.MERGED_CELLS, f"客户!{place}")


def test_more_than_three_rows_above_are_taken_for_the_headings_and_named() -> None:
    assert refusal(saved(titled(*(["客户清单"],) * 4)))[0] is Refusal.UNKNOWN_COLUMN


def test_one_column_alone_has_its_heading_in_the_first_row() -> None:
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.title = "客户"
    for said in ("简称", "恒信", "晨光"):
        page.append([said])
    assert refusal(saved(workbook)) == (Refusal.MISSING_COLUMN, "客户!企业全称")


def test_empty_rows_between_others_are_passed_over_and_counted() -> None:
    workbook = book()
    workbook["客户"].cell(9, 1).value = "HX"
    (row,) = parse_workbook(saved(workbook)).sheets["clients"]
    assert row.number == 9


# Bad cells, and the copy that is handed back


def test_a_formula_a_date_and_an_error_are_bad_cells() -> None:
    workbook = book()
    page = workbook["客户"]
    page.append(["=A1", datetime(2026, 1, 2), "#N/A", "是"])
    page["C2"].data_type = "e"
    (row,) = parse_workbook(saved(workbook)).sheets["clients"]
    found = {key: cell.reason for key, cell in row.cells.items() if isinstance(cell, Unreadable)}
    assert found == {"code": Reason.FORMULA, "name": Reason.DATE, "short_name": Reason.ERROR_VALUE}


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_the_copy_marks_each_bad_cell_where_it_was_and_can_be_mended_and_sent_again(language: Language) -> None:
    workbook = openpyxl.load_workbook(BytesIO(export(NOTHING, language)))
    clients, sites = workbook.worksheets[:2]
    clients.append(["HX", "恒信阀门", "恒信", ""])
    clients.append([])
    clients.append(["HX", "", "又一家", "maybe"])
    sites.append(["S1", "NO", "车间", ""])
    found = checked(saved(workbook), NOTHING, language)
    assert found.summary.problems == 4
    assert found.batches is None
    copy = openpyxl.load_workbook(BytesIO(found.copy or b""))
    marked = {
        f"{page.title}!{cell.coordinate}": str(cell.comment)
        for page in copy.worksheets[1:]
        for row in page.iter_rows(min_row=2)
        for cell in row
        if cell.fill.fgColor.rgb == "00FFC7CE"
    }
    one, two = (LEDGERS[code].title.to(language) for code in ("clients", "sites"))
    assert list(marked) == [f"{one}!A4", f"{one}!B4", f"{one}!D4", f"{two}!B2"]
    assert "2" in marked[f"{one}!A4"]
    listed = [[cell.value for cell in row] for row in copy.worksheets[0].iter_rows(min_row=2)]
    assert [line[1] for line in listed] == ["A4", "B4", "D4", "B2"]
    copy.worksheets[1].delete_rows(4)
    copy.worksheets[2].delete_rows(2)
    assert checked(saved(copy), NOTHING, language).summary.added == 1


def test_what_the_child_hands_back_is_what_it_found() -> None:
    found = checked(export())
    assert unpacked(packed(found)) == found


# Hostile files


def refusal(content: bytes) -> tuple[Refusal, str]:
    with pytest.raises(FileRefused) as refused:
        parse_workbook(content)
    return refused.value.refusal, refused.value.detail


def with_sheet_xml(rows: str, tail: str = "") -> bytes:
    """A workbook whose first sheet has this XML in it."""
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{rows}</sheetData>{tail}</worksheet>"
    )
    return repacked(export(), lambda name, part: xml.encode() if name.endswith("sheet1.xml") else part)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Refusal.NOT_A_WORKBOOK),
        ("编号,名称".encode("gbk"), Refusal.NOT_A_WORKBOOK),
        (b"%PDF-1.7", Refusal.NOT_A_WORKBOOK),
        (b"PK\x03\x04cut off", Refusal.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, Refusal.OLD_WORKBOOK),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512 + "EncryptedPackage".encode("utf-16-le"),
            Refusal.PASSWORD,
        ),
        (b"PK" + b"\x00" * MOST_BYTES, Refusal.FILE_TOO_BIG),
    ],
    ids=["empty", "csv", "pdf", "half a zip", "xls", "password", "too big"],
)
def test_what_is_no_workbook_is_refused_with_its_reason(content: bytes, expected: Refusal) -> None:
    assert refusal(content)[0] is expected


def test_a_zip_of_something_else_is_no_workbook() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refusal(out.getvalue())[0] is Refusal.NOT_A_WORKBOOK


def test_macros_are_refused() -> None:
    content = repacked(export(), lambda _, part: part, {"xl/vbaProject.bin": b"\x00"})
    assert refusal(content)[0] is Refusal.MACROS


def test_merged_cells_are_refused_with_their_place() -> None:
    workbook = book()
    workbook["场所"].merge_cells("A2:B3")
    assert refusal(saved(workbook)) == (Refusal.MERGED_CELLS, "场所!A2:B3")


def test_a_truncated_part_is_damage_and_so_is_broken_xml() -> None:
    whole = export()
    assert refusal(whole[: len(whole) // 2])[0] is Refusal.DAMAGED
    broken = repacked(whole, lambda name, part: part[:-20] if name == "xl/workbook.xml" else part)
    assert refusal(broken)[0] is Refusal.DAMAGED


def test_entities_that_make_a_short_file_long_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><sst>&c;</sst>'
    content = repacked(export(), lambda _, part: part, {"xl/sharedStrings.xml": bomb})
    assert refusal(content)[0] is Refusal.DAMAGED


def test_many_parts_that_are_a_bomb_together_are_refused() -> None:
    part = b"<a>" + b" " * (10 * 1024 * 1024) + b"</a>"
    content = repacked(export(), lambda _, old: old, {f"xl/part{number}.xml": part for number in range(31)})
    assert refusal(content)[0] is Refusal.UNPACKS_TOO_BIG


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/media/picture.png", "xl/worksheets/sheet99.xml"])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(part: str) -> None:
    unpacked_size = 40 * 1024 * 1024
    out = BytesIO(export())
    with ZipFile(out, "a", ZIP_DEFLATED) as file, file.open(part, "w", force_zip64=True) as stream:
        stream.write(b"<worksheet><row>" if part.endswith("9.xml") else b"<sst>")
        for _ in range(unpacked_size // (1 << 20)):
            stream.write(b" " * (1 << 20))
    content = out.getvalue()
    assert len(content) < unpacked_size // 100
    tracemalloc.start()
    try:
        assert refusal(content)[0] is Refusal.UNPACKS_TOO_BIG
        assert tracemalloc.get_traced_memory()[1] < 30 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_a_directory_that_lies_about_sizes_is_damage() -> None:
    content = bytearray(export())
    with ZipFile(BytesIO(bytes(content))) as file:
        info = file.getinfo("xl/worksheets/sheet1.xml")
    # the central directory's copy of the size
    size = info.file_size.to_bytes(4, "little")
    at = content.rindex(size, 0, content.rindex(b"PK\x05\x06"))
    content[at : at + 4] = (10).to_bytes(4, "little")
    with zipfile.ZipFile(BytesIO(bytes(content))):
        assert refusal(bytes(content))[0] is Refusal.DAMAGED


def test_a_million_empty_rows_are_refused_soon() -> None:
    filled = '<row r="1"><c r="A1" t="inlineStr"><is><t>客户编号</t></is></c></row>'
    rows = '<row s="1"/>' * 1_048_575
    assert refusal(with_sheet_xml(filled + rows)) == (Refusal.EMPTY_ROWS, "客户")


def test_a_row_at_the_very_end_is_refused_too() -> None:
    rows = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    assert refusal(with_sheet_xml(rows)) == (Refusal.EMPTY_ROWS, "客户")


def test_more_than_fifty_thousand_rows_are_refused() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 50_100))
    assert refusal(with_sheet_xml(rows))[0] is Refusal.TOO_MANY_ROWS


def test_a_row_that_is_endless_is_refused() -> None:
    cells = '<c r="A1"><v>1</v></c>' * 200_000
    assert refusal(with_sheet_xml(f'<row r="1">{cells}</row>'))[0] is Refusal.UNPACKS_TOO_BIG


@pytest.mark.parametrize(
    ("title", "expected"),
    [("别的", Refusal.UNKNOWN_SHEET), ("客户".encode().decode("cp1252", "replace"), Refusal.GARBLED_NAMES)],
)
def test_a_sheet_of_another_name_is_refused(title: str, expected: Refusal) -> None:
    workbook = book()
    workbook["客户"].title = title
    workbook[title]["A2"].value = "HX"
    assert refusal(saved(workbook)) == (expected, title)


def test_sheets_may_be_left_out_but_not_all_of_them() -> None:
    workbook = book()
    for title in (
        "客户",
        "场所",
        "服务分工",
        "服务菜单",
        "仪器设备",
        "证照",
        "服务合同",
        "合同服务项目",
        "工作计划",
        "监测计划",
        "人员证书",
        "客户财产与信息",
        "场所与资源",
        "纸质档案",
        "风险",
        "风险措施",
        "值班表",
        "常见问答",
    ):
        del workbook[title]
    workbook.create_sheet("Sheet2")
    assert parse_workbook(saved(workbook)).sheets == {"people": []}
    del workbook["人员"]
    assert refusal(saved(workbook))[0] is Refusal.NO_SHEETS


def test_columns_are_there_once_under_their_names_and_the_required_ones_must_be() -> None:
    workbook = book()
    page = workbook["客户"]
    page["A2"].value = "HX"
    page["D1"].value = "别的"
    assert refusal(saved(workbook)) == (Refusal.UNKNOWN_COLUMN, "客户!别的")
    page["D1"].value = "å®¢æˆ·"
    assert refusal(saved(workbook)) == (Refusal.GARBLED_NAMES, "客户!å®¢æˆ·")
    page["D1"].value = "Full name"
    assert refusal(saved(workbook)) == (Refusal.DOUBLE_COLUMN, "客户!Full name")
    page["D1"].value = page["B1"].value = None
    assert refusal(saved(workbook)) == (Refusal.MISSING_COLUMN, "客户!企业全称")


def test_a_column_that_is_not_there_leaves_what_there_is() -> None:
    there = a_firm("恒信", "晨光")
    workbook = openpyxl.load_workbook(BytesIO(export(there)))
    workbook["场所"].delete_cols(4)
    workbook["人员"].delete_cols(6)
    found = checked(saved(workbook), there).summary
    assert (found.refusal, found.faults, found.named) == ("", (), ())


def with_strangers() -> Workbook:
    """A workbook in which nobody knows some names of sheets and columns, and a required column is gone."""
    workbook = book()
    clients, people = workbook["客户"], workbook["人员"]
    clients.append(["HX", "恒信阀门有限公司", "恒信阀门", "是", "备注一"])
    clients["E1"].value = "备注"
    people.delete_cols(7, len(NOT_OURS))
    people.append(["P1", "王芳", "HX", "企业员工", "", "", "女", "a@b.cn"])
    people["B1"].value, people["G1"].value, people["H1"].value = "名字", "性别", "邮箱"
    workbook.create_sheet("别的").append(["x", "007"])
    return workbook


def test_everything_that_nobody_knows_is_named_at_once() -> None:
    with pytest.raises(FileRefused) as refused:
        parse_workbook(saved(with_strangers()))
    assert (refused.value.refusal, refused.value.detail.split("\n")) == (
        Refusal.UNKNOWN_COLUMN,
        ["客户!备注", "人员!名字", "人员!性别", "人员!邮箱"],
    )
    assert refused.value.also == ((Refusal.MISSING_COLUMN, "人员!姓名"), (Refusal.UNKNOWN_SHEET, "别的"))


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_the_copy_marks_every_name_that_nobody_knows_and_keeps_the_rest(language: Language) -> None:
    found = checked(saved(with_strangers()), NOTHING, language)
    assert found.batches is None
    copy = openpyxl.load_workbook(BytesIO(found.copy or b""))
    listed = [[cell.value for cell in row][:3] for row in copy.worksheets[0].iter_rows(min_row=2)]
    assert listed == [
        ["客户", "E1", "备注"],
        ["人员", "B1", "名字"],
        ["人员", "G1", "性别"],
        ["人员", "H1", "邮箱"],
        ["人员", None, None],
        ["别的", "A1", "x"],
    ]
    marked = {
        f"{page.title}!{cell.coordinate}"
        for page in copy.worksheets[1:]
        for row in page.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == "00FFC7CE" and cell.comment is not None
    }
    assert marked == {"客户!E1", "人员!B1", "人员!G1", "人员!H1", "别的!A1"}
    assert [cell.value for cell in copy["人员"][2]] == ["P1", "王芳", "HX", "企业员工", None, None, "女", "a@b.cn"]
    assert copy["别的"]["B1"].value == "007"
    # mended and sent again
    del copy["别的"]
    copy["客户"].delete_cols(5)
    copy["人员"].delete_cols(7, 2)
    copy["人员"]["B1"].value = "姓名"
    assert checked(saved(copy), NOTHING, language).summary.added == 2


def test_what_stands_under_no_column_is_not_lost_in_silence() -> None:
    workbook = book()
    workbook["客户"]["A2"].value = "HX"
    workbook["客户"]["G2"].value = "备注"
    assert refusal(saved(workbook)) == (Refusal.UNKNOWN_COLUMN, "客户!G")
    workbook["客户"]["G2"].value = None
    workbook["客户"]["XFD2"].value = "备注"
    assert refusal(saved(workbook)) == (Refusal.UNKNOWN_COLUMN, "客户!XFD")
