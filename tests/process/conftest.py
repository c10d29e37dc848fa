"""Databases for programs that are started as processes: migrated and empty, but not open here."""

from pathlib import Path

import pytest

from storage.database import opened
from tests.conftest import empty_database, empty_postgres
from tests.postgres import in_a_loop_of_its_own


@pytest.fixture
def sqlite_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty SQLite file."""
    return empty_database("sqlite", request, tmp_path)


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty PostgreSQL database."""
    url = empty_database("postgres", request, tmp_path)

    async def emptied() -> None:
        async with opened(url):
            await empty_postgres()

    in_a_loop_of_its_own(emptied())
    return url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))
