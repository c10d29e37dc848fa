"""``python -m bot export`` and ``import``: the ledgers as a file, alone and beside a program that is running."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from storage import database as db
from storage.database import opened
from tests.process.program import Program, bot, running

pytestmark = pytest.mark.process

FIRM = ["HX", "恒信阀门有限公司", "恒信阀门", "是"]


def fill_in(path: Path, rows: Sequence[Sequence[str]], sheet: str) -> None:
    """Writes rows under the header of a sheet, over what stood there."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    page.delete_rows(2, page.max_row)
    for row in rows:
        page.append(list(row))
    book.save(path)


async def said(program: Program) -> tuple[int, list[str]]:
    """The exit code and what was printed."""
    return await program.ended(), program.said


async def test_an_export_is_filled_in_and_imported_once_it_has_no_mistakes(
    database_url: str, loaded: Path, tmp_path: Path
) -> None:
    environment = {"database_url": database_url, "files_folder": str(tmp_path / "files")}
    file = tmp_path / "firms.xlsx"
    async with running(loaded, tmp_path, *bot("export", "firms.xlsx", "--language", "zh"), **environment) as program:
        assert await said(program) == (0, ["firms.xlsx"])

    fill_in(file, [FIRM, ["CG", "", "晨光", ""]], "客户")
    async with running(loaded, tmp_path, *bot("import", "firms.xlsx", "--apply"), **environment) as program:
        code, lines = await said(program)
    assert code == 1
    assert lines[0] == "新增 1 · 修改 0 · 不变 0 · 有误 1"
    assert lines[-2:] == ["· 客户 第 3 行 企业全称：必填，不能空着。", "⚠ firms-problems.xlsx"]
    marked = openpyxl.load_workbook(tmp_path / "firms-problems.xlsx")["客户"]["B3"]
    assert "必填" in str(marked.comment)

    fill_in(file, [FIRM], "客户")
    async with running(loaded, tmp_path, *bot("import", "firms.xlsx"), **environment) as program:
        code, lines = await said(program)
    assert (code, lines[0]) == (0, "新增 1 · 修改 0 · 不变 0")
    async with running(
        loaded, tmp_path, *bot("import", "firms.xlsx", "--apply", "--language", "en"), **environment
    ) as program:
        code, lines = await said(program)
    assert (code, lines[0], lines[-1]) == (0, "1 new · 0 changed · 0 unchanged", "✅")
    async with opened(database_url):
        assert [row["code"] for row in await db.values("SELECT code FROM client")] == ["HX"]


async def test_beside_the_running_program_it_imports_as_well(sqlite_url: str, loaded: Path, tmp_path: Path) -> None:
    environment = {"database_url": sqlite_url, "files_folder": str(tmp_path / "files")}
    async with opened(sqlite_url):
        async with running(loaded, tmp_path, *bot("export", "firms.xlsx"), **environment) as program:
            assert (await said(program))[0] == 0
        fill_in(tmp_path / "firms.xlsx", [FIRM], "客户")
        async with running(loaded, tmp_path, *bot("import", "firms.xlsx", "--apply"), **environment) as program:
            assert (await said(program))[0] == 0
        assert [row["code"] for row in await db.values("SELECT code FROM client")] == ["HX"]


async def test_what_cannot_be_read_is_said_in_a_sentence(sqlite_url: str, loaded: Path, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("编号,姓名")
    async with running(
        loaded, tmp_path, *bot("import", "people.csv", "--language", "en"), database_url=sqlite_url
    ) as program:
        code, lines = await said(program)
    assert code == 1
    assert lines == ["This is no Excel workbook (.xlsx). Please fill in the file that “Export” gives you."]
