"""A database of each kind that nothing was migrated into."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import opened
from tests.postgres import bare_postgres


@pytest.fixture(params=["sqlite", "postgres"])
async def bare(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An open database of each kind that nothing was migrated into; yields its URL."""
    url = f"sqlite://{tmp_path}/bare.db" if request.param == "sqlite" else bare_postgres()
    async with opened(url):
        yield url


@pytest.fixture
async def old_sqlite(tmp_path: Path) -> AsyncIterator[str]:
    """The same on SQLite alone, for what long past migrations make of rows; yields its URL.

    Nobody changes them any more, and all of them go down and up over rows on both databases (``test_migrations.py``).
    """
    url = f"sqlite://{tmp_path}/bare.db"
    async with opened(url):
        yield url
