"""The migrations say what the table classes say, go up and down without loss, and are applied once."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tortoise import fields, models
from tortoise.context import require_context
from tortoise.exceptions import IntegrityError, OperationalError
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.schema_editor import AsyncpgSchemaEditor, BaseSchemaEditor
from tortoise.migrations.schema_generator.state import State
from tortoise.models import Model
from tortoise.transactions import in_transaction

from storage import database as db
from storage import tables
from storage.backups.catalogue import DERIVED
from storage.database import opened
from storage.migrating import LeanApps, LeanState, RunDialectSQL, WholeStatements, migrate
from tests.postgres import bare_postgres

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
TABLES = [
    table for _, table in inspect.getmembers(tables, inspect.isclass) if issubclass(table, Model) and table is not Model
]
MIGRATIONS = sorted(path.stem for path in (Path(tables.__file__).parents[1] / "migrations").glob("[0-9]*.py"))

ONLY_ROWS = {"0012_message_keys", "0017_words_of_failures", "0086_pinyin"}
"""Migrations that rewrite rows and leave the tables as they are."""

NOTHING = "__first__"
"""tortoise's name for what was before the first migration."""

Snapshot = dict[str, Sequence[Mapping[str, Any]]]


# What is in a database.


async def shape() -> Snapshot:
    """Columns, indexes, constraints, triggers and functions."""
    if db.dialect() == "sqlite":
        return {
            "objects": await db.values(
                "SELECT type, name, tbl_name, sql FROM sqlite_master"
                " WHERE name <> 'sqlite_sequence' AND tbl_name <> 'tortoise_migrations' ORDER BY type, name"
            )
        }
    return {
        "columns": await db.values(
            "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default,"
            " is_identity FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name <> 'tortoise_migrations'"
            " ORDER BY table_name, column_name"
        ),
        "indexes": await db.values(
            "SELECT indexname, indexdef FROM pg_indexes"
            " WHERE schemaname = 'public' AND tablename <> 'tortoise_migrations' ORDER BY indexname"
        ),
        "constraints": await db.values(
            "SELECT conrelid::regclass::text AS on_table, conname, pg_get_constraintdef(oid) AS definition"
            " FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
            " AND conrelid::regclass::text <> 'tortoise_migrations' ORDER BY 1, 2"
        ),
        "triggers": await db.values(
            "SELECT tgname, pg_get_triggerdef(oid) AS definition FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname"
        ),
        "functions": await db.values(
            "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY proname"
        ),
    }


async def contents() -> Snapshot:
    """All rows of all tables that there are at this migration, but for those that are made of the others."""
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
        "postgres": "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    }[db.dialect()]
    there = {str(row["name"]) for row in await db.values(sql)}
    kept = (table._meta.db_table for table in TABLES if not table._meta.db_table.startswith(DERIVED))
    names = [name for name in kept if name in there]
    return {name: await db.values(f'SELECT * FROM "{name}" ORDER BY 1') for name in names}


async def applied() -> list[str]:
    """The migrations that tortoise noted, in order."""
    return [str(row["name"]) for row in await db.values("SELECT name FROM tortoise_migrations ORDER BY id")]


async def populate() -> None:
    """Two rows in every table; a new table needs nothing here as long as its columns are of these kinds."""
    waiting, filled = list(TABLES), set[type[Model]]()
    while waiting:
        table = waiting.pop(0)
        needed = {key.related_model for key in foreign_keys(table).values()} - {table}
        if not needed <= filled:
            waiting.append(table)
            continue
        for number in (1, 2):
            await table.create(**some_row(table, number))
        filled.add(table)


def foreign_keys(table: type[Model]) -> dict[str, ForeignKeyFieldInstance[Any]]:
    """A table's foreign keys by their column."""
    keys = (table._meta.fields_map[name] for name in table._meta.fk_fields | table._meta.o2o_fields)
    return {str(key.source_field): key for key in keys if isinstance(key, ForeignKeyFieldInstance)}


ONLY = {"state": "open", "record_kind": "patrol", "belongs_to": "record", "work_record.kind": "patrol"}
SERIES = {2: "work_record"}
"""The series of ids that a migration looks for, which is given up to the last of them."""
"""What columns of these names hold: something of another kind could not be taken back to every older version."""


def some_row(table: type[Model], number: int) -> dict[str, Any]:
    """A value for every column, other ones in each row."""
    row: dict[str, Any] = {}
    for name in table._meta.db_fields:
        field = table._meta.fields_map[name]
        match field:
            case _ if field.generated:
                continue
            case fields.BooleanField():
                row[name] = number == 1
            case fields.IntField() | fields.BigIntField():
                row[name] = number
            case fields.CharField() if table is tables.Serial and number in SERIES:
                row[name] = SERIES[number]
            case fields.CharField():
                row[name] = (
                    ONLY.get(f"{table._meta.db_table}.{name}")
                    or ONLY.get(name)
                    or f"{name} {number}"[: field.max_length - len(str(number))] + str(number)
                )
            case fields.TextField():
                row[name] = f'{{"{name}": "是 {number}"}}'
            case fields.DatetimeField():
                row[name] = NOW.replace(minute=number)
            case fields.DateField():
                row[name] = date(2026, 11, number)
            case _:
                raise NotImplementedError(f"{table.__name__}.{name}")
    return row


class Autodetector(MigrationAutodetector):
    """tortoise's, which draws no tables of the states that the migrations pass: it compares what the last ones say."""

    async def _project_state(self) -> State:
        state = LeanState(models={}, apps=LeanApps())
        for key in self._full_plan():
            migration = self.loader.graph.nodes[key]
            assert migration is not None
            await migration.apply(state, dry_run=True, schema_editor=None)
        return state


# The tests.


async def test_the_table_classes_hold_no_change_that_makemigrations_would_find(sqlite: str) -> None:
    apps = require_context().apps
    assert apps is not None
    settings = db.configuration(sqlite)
    found = await Autodetector(apps, settings["apps"]).changes()
    assert [operation for migration in found for operation in migration.operations] == []


async def test_the_autodetector_would_find_a_change(sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    apps = require_context().apps
    assert apps is not None
    settings = db.configuration(sqlite)
    monkeypatch.setattr(tables.Lease._meta.fields_map["holder"], "max_length", 61)
    found = await Autodetector(apps, settings["apps"]).changes()
    assert [migration.app_label for migration in found] == ["storage"]


MOVED = frozenset({"patrol_id", "task.form", "task.work", "schedule.planned_as"})
"""Columns (of a table) whose values stand in other ones in another version, or are made again; others follow them."""
MOVED_TABLES = frozenset({"patrol", "service_log", "service_amendment", "work_record", "work_amendment"})
"""The same of whole tables (tests/storage/test_migrations_of_records.py)."""


def known_to(lower: Snapshot, kept: Snapshot) -> Snapshot:
    """What was kept, as far as the version ``lower`` was read from has tables and columns for it."""
    return {
        table: [
            {column: row[column] for column in rows[0] if MOVED.isdisjoint({column, f"{table}.{column}"})}
            for row in kept[table]
        ]
        for table, rows in lower.items()
        if table not in MOVED_TABLES
    }


async def test_every_migration_goes_down_and_up_again_over_rows_and_loses_nothing(bare: str) -> None:
    await migrate()
    await populate()
    assert await applied() == MIGRATIONS
    before = (await shape(), await contents())
    assert all(len(rows) == 2 for rows in before[1].values())

    kept = dict(before[1])
    shapes = [before[0]]
    for undone, name in pairwise(reversed(MIGRATIONS)):
        await migrate(name)
        shapes.append(await shape())
        assert (shapes[-1] == shapes[-2]) is (undone in ONLY_ROWS)
        found = await contents()
        assert known_to(found, found) == known_to(found, kept)
        kept = found
    assert sum(len(rows) for rows in kept.values()) > 30
    for name in MIGRATIONS[1:]:
        shapes.pop()
        await migrate(name)
        assert await shape() == shapes[-1]
        assert known_to(kept, await contents()) == known_to(kept, kept)
    assert await shape() == before[0]
    assert await applied() == MIGRATIONS
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        await db.values("DELETE FROM person WHERE id = 1 RETURNING id")


async def test_the_first_migration_goes_down_to_nothing_and_up_again(bare: str) -> None:
    await migrate(MIGRATIONS[0])
    before = await shape()
    await migrate(NOTHING)
    assert await nothing_is_left()
    await migrate(MIGRATIONS[0])
    assert await shape() == before


async def nothing_is_left() -> bool:
    """Whether no migration, and no trace of one, is in the database."""
    return not any((await shape()).values()) and await applied() == []


async def test_migrating_what_is_migrated_changes_nothing(bare: str) -> None:
    await migrate()
    await populate()
    before = (await shape(), await contents())
    await migrate()
    assert (await shape(), await contents()) == before


async def test_processes_that_migrate_at_once_apply_everything_once() -> None:
    url = bare_postgres()

    async def process() -> None:
        async with opened(url):
            await migrate()

    draws_filters = vars(models)["get_filters_for_field"]
    await asyncio.gather(*(process() for _ in range(4)))
    assert vars(models)["get_filters_for_field"] is draws_filters
    async with opened(url):
        assert await applied() == MIGRATIONS
        await populate()


@asynccontextmanager
async def editing() -> AsyncIterator[BaseSchemaEditor]:
    """A migration's transaction and what it runs SQL with."""
    async with in_transaction() as client:
        editor = WholeStatements if db.dialect() == "sqlite" else AsyncpgSchemaEditor
        yield editor(client, atomic=True)


async def test_a_migration_that_fails_half_way_leaves_nothing(bare: str) -> None:
    statements = ["CREATE TABLE half (id INTEGER)", "INSERT INTO half VALUES (1); INSERT INTO nowhere VALUES (1)"]
    operation = RunDialectSQL(sqlite=statements, postgres=statements, reverse_sqlite=[], reverse_postgres=[])
    with pytest.raises(OperationalError, match="nowhere"):
        async with editing() as editor:
            await operation.database_forward("storage", None, None, editor)
    with pytest.raises(OperationalError, match="half"):
        await db.values("SELECT * FROM half")


async def test_a_semicolon_in_a_comment_or_a_text_does_not_cut_a_statement(bare: str) -> None:
    async with editing() as editor:
        await editor._run_sql(
            "CREATE TABLE cut (words TEXT) /* a person's words; never cut */;\n"
            "INSERT INTO cut VALUES ('one; two');\nINSERT INTO cut VALUES ('it''s; three')\n;\n"
        )
    found = await db.values("SELECT words FROM cut ORDER BY words")
    assert [row["words"] for row in found] == ["it's; three", "one; two"]
