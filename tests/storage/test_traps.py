"""One test per trap of tortoise, SQLite and PostgreSQL that was found by trial: our code is safe from each."""

import asyncio
import dataclasses
import gc
import inspect
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.indexes import Index
from tortoise.models import Model

from bot.records.clients import ClientRecord
from bot.records.drafts import DraftRecord
from bot.rules.cause import Cause, UpdateKey
from bot.rules.forms.answers import Answer
from bot.rules.people import Role
from storage import clients, drafts, jobs, outbox, people, tables
from storage import database as db
from storage.database import AlreadyProcessed, opened, writing
from storage.records import fetch
from storage.trail import add_entry
from tests.conftest import empty_database

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
TABLES = [
    table for _, table in inspect.getmembers(tables, inspect.isclass) if issubclass(table, Model) and table is not Model
]


async def a_person(name: str = "李敏") -> int:
    """A person who has not consented."""
    return await people.add_person(telegram_id=None, name=name, language="zh", at=NOW)


async def a_draft(person_id: int, form: str = "complaint", token: str = "d1") -> DraftRecord:
    """An open draft."""
    return await drafts.add_draft(
        token=token, person_id=person_id, form=form, version=1, subject_kind="", subject_id=0, step="what", at=NOW
    )


async def a_submitted_draft() -> DraftRecord:
    """A submitted draft with one answer."""
    draft = await a_draft(await a_person())
    await drafts.change_answer(draft.id, "what", Answer("漏发报告"), NOW)
    assert await drafts.close_draft(draft, "submitted", NOW)
    return draft


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


# Transactions.


async def in_use_at_once(connections: int) -> None:
    """Makes the pool open so many connections, so that none of those who come at once is held up by connecting."""
    await asyncio.gather(*(db.values("SELECT 1 AS one") for _ in range(connections)))


@writing
async def count_up_twice(cause: Cause) -> None:
    """Two statements that belong together."""
    for series in ("first", "second"):
        await db.values(
            "INSERT INTO serial (series, given) VALUES (:series, 1)"
            " ON CONFLICT (series) DO UPDATE SET given = serial.given + 1 RETURNING given",
            series=series,
        )
        await asyncio.sleep(0)  # SQLite, in the loop, would leave nobody a moment to cancel in


@pytest.fixture
def uncollected() -> Iterator[None]:
    """No garbage collection: it would close a leaked connection sooner or later, and the test would prove nothing."""
    gc.disable()
    yield
    gc.enable()


async def test_callers_cancelled_at_any_point_leave_no_lock_no_connection_and_no_half_transaction(
    database: str, uncollected: None
) -> None:
    await in_use_at_once(db.POOL_SIZE)
    for round_ in range(300):
        before = asyncio.all_tasks()
        callers = [asyncio.ensure_future(count_up_twice(Cause(at=NOW, lock=person))) for person in (1, 1, 2)]
        for _ in range(round_ % 60):
            await asyncio.sleep(0)
        for caller in callers:
            caller.cancel()
        await asyncio.gather(*callers, return_exceptions=True)
        await asyncio.gather(*(asyncio.all_tasks() - before))  # what goes on behind the shield
    async with asyncio.timeout(60):  # only so that a wedged pool fails the test
        await asyncio.gather(*(count_up_twice(Cause(at=NOW, lock=person)) for person in range(2 * db.POOL_SIZE)))
    counted = {row["series"]: row["given"] for row in await db.values("SELECT series, given FROM serial")}
    assert counted["first"] == counted["second"] >= 2 * db.POOL_SIZE


@writing
async def add_once(cause: Cause, name: str) -> int:
    """Looks for a row and adds it where there is none; nothing in the table itself forbids a second."""
    found = await db.values("SELECT id FROM person WHERE name = :name", name=name)
    for _ in range(10):
        await db.values("SELECT 1 AS one")  # leaves the others every chance to come between
    return int(found[0]["id"]) if found else await a_person(name)


async def test_five_simultaneous_taps_of_one_person_that_read_then_insert_make_one_row(database: str) -> None:
    await in_use_at_once(5)
    taps = [add_once(Cause(at=NOW, update=UpdateKey(42, tap), lock=7), "王芳") for tap in range(5)]
    assert len(set(await asyncio.gather(*taps))) == 1
    assert len(await db.values("SELECT id FROM person")) == 1


@writing
async def begin_complaint(cause: Cause, person_id: int, token: str) -> int:
    """A new complaint, or the one that is open."""
    found = await drafts.find_open_draft(person_id, "complaint", "", 0)
    return (found or await a_draft(person_id, token=token)).id


async def test_five_simultaneous_taps_on_new_complaint_make_one_draft(database: str) -> None:
    await in_use_at_once(5)
    person = await a_person()
    taps = [begin_complaint(Cause(at=NOW, update=UpdateKey(42, tap), lock=7), person, f"d{tap}") for tap in range(5)]
    assert len(set(await asyncio.gather(*taps))) == 1


@writing
async def add_photo(cause: Cause, draft_id: int, photo: str) -> int | None:
    """One photo of an album, bound to the question of the first."""
    question = await drafts.find_album_question(draft_id, "album") or f"question of {photo}"
    return await drafts.add_attachment(
        draft_id=draft_id,
        question=question,
        media="photo",
        telegram_file_id=photo,
        telegram_unique_id=photo,
        album="album",
        name="",
        caption="",
        size=1,
        at=cause.at,
    )


async def test_an_album_of_ten_keeps_ten_photos_for_one_question(database: str) -> None:
    await in_use_at_once(10)
    draft = await a_draft(await a_person())
    await asyncio.gather(*(add_photo(Cause(at=NOW, lock=7), draft.id, f"photo {number}") for number in range(10)))
    kept = await drafts.get_attachments(draft.id)
    assert len(kept) == 10
    assert len({photo.question for photo in kept}) == 1


async def test_one_update_delivered_five_times_at_once_is_processed_once(database: str) -> None:
    # no lock: the row that RETURNING gives back decides, not the order in which they come
    cause = Cause(at=NOW, update=UpdateKey(42, 7))
    outcomes = await asyncio.gather(*(count_up_twice(cause) for _ in range(5)), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyProcessed"] * 4 + ["NoneType"]
    assert all(isinstance(outcome, AlreadyProcessed) for outcome in outcomes if outcome is not None)
    assert {row["given"] for row in await db.values("SELECT given FROM serial")} == {1}


@writing
async def say_the_same_again(cause: Cause, person_id: int) -> tuple[bool, bool]:
    """Meets a unique index in the middle of a transaction, and goes on."""
    for _ in range(2):
        await outbox.add_message(
            key="same", kind="notice", person_id=person_id, subject_kind="", subject_id=0, send_at=cause.at
        )
    return await people.add_grant(person_id, Role.ADMINISTRATOR, None, NOW), await people.add_grant(
        person_id, Role.ADMINISTRATOR, None, NOW
    )


async def test_a_duplicate_is_noticed_through_returning_and_does_not_abort_the_transaction(database: str) -> None:
    assert await say_the_same_again(Cause(at=NOW), await a_person()) == (True, False)
    assert len(await db.values("SELECT id FROM outbox")) == 1


async def test_workers_that_claim_at_once_never_share_a_job(database: str) -> None:
    for subject in range(30):
        await jobs.add_job("archive_file", subject, NOW)
    claimed = await asyncio.gather(*(jobs.claim_jobs(NOW, NOW + timedelta(minutes=1), 10) for _ in range(6)))
    subjects = [job.subject_id for batch in claimed for job in batch]
    assert len(subjects) == len(set(subjects))
    late = await jobs.claim_jobs(NOW, NOW + timedelta(minutes=1), 30)
    assert sorted(subjects + [job.subject_id for job in late]) == list(range(30))


async def test_the_pool_is_larger_than_tortoise_would_make_it(postgres: str) -> None:
    pool: Any = db.connection()
    assert pool._pool.get_max_size() == db.POOL_SIZE > 5


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
        (module.name, *insert.groups())
        for module in sorted((ROOT / "storage").glob("*.py"))
        # the parts of a text in several lines become one
        for insert in re.finditer(r"INSERT INTO (\w+) \(([^)]+)\)", re.sub(r'"\s+f?"', "", module.read_text()))
    ]
    assert len(inserts) > 10
    for module, table, columns in inserts:
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


# What must not change is refused by the database itself.


async def refused(sql: str, **parameters: Any) -> None:
    """The database refuses to run this."""
    with pytest.raises(IntegrityError):
        await db.values(sql, **parameters)


@pytest.mark.parametrize("table", ["trail", "seal"])
async def test_trail_and_seal_refuse_update_delete_and_replace(database: str, table: str) -> None:
    await add_entry(Cause(at=NOW), "submit", "patrol", 1)
    await db.values("INSERT INTO seal (position, trail_id, hash) SELECT 1, id, 'x' FROM trail RETURNING position")
    before = await db.values(f"SELECT * FROM {table}")
    column = "subject_id" if table == "trail" else "hash"
    await refused(f"UPDATE {table} SET {column} = {column} RETURNING {column}")
    await refused(f"DELETE FROM {table} RETURNING {column}")
    if db.dialect() == "sqlite":
        await refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
        await refused(f"UPDATE OR REPLACE {table} SET {column} = {column}")
    assert await db.values(f"SELECT * FROM {table}") == before


async def test_answers_change_until_their_draft_is_submitted_and_never_after(database: str) -> None:
    draft = await a_draft(await a_person())
    await drafts.change_answer(draft.id, "what", Answer("漏发"), NOW)
    await drafts.change_answer(draft.id, "what", Answer("漏发报告"), NOW)
    await drafts.change_answer(draft.id, "when", Answer("2026-11-20"), NOW)
    await db.values("DELETE FROM draft_answer WHERE question = 'when' RETURNING id")
    assert await drafts.close_draft(draft, "submitted", NOW)

    with pytest.raises(IntegrityError):
        await drafts.change_answer(draft.id, "what", Answer("没有问题"), NOW)
    with pytest.raises(IntegrityError):
        await drafts.change_answer(draft.id, "when", Answer("2026-11-21"), NOW)
    await refused("UPDATE draft_answer SET value = value RETURNING id")
    await refused("DELETE FROM draft_answer RETURNING id")
    await refused("DELETE FROM draft RETURNING id")
    assert await drafts.get_answers(draft.id) == {"what": Answer("漏发报告")}


async def test_an_answer_cannot_be_moved_out_of_a_submitted_draft(database: str) -> None:
    draft = await a_submitted_draft()
    other = await a_draft(draft.person_id, token="d2")
    await refused("UPDATE draft_answer SET draft_id = :other RETURNING id", other=other.id)


async def test_a_submitted_draft_stays_submitted(database: str) -> None:
    await a_submitted_draft()
    await refused("UPDATE draft SET state = 'open' RETURNING id")


@pytest.mark.parametrize("table", ["trail", "seal"])
async def test_trail_and_seal_refuse_truncate(postgres: str, table: str) -> None:
    await refused(f"TRUNCATE {table}")


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
    assert [message.parameters for message in await outbox.claim_messages(NOW, NOW, 1)] == [{"what": text}]
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
