"""A new database is made in one go, and is what the migrations would have made of it."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tortoise.exceptions import OperationalError

from storage import database as db
from storage import migrating
from storage.database import opened
from storage.migrating import SCHEMA, migrate
from tests.postgres import database_url
from tests.storage.schema import MIGRATIONS, drawn
from tests.storage.test_migrations import applied, contents, shape

NEWEST = MIGRATIONS[-1]


@pytest.fixture(params=["sqlite", "postgres"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An open database of each kind with nothing in it; yields its URL."""
    url = new(request.param, "empty", tmp_path)
    async with opened(url):
        yield url


def new(kind: str, name: str, folder: Path) -> str:
    """The URL of a database of a kind with nothing in it."""
    if kind == "sqlite":
        return f"sqlite://{folder}/{name}.db"
    return database_url(f"qb_{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}")


async def test_what_is_made_at_once_is_what_the_migrations_make(empty: str, tmp_path: Path) -> None:
    await migrate(NEWEST)
    by_migrations = (await shape(), await contents())
    text = await drawn()
    assert text == (SCHEMA / f"{db.dialect()}.sql").read_text(encoding="utf-8"), "run `make schema`"
    async with opened(new(db.dialect(), "another", tmp_path)):
        await migrate()
        assert (await shape(), await contents()) == by_migrations
        assert await drawn() == text
        assert await applied() == MIGRATIONS


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for the schema of an earlier release."""
    folder = tmp_path / "schema"
    folder.mkdir()
    monkeypatch.setattr(migrating, "SCHEMA", folder)
    return folder


async def test_migrations_newer_than_the_schema_are_applied_behind_it(empty: str, tmp_path: Path, older: Path) -> None:
    await migrate(MIGRATIONS[-2])
    (older / f"{db.dialect()}.sql").write_text(await drawn(), encoding="utf-8")
    async with opened(new(db.dialect(), "another", tmp_path)):
        await migrate()
        assert await applied() == MIGRATIONS
        assert await drawn() == (SCHEMA / f"{db.dialect()}.sql").read_text(encoding="utf-8")


async def test_a_schema_that_fails_half_way_leaves_nothing(empty: str, older: Path) -> None:
    text = "CREATE TABLE half (id INTEGER);\nINSERT INTO nowhere VALUES (1);\n"
    (older / f"{db.dialect()}.sql").write_text(text, encoding="utf-8")
    with pytest.raises(OperationalError, match="nowhere"):
        await migrate()
    with pytest.raises(OperationalError, match="half"):
        await db.values("SELECT * FROM half")


async def test_a_database_that_has_something_in_it_is_migrated_step_by_step(empty: str, older: Path) -> None:
    """No schema is there to be read, and none is looked for."""
    await migrate(MIGRATIONS[0])
    await migrate()
    assert await applied() == MIGRATIONS
