"""A backup can write every column that there is, of either database alike."""

import base64
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import database as db
from storage.backups import failures
from storage.backups.filling import from_database
from storage.backups.filling_sqlite import fill_sqlite
from storage.backups.places import moment_of, place_of


async def test_both_databases_have_the_same_tables_columns_and_keys(sqlite: str, migrated_postgres: str) -> None:
    async with moment_of(place_of(sqlite)) as one, moment_of(place_of(migrated_postgres)) as other:
        assert [(table.name, table.names, table.key, table.counted) for table in one.tables] == [
            (table.name, table.names, table.key, table.counted) for table in other.tables
        ]
        assert one.migrations == other.migrations
        # whoever adds a table without a key cannot have its rows in order
        assert [table.name for table in one.tables if not table.key] == []


async def test_a_column_that_cannot_be_written_is_named(sqlite: str) -> None:
    await db.connection().execute_script("CREATE TABLE odd (id INTEGER PRIMARY KEY, shape GEOMETRY)")
    with pytest.raises(failures.UnknownColumn, match=r"odd\.shape \(GEOMETRY\)"):
        async with moment_of(place_of(sqlite)):
            pass


async def test_bytes_and_fractions_come_back_too(tmp_path: Path) -> None:
    made = (
        "CREATE TABLE tortoise_migrations (id INTEGER, name TEXT)",
        "CREATE TABLE odd (id INTEGER PRIMARY KEY, b BLOB, r REAL)",
    )
    for name in ("one", "other"):
        with closing(sqlite3.connect(tmp_path / f"{name}.db")) as link, link:
            for statement in made:
                link.execute(statement)
            if name == "one":
                link.execute("INSERT INTO odd VALUES (1, ?, 0.1), (2, NULL, NULL)", [b"\x00\xff"])
    async with moment_of(place_of(f"sqlite://{tmp_path}/one.db")) as moment:
        (table,) = moment.tables
        assert [row for rows in [page async for page in moment.pages(table)] for row in rows] == [
            [base64.b64encode(b"\x00\xff").decode(), 1, 0.1],
            [None, 2, None],
        ]
        await fill_sqlite(tmp_path / "other.db", from_database(moment))
    with closing(sqlite3.connect(tmp_path / "other.db")) as link:
        assert link.execute("SELECT * FROM odd").fetchall() == [(1, b"\x00\xff", 0.1), (2, None, None)]


@pytest.mark.parametrize(
    ("here", "there"),
    [("id INTEGER PRIMARY KEY, a TEXT", "id INTEGER PRIMARY KEY, b TEXT"), (None, "a INT"), ("a INT", None)],
)
async def test_a_table_of_another_shape_or_none_is_named(tmp_path: Path, here: str | None, there: str | None) -> None:
    for name, columns in (("here", here), ("there", there)):
        with closing(sqlite3.connect(tmp_path / f"{name}.db")) as link:
            link.execute("CREATE TABLE tortoise_migrations (id INTEGER, name TEXT)")
            if columns:
                link.execute(f"CREATE TABLE odd ({columns})")
    async with moment_of(place_of(f"sqlite://{tmp_path}/here.db")) as moment:
        with pytest.raises(failures.SchemaDiffers, match="odd"):
            await fill_sqlite(tmp_path / "there.db", from_database(moment))
