"""The seeder founds a firm that the program takes for one of its own."""

import inspect
from datetime import UTC, datetime

import pytest
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cause import Cause
from bot.rules.people import Role
from storage import database as db
from storage import tables
from storage.cases.finding_details import get_finding_details
from storage.drafts.stored import find_last_submitted, get_answers
from storage.people.persons import get_person
from storage.trail.entries import Verdict, add_entry, seal_new_entries, verify
from storage.work_records.stored import get_record
from tests.growth.line import Firm
from tests.growth.lines import LINES
from tests.growth.patrols import QUESTIONS
from tests.growth.promised import promised
from tests.growth.seeding import seed

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
TABLES = {
    table for _, table in inspect.getmembers(tables, inspect.isclass) if issubclass(table, Model) and table is not Model
}


def test_every_table_has_a_line() -> None:
    missing = sorted(table.__name__ for table in TABLES - set(LINES))
    assert missing == [], (
        "give each a line in tests/growth/lines.py: how many of a thousand records, or why it is steady"
    )


async def test_a_firm_has_as_many_rows_as_its_lines_say_and_all_of_them_agree(bare_tables: str) -> None:
    firm = await seed(10_000, NOW)
    counted = {table._meta.db_table: await table.all().count() for table in LINES}
    assert counted == {name: firm.count(name) for name in counted}
    # what is indexed of them is no record of its own
    assert 9_000 < sum(counted.values()) - counted["search_entry"] < 12_500
    assert await references_to_nothing() == []


async def test_a_firm_of_tasks_has_so_many_and_a_record_of_each_that_was_done_before_this_week(
    bare_sqlite_tables: str,
) -> None:
    lines = promised(10_000, clients=4)
    firm = await seed(10_000, NOW, lines)
    assert await references_to_nothing() == []
    assert await db.number("SELECT count(*) AS n FROM task") == firm.count("task") == 10_000
    states = await db.column(str, "SELECT DISTINCT state FROM task ORDER BY state")
    assert states == ["covered", "done", "missed", "open", "waived"]
    without = "SELECT count(*) AS n FROM task t WHERE t.state = 'done' AND t.due_on < '2026-11-16' AND NOT EXISTS"
    assert await db.number(f"{without} (SELECT 1 FROM work_record w WHERE w.task_id = t.id)") == 0
    for elsewhere in (
        "work_record w JOIN task t ON t.id = w.task_id WHERE w.client_id <> t.client_id OR t.state <> 'done'",
        "task t JOIN schedule p ON p.id = t.schedule_id WHERE p.client_id <> t.client_id OR p.work <> t.work",
        "schedule p JOIN contract_item i ON i.id = p.item_id WHERE i.client_id <> p.client_id",
        "acceptance a LEFT JOIN work_record w ON w.kind = a.record_kind AND w.id = a.record_id"
        " WHERE w.task_id IS NULL OR w.task_id <> a.task_id",
    ):
        assert await db.number(f"SELECT count(*) AS n FROM {elsewhere}") == 0
    assert await db.number("SELECT count(*) AS n FROM acceptance") > 300


async def references_to_nothing() -> list[str]:
    """Columns with ids that no row of the other table has."""
    found = []
    for table in LINES:
        for key in (table._meta.fields_map[name] for name in table._meta.fk_fields | table._meta.o2o_fields):
            column, other = key.source_field, key.related_model._meta.db_table  # type: ignore[attr-defined]
            missing = await db.number(
                f"SELECT count(*) AS n FROM {table._meta.db_table} WHERE {column} IS NOT NULL"
                f" AND {column} NOT IN (SELECT id FROM {other})"
            )
            found += [f"{table._meta.db_table}.{column}"] if missing else []
    return found


async def test_the_trail_is_sealed_and_whole_and_goes_on(bare_tables: str) -> None:
    firm = await seed(10_000, NOW)
    many = firm.count("trail")
    assert await verify() == Verdict(many, many, broken_at=None)
    await add_entry(Cause(at=NOW), "submit", "patrol", 1)
    assert await seal_new_entries() == 1
    assert await verify() == Verdict(many + 1, many + 1, broken_at=None)


async def test_the_same_firm_comes_out_each_time(bare_sqlite_tables: str) -> None:
    firm, again = Firm(10_000, NOW, LINES), Firm(10_000, NOW, LINES)
    for table in firm.tables:
        last = firm.count(table)
        assert [rule(firm.row(table, last)) for rule in firm.rules(table).values()] == [
            rule(again.row(table, last)) for rule in again.rules(table).values()
        ]


async def test_a_patrol_is_one_of_the_consultant_at_the_client_and_has_its_answers(bare_tables: str) -> None:
    await seed(10_000, NOW)
    patrol = await get_record("patrol", 7)
    assert patrol is not None
    assert patrol.client_id is not None
    assert patrol.site_id is not None
    consultant = await get_person(patrol.person_id)
    assert consultant is not None
    assert Role.CONSULTANT in consultant.roles_at(patrol.client_id)
    last_time = await find_last_submitted("patrol", "patrol", patrol.site_id, NOW)
    assert last_time is not None
    assert set(await get_answers(last_time.id)) == set(QUESTIONS)
    finding = await get_finding_details(1)
    assert finding is not None
    assert finding.record_number is not None


async def test_every_case_is_in_a_state_of_its_kind(bare_sqlite_tables: str) -> None:
    await seed(10_000, NOW)
    found = await db.values("SELECT DISTINCT kind, state FROM service_case")
    for case in found:
        assert LIFE_CYCLES[case["kind"]].state(case["state"])
    assert len(found) > len(LIFE_CYCLES)


async def test_guards_and_indexes_are_there_again(bare_sqlite_tables: str) -> None:
    before = await db.values("SELECT type, name, sql FROM sqlite_master ORDER BY name")
    await seed(1_000, NOW)
    after = await db.values(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name"
    )
    assert after == before
    with pytest.raises(IntegrityError, match="append-only"):
        await db.values("DELETE FROM trail WHERE id = 1 RETURNING id")
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        await db.values("DELETE FROM client WHERE id = 1 RETURNING id")
