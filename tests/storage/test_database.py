"""Transactions, SQL parameters and records on both databases."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from bot.rules.cause import Cause, UpdateKey
from storage import database as db
from storage.database import AlreadyProcessed, DatabaseInUse, UnknownDatabase, opened, writing

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """One of each kind of column."""

    id: int
    moment: datetime
    day: date
    yes: bool


@writing
async def give_out(cause: Cause, series: str) -> int:
    """Counts a series up and returns its number."""
    counted = await db.values(
        "INSERT INTO serial (series, given) VALUES (:series, 1)"
        " ON CONFLICT (series) DO UPDATE SET given = serial.given + 1 RETURNING given",
        series=series,
    )
    return int(counted[0]["given"])


@writing
async def fail_after_writing(cause: Cause) -> None:
    """Writes, then fails."""
    await db.values("INSERT INTO serial (series, given) VALUES ('lost', 1) RETURNING given")
    raise ZeroDivisionError


async def test_moments_days_and_booleans_come_back_as_they_went(database: str) -> None:
    cast = "::timestamptz" if db.dialect() == "postgres" else ""
    day = "::date" if db.dialect() == "postgres" else ""
    yes = "::boolean" if db.dialect() == "postgres" else ""
    found = await db.row(
        Row,
        f"SELECT 1 AS id, :moment{cast} AS moment, :day{day} AS day, :yes{yes} AS yes",
        moment=NOW,
        day=date(2026, 2, 28),
        yes=True,
    )
    assert found == Row(1, NOW, date(2026, 2, 28), True)


async def test_a_redelivered_update_is_refused_and_changes_nothing(database: str) -> None:
    cause = Cause(at=NOW, person_id=1, update=UpdateKey(42, 7), lock=1)
    assert await give_out(cause, "WT") == 1
    with pytest.raises(AlreadyProcessed):
        await give_out(cause, "WT")
    assert await give_out(Cause(at=NOW), "WT") == 2


async def test_an_update_that_failed_may_be_tried_again(database: str) -> None:
    cause = Cause(at=NOW, person_id=1, update=UpdateKey(42, 7), lock=1)
    with pytest.raises(ZeroDivisionError):
        await fail_after_writing(cause)
    assert await give_out(cause, "lost") == 1


async def test_concurrent_writers_each_get_their_own_number(database: str) -> None:
    numbers = await asyncio.gather(*(give_out(Cause(at=NOW, lock=n % 3), "TS") for n in range(30)))
    assert sorted(numbers) == list(range(1, 31))


async def test_changed_counts_the_rows(database: str) -> None:
    insert = "INSERT INTO serial (series, given) VALUES (:a, 1), (:b, 1)"
    assert await db.changed(insert, a="x", b="y") == 2
    assert await db.changed("UPDATE serial SET given = 5 WHERE series = :a", a="x") == 1
    assert await db.changed("DELETE FROM serial WHERE series = :a", a="none") == 0


async def test_a_cancelled_caller_does_not_wedge_the_database(database: str) -> None:
    for round_ in range(40):
        caller = asyncio.ensure_future(give_out(Cause(at=NOW, lock=round_), "cancelled"))
        await asyncio.sleep(0)
        caller.cancel()
        await asyncio.gather(caller, return_exceptions=True)
    assert await give_out(Cause(at=NOW), "after") == 1


def test_a_second_process_on_the_same_sqlite_file_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    url = f"sqlite://{tmp_path_factory.mktemp('one')}/quality.db"

    async def twice() -> None:
        async with opened(url):
            with pytest.raises(DatabaseInUse):
                async with opened(url):
                    pass

    asyncio.run(twice())


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(UnknownDatabase):
        db.configuration("mysql://localhost/quality")


def test_one_parameter_used_twice_is_one_on_postgres_and_casts_are_left_alone() -> None:
    sql = "SELECT :a::text, :b, :a"
    assert db._positional(sql, "postgres") == ("SELECT $1::text, $2, $1", ("a", "b"))
    assert db._positional("SELECT :a, :b, :a", "sqlite") == ("SELECT ?, ?, ?", ("a", "b", "a"))


async def test_sqlite_keeps_what_is_written_waits_for_others_and_lets_no_trigger_be_passed_by(sqlite: str) -> None:
    asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "recursive_triggers")
    set_to = {name: next(iter((await db.values(f"PRAGMA {name}"))[0].values())) for name in asked}
    assert set_to == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "recursive_triggers": 1,
    }
