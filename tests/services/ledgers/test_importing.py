"""An import's one transaction, on both databases: all of it or nothing, and only on what was compared."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest
from tortoise.exceptions import OperationalError

from bot.documents.ledgers.checking import Checked, LedgerUpload, check
from bot.documents.ledgers.workbook import LedgerExport, draw_ledgers
from bot.records.ledgers.files import FileState, LedgerFile
from bot.rules.cause import Cause
from bot.rules.ledgers.batches import noted
from bot.rules.ledgers.kinds import SITES
from bot.rules.people import Role
from bot.rules.text import CHINESE
from bot.services.ledgers import files as ledger_files
from bot.services.ledgers.files import LedgersChanged
from storage import clients
from storage import database as db
from storage.ledgers.files import get_ledger_file
from storage.ledgers.pages import give_codes, read_ledgers
from storage.people import persons as people

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
CAUSE = Cause(at=NOW)

FIRMS = {
    "客户": [["HX", "恒信阀门有限公司", "恒信", "是"], ["CG", "晨光电器有限公司", "晨光", "否"]],
    "场所": [["HX-1", "HX", "总装车间", "城东 3 号"], ["CG-1", "CG", "总装车间", ""]],
    "人员": [
        ["A1", "王芳", "HX", "企业员工", "质量安全员", "13800138000"],
        ["A2", "@x 👩‍🔧", "CG", "企业负责人", "", ""],
        ["T1", "周明", "", "", "", ""],
        ["T2", "吴刚", "", "质量主管", "", ""],
    ],
    "服务分工": [["HX", "T1", "质量管家", "技术人员"], ["CG", "T1", "项目负责人", ""]],
}
TABLES = ("client", "site", "person", "role_grant", "trail", "outbox", "job")


async def compared(rows: Mapping[str, Sequence[Sequence[str]]]) -> tuple[LedgerFile, Checked]:
    """A file with these rows behind what is exported, compared with what there is and confirmed."""
    book = openpyxl.load_workbook(BytesIO(draw_ledgers(LedgerExport(await read_ledgers(), CHINESE, NOW))))
    for sheet, added in rows.items():
        codes = {row[0].value: row for row in book[sheet].iter_rows(min_row=2)} if sheet != "服务分工" else {}
        for row in added:
            for cell, text in zip(codes.get(row[0], ()), row, strict=False):
                cell.value = text
            if row[0] not in codes:
                book[sheet].append(list(row))
    out = BytesIO()
    book.save(out)
    file = await ledger_files.receive_confirmed(CAUSE, "firms.xlsx")
    found = check(LedgerUpload(out.getvalue(), await read_ledgers(), file.id, CHINESE, NOW))
    assert found.summary.faults == ()
    assert found.summary.refusal == ""
    return file, found


async def bring_in(rows: Mapping[str, Sequence[Sequence[str]]]) -> None:
    file, found = await compared(rows)
    assert await ledger_files.apply(CAUSE, file, found, "sha")


async def contents() -> dict[str, list[tuple[object, ...]]]:
    """All rows of what an import writes."""
    return {
        table: [tuple(row.values()) for row in await db.values(f"SELECT * FROM {table} ORDER BY id")]
        for table in TABLES
    }


async def grants() -> set[tuple[object, ...]]:
    found = await db.values(
        "SELECT p.code AS person, g.role, c.code AS client, g.position FROM role_grant g"
        " JOIN person p ON p.id = g.person_id LEFT JOIN client c ON c.id = g.client_id WHERE g.ended_at IS NULL"
    )
    return {tuple(row.values()) for row in found}


async def test_everything_is_written_once_and_reads_back_as_it_was_in_the_file(database: str) -> None:
    await bring_in(FIRMS)
    assert await grants() == {
        ("A1", "client_staff", "HX", "officer"),
        ("A2", "client_manager", "CG", ""),
        ("T2", "quality_manager", None, ""),
        ("T1", "consultant", "HX", "technical"),
        ("T1", "lead", "CG", ""),
    }
    _, again = await compared({})
    assert (again.summary.added, again.summary.changed, again.summary.unchanged) == (0, 0, 10)
    # nobody has joined: the roles are there and count for nothing
    assert await people.find_everyone_with_role(*Role) == []
    noted = await db.values("SELECT subject_kind, count(*) AS n FROM trail GROUP BY subject_kind ORDER BY 1")
    assert {row["subject_kind"]: row["n"] for row in noted} == {
        "client": 2,
        "ledger_file": 1,
        "person": 4,
        "role_grant": 2,
        "site": 2,
    }


async def test_a_plan_comes_with_the_person_who_is_new_in_the_same_file(database: str) -> None:
    plan = ["J1", "HX", "巡查", "", "HX-1", "", "每个工作日", "", "", "", "T1", "", "", "", "2026-12-01"]
    await bring_in({**FIRMS, "工作计划": [plan]})
    responsible = await db.values("SELECT p.code FROM schedule s JOIN person p ON p.id = s.person_id")
    assert [row["code"] for row in responsible] == ["T1"]
    assert len(await db.values("SELECT id FROM trail WHERE subject_kind = 'schedule'")) == 1


async def test_changes_end_roles_and_keep_ids(database: str) -> None:
    await bring_in(FIRMS)
    before = {row["code"]: row["id"] for row in await db.values("SELECT code, id FROM person")}
    changed = {
        "客户": [["CG", "晨光电器股份有限公司", "晨光", "是"]],
        "场所": [["HX-1", "HX", "总装一车间", ""]],
        "人员": [
            ["A1", "王芳", "CG", "企业负责人", "质量安全总监", ""],
            ["A2", "陈静", "CG", "企业负责人", "主要负责人", ""],
        ],
    }
    await bring_in(changed)
    assert {row["code"]: row["id"] for row in await db.values("SELECT code, id FROM person")} == before
    assert {("A1", "client_manager", "CG", "director"), ("A2", "client_manager", "CG", "principal")} < await grants()
    ended = await db.values("SELECT role FROM role_grant WHERE ended_at IS NOT NULL")
    assert [row["role"] for row in ended] == ["client_staff"]
    firm = await db.values("SELECT name, order_75 FROM client WHERE code = 'CG'")
    assert [tuple(row.values()) for row in firm] in ([("晨光电器股份有限公司", 1)], [("晨光电器股份有限公司", True)])
    columns = await db.values(
        "SELECT details FROM trail WHERE action = 'change' AND subject_kind = 'person' ORDER BY id"
    )
    assert ['"columns":"client role position phone"' in row["details"] for row in columns] == [True, False]


async def test_a_failure_in_the_middle_leaves_nothing(database: str) -> None:
    file, found = await compared(FIRMS)
    before = await contents()
    assert found.batches is not None
    broken = {**found.batches, noted(SITES): ("not JSON",)}
    with pytest.raises(OperationalError):
        await ledger_files.apply(CAUSE, file, Checked(found.summary, found.digest, None, broken, found.plan), "sha")
    assert await contents() == before
    left = await get_ledger_file(file.id)
    assert left is not None
    assert left.state is FileState.CONFIRMED
    assert await ledger_files.apply(CAUSE, file, found, "sha")


async def test_what_was_compared_with_something_else_is_not_written(database: str) -> None:
    file, found = await compared(FIRMS)
    await clients.add_client("XY", "星宇电子", "星宇", NOW)
    before = await contents()
    with pytest.raises(LedgersChanged):
        await ledger_files.apply(CAUSE, file, found, "sha")
    assert await contents() == before


async def test_two_imports_at_once_make_one(database: str) -> None:
    one, other = await compared(FIRMS), await compared(FIRMS)
    done = await asyncio.gather(
        ledger_files.apply(CAUSE, *one, "sha"), ledger_files.apply(CAUSE, *other, "sha"), return_exceptions=True
    )
    assert sorted(str(type(result).__name__) for result in done) == ["LedgersChanged", "bool"]
    assert len(await db.values("SELECT id FROM client")) == len(FIRMS["客户"])


async def test_one_import_confirmed_twice_is_done_once(database: str) -> None:
    file, found = await compared(FIRMS)
    assert await ledger_files.apply(CAUSE, file, found, "sha")
    before = await contents()
    assert not await ledger_files.apply(CAUSE, file, found, "sha")
    assert await contents() == before


async def test_who_joined_without_a_code_gets_one_that_nobody_has(database: str) -> None:
    first = await people.add_person(telegram_id=1, name="王芳", language="zh", at=NOW)
    await people.change_consent(first, "王芳", NOW)
    await db.values("UPDATE person SET code = :code WHERE id = :id RETURNING id", code=f"P{first + 1}", id=first)
    second = await people.add_person(telegram_id=2, name="陈静", language="zh", at=NOW)
    await people.change_consent(second, "陈静", NOW)
    for joined in (first, second):
        await people.add_grant(joined, Role.AUDITOR, None, NOW)
    await people.add_person(telegram_id=3, name="", language="zh", at=NOW)  # has not joined
    asks = await people.add_person(telegram_id=4, name="申请人", language="zh", at=NOW)
    await people.change_consent(asks, "申请人", NOW)
    assert await give_codes() == 1
    codes = [row["code"] for row in await db.values("SELECT code FROM person ORDER BY id")]
    assert codes == [f"P{second}", f"P{second}-{second}", None, None]
    assert await give_codes() == 0
