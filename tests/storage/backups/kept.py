"""A firm to back up, on each database, at its own old schema and at the newest; nobody changes these."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.rules.cause import Cause
from storage.database import opened
from storage.files import FileStore, add_stored_file
from storage.migrating import migrate
from storage.trail.entries import add_entry, seal_new_entries
from tests.firms.opening import Firm, load
from tests.postgres import database_url, in_a_loop_of_its_own
from tests.storage.rows import NOW, a_person, a_submitted_draft

FIRM = Firm("2026_11_23")
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


async def _loaded(url: str, *, newest: bool) -> None:
    async with opened(url):
        await load(FIRM)
        if newest:
            await migrate()


@pytest.fixture(scope="session")
def old_sqlite_firm(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The firm in SQLite as its own version left it."""
    url = f"sqlite://{tmp_path_factory.mktemp('old')}/quality.db"
    in_a_loop_of_its_own(_loaded(url, newest=False))
    return url


@pytest.fixture(scope="session")
def sqlite_firm(old_sqlite_firm: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The firm in SQLite at the newest schema."""
    path = tmp_path_factory.mktemp("newest") / "quality.db"
    shutil.copy(old_sqlite_firm.removeprefix("sqlite://"), path)
    in_a_loop_of_its_own(_migrated(f"sqlite://{path}"))
    return f"sqlite://{path}"


@pytest.fixture(scope="session")
def old_postgres_firm() -> str:
    """The same in PostgreSQL."""
    url = database_url(f"qb_old_{WORKER}")
    in_a_loop_of_its_own(_loaded(url, newest=False))
    return url


@pytest.fixture(scope="session")
def postgres_firm() -> str:
    """The firm in PostgreSQL at the newest schema."""
    url = database_url(f"qb_backed_up_{WORKER}")
    in_a_loop_of_its_own(_loaded(url, newest=True))
    return url


async def _migrated(url: str) -> None:
    async with opened(url):
        await migrate()


@pytest.fixture(params=["sqlite", "postgres"])
def firm(request: pytest.FixtureRequest) -> str:
    """The URL of the firm in each database, not opened."""
    return str(request.getfixturevalue(f"{request.param}_firm"))


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> FileStore:
    """The firm's files."""
    store = FileStore(tmp_path_factory.mktemp("archive"))
    for sha256, content in FIRM.files.items():
        path = store.folder / sha256[:2] / sha256
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return store


@pytest.fixture
def empty_place(tmp_path: Path) -> Callable[[str], str]:
    """The URL of a database of a kind with nothing in it, not even a schema."""

    def made(kind: str) -> str:
        return f"sqlite://{tmp_path}/new/quality.db" if kind == "sqlite" else database_url(f"qb_new_{WORKER}")

    return made


@pytest.fixture(scope="session")
def small_firm(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A firm in SQLite with two people, a submitted draft, three sealed entries and two files."""
    path = tmp_path_factory.mktemp("small") / "quality.db"
    shutil.copy(migrated_sqlite, path)
    in_a_loop_of_its_own(_founded(f"sqlite://{path}"))
    return f"sqlite://{path}"


async def _founded(url: str) -> None:
    async with opened(url):
        await found(2)


async def found(files: int) -> None:
    """Two people, a submitted draft, three sealed entries and so many files in the open, empty database."""
    await a_submitted_draft()
    await a_person("王强 “老王”\n二行")
    for number in range(3):
        await add_entry(Cause(at=NOW), "noted", "case", number)
    await seal_new_entries()
    for sha256 in sorted(FIRM.files)[:files]:
        await add_stored_file(sha256, len(FIRM.files[sha256]), "image/jpeg", NOW)
