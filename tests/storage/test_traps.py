"""One test per trap of tortoise, SQLite and PostgreSQL that was found by trial: our code is safe from each."""

import ast
import dataclasses
import inspect
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.indexes import Index
from tortoise.models import Model

from bot.records.clients import ClientRecord
from bot.rules.forms.answers import Answer
from storage import clients, tables
from storage import database as db
from storage.database import opened
from storage.drafts import stored as drafts
from storage.people import persons as people
from storage.post import outbox
from storage.records import fetch
from tests.conftest import empty_database
from tests.storage.rows import NOW, a_draft, a_person

ROOT = Path(__file__).parents[2]
TABLES = [
    table for _, table in inspect.getmembers(tables, inspect.isclass) if issubclass(table, Model) and table is not Model
]


def test_tortoise_is_pinned_exactly_because_the_traps_below_were_found_in_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert [named for named in project["dependencies"] if named.startswith("tortoise")] == [
        "tortoise-orm[asyncpg]==1.1.9"
    ]


# Moments: SQLite compares them as text.


async def test_moments_compare_as_moments_whatever_their_zone_and_fraction(database: str) -> None:
    person = await a_person()
    shanghai, lima = timezone(timedelta(hours=8)), timezone(timedelta(hours=-5))
    moments = [
        NOW - timedelta(microseconds=1),
        NOW.astimezone(shanghai),
        (NOW + timedelta(microseconds=500)).astimezone(lima),
        NOW + timedelta(milliseconds=500),
        (NOW + timedelta(seconds=1)).astimezone(shanghai),
    ]
    for number, moment in enumerate(moments):
        await outbox.add_message(
            key=str(number), kind="notice", person_id=person, subject_kind="patrol", subject_id=1, send_at=moment
        )
    for number, moment in enumerate(moments):
        due = await db.values("SELECT key FROM outbox WHERE send_at <= :at ORDER BY send_at, id", at=moment)
        assert [row["key"] for row in due] == [str(earlier) for earlier in range(number + 1)]


async def test_moments_written_by_tortoise_and_by_our_sql_compare_with_each_other(database: str) -> None:
    await tables.Client.create(code="a", name="甲", short_name="甲", created_at=NOW)
    await db.values(
        "INSERT INTO client (code, name, short_name, created_at) VALUES ('b', '乙', '乙', :at) RETURNING id", at=NOW
    )
    same = await db.values("SELECT COUNT(DISTINCT created_at) AS n FROM client")
    assert same[0]["n"] == 1
    assert await tables.Client.filter(created_at__lte=NOW.astimezone(timezone(timedelta(hours=8)))).count() == 2


# Opening and closing.


async def test_both_databases_in_one_process_each_get_their_own_sql(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    for round_ in range(2):
        for kind in ("sqlite", "postgres"):
            async with opened(empty_database(kind, request, tmp_path)):
                await tables.Client.create(code=f"{kind}{round_}", name="甲", short_name="甲", created_at=NOW)
                assert await tables.Client.filter(code=f"{kind}{round_}").count() == 1
                await db.values("DELETE FROM client WHERE code = :code RETURNING id", code=f"{kind}{round_}")


def test_a_process_with_an_exception_inside_opened_ends(tmp_path: Path) -> None:
    program = (
        "import asyncio, sys\n"
        "from storage.database import opened, values\n"
        "async def fail():\n"
        "    async with opened(sys.argv[1]):\n"
        "        await values('SELECT 1 AS one')\n"
        "        raise ZeroDivisionError\n"
        "asyncio.run(fail())\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, f"sqlite://{tmp_path}/quality.db"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,  # only so that a process that hangs fails the test
        check=False,
    )
    assert ended.returncode == 1
    assert "ZeroDivisionError" in ended.stderr


# What the table classes promise is in the database.


async def unique_columns(table: str) -> set[tuple[str, ...]]:
    """The columns of each unique index of a table that holds for all rows."""
    if db.dialect() == "postgres":
        found = await db.values(
            "SELECT (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM pg_attribute a"
            " JOIN unnest(i.indkey) WITH ORDINALITY k (number, place) ON a.attnum = k.number"
            " WHERE a.attrelid = i.indrelid) AS columns FROM pg_index i"
            " WHERE i.indrelid = CAST(:table AS text)::regclass AND i.indisunique AND i.indpred IS NULL",
            table=f'"{table}"',
        )
    else:
        found = await db.values(
            "SELECT (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno))"
            ' AS columns FROM pragma_index_list(:table) l WHERE l."unique" AND NOT l.partial',
            table=table,
        )
    return {tuple(row["columns"].split(",")) for row in found if row["columns"]}


async def test_every_unique_column_and_unique_together_is_an_index(database: str) -> None:
    for table in TABLES:
        meta = table._meta
        promised: set[tuple[str, ...]] = {
            (column,)
            for name, column in meta.fields_db_projection.items()
            if meta.fields_map[name].unique and not meta.fields_map[name].pk
        }
        for together in meta.unique_together:
            promised.add(tuple(meta.fields_map[name].source_field or name for name in together))
        assert promised <= await unique_columns(meta.db_table), meta.db_table


def test_no_table_class_uses_what_tortoise_silently_leaves_out() -> None:
    for table in TABLES:
        # check constraints, partial unique constraints and partial indexes: SQL in the migrations instead
        assert not getattr(table._meta, "constraints", ()), table
        assert all(type(index) in (tuple, list, Index) for index in table._meta.indexes), table
        # a JSON field turns "123" into a number: text columns instead
        assert not any(isinstance(field, fields.JSONField) for field in table._meta.fields_map.values()), table


def _inserts(program: str) -> list[tuple[str, str]]:
    # the parts of a text in several lines become one
    return re.findall(r"INSERT INTO (\w+) \(([^){]+)\)", re.sub(r'"\s+f?"', "", program))


def _added(program: str) -> Iterator[tuple[str, str]]:
    """Tables and columns of the rows that are added by the verbs of the database module."""
    for call in ast.walk(ast.parse(program)):
        match call:
            case ast.Call(ast.Attribute(attr="add" | "add_once"), [ast.Constant(str(table))], columns):
                yield table, ", ".join(column.arg or "" for column in columns)


def test_every_insert_names_the_columns_that_have_no_default_in_the_database_itself() -> None:
    needed = {
        table._meta.db_table: {
            column
            for name, column in table._meta.fields_db_projection.items()
            for field in [table._meta.fields_map[name]]
            if not (field.null or field.has_db_default() or field.generated)
        }
        for table in TABLES
    }
    inserts = [
        (module.name, table, columns)
        for module in sorted((ROOT / "storage").rglob("*.py"))
        if module.parent.name != "migrations"
        for table, columns in [*_inserts(module.read_text()), *_added(module.read_text())]
    ]
    assert len(inserts) > 10
    # the index of words is a virtual table of SQLite's own
    for module, table, columns in (one for one in inserts if one[1] != "search_index"):
        assert needed[table] <= set(re.split(r",\s*", columns)), f"{module}: {table}"


async def test_a_person_has_one_open_draft_per_form_and_subject(database: str) -> None:
    person = await a_person()
    first = await a_draft(person)
    with pytest.raises(IntegrityError):
        await a_draft(person, token="d2")
    await a_draft(person, form="patrol", token="d3")
    assert await drafts.close_draft(first, "cancelled", NOW)
    await a_draft(person, token="d4")


async def test_a_role_is_held_once_and_again_after_it_ended(database: str) -> None:
    person = await a_person()
    insert = "INSERT INTO role_grant (person_id, role, since) VALUES (:person, 'administrator', :at) RETURNING id"
    await db.values(insert, person=person, at=NOW)
    with pytest.raises(IntegrityError):
        await db.values(insert, person=person, at=NOW)
    await db.values("UPDATE role_grant SET ended_at = :at RETURNING id", at=NOW)
    await db.values(insert, person=person, at=NOW)


# Values and records.


@pytest.mark.parametrize(
    "text", ["123", "true", "null", "是", '{"v": 1}', "[]", '"', "", " 1.50 ", "第一行\n第二行", "👷🏽"]
)
async def test_a_text_that_looks_like_json_stays_a_text(database: str, text: str) -> None:
    person = await a_person(text)
    draft = await a_draft(person)
    await drafts.change_answer(draft.id, "what", Answer(text), NOW)
    await drafts.change_answer(draft.id, "which", Answer([text, text]), NOW)
    assert await drafts.get_answers(draft.id) == {"what": Answer(text), "which": Answer([text, text])}

    await outbox.add_message(
        key="k", kind="notice", person_id=person, subject_kind="", subject_id=0, send_at=NOW, parameters={"what": text}
    )
    assert [message.parameters for message in await outbox.claim_messages(NOW, NOW, 1, "a process")] == [{"what": text}]
    named = await people.get_person(person)
    assert named is not None
    assert named.name == text


async def test_fetch_gives_frozen_records_and_never_a_table_object(database: str) -> None:
    client = await tables.Client.create(code="hb", name="华北电机厂", short_name="华北", created_at=NOW)
    await tables.Site.create(client=client, name="一号车间")
    for found in (
        await fetch(ClientRecord, tables.Client.all()),
        await clients.find_clients(None),
        await clients.find_sites((client.id,)),
    ):
        assert len(found) == 1
        record = found[0]
        assert dataclasses.is_dataclass(record)
        assert not isinstance(record, Model)
        assert json.dumps(dataclasses.asdict(record), default=str)  # plain values all the way down
        with pytest.raises(dataclasses.FrozenInstanceError):
            record.name = "别名"  # type: ignore[misc]
