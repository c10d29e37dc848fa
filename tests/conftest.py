"""What every test may ask for: a migrated, empty database of each kind, and a clock that stands still."""

import os
import shutil
import ssl
from collections.abc import AsyncIterator
from copy import copy
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from tortoise.apps import Apps
from tortoise.models import Model

from bot.app.collector import keep_collector_away
from bot.clock import MovableClock, SystemClock
from bot.documents import in_child
from bot.rules.cause import Cause
from bot.services.forms.purposes import publish_forms
from storage.database import connection, opened
from storage.migrating import migrate
from tests.clock import FrozenClock
from tests.moments import MOMENTS
from tests.postgres import database_url, in_a_loop_of_its_own

if TYPE_CHECKING:
    from tests.distributing import Distribution
    from tests.world import World

# how long an example takes says something of the machine, not of the rule
settings.register_profile("rules", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("rules")

# each HTTP client reads all certificates of the world, which takes 36 ms; the server of the tests speaks plain HTTP
ssl.create_default_context = cache(ssl.create_default_context)  # type: ignore[assignment]

# tortoise puts its table classes together anew whenever a database is opened, which was half of a test's start: it does
# so once for each kind of database now, and what it made for a kind is put back when that is opened again
_put_classes_together = Apps._build_initial_querysets
_OF_A_KIND = ("filters", "db_native_fields", "db_default_fields", "db_complex_fields")
_QUERIES_OF_A_KIND = ("basetable", "basequery", "basequery_all_fields")
_kinds: dict[str, dict[type[Model], dict[str, Any]]] = {}


def _once_for_each_kind(apps: Apps) -> None:
    if list(apps.apps) != ["storage"]:
        _put_classes_together(apps)
        return
    classes = list(apps.apps["storage"].values())
    kind = str(apps._config["storage"]["default_connection"])
    if kind not in _kinds:
        for table in classes:
            for name in _OF_A_KIND:
                # what another kind has is kept
                setattr(table._meta, name, copy(getattr(table._meta, name)))
        _put_classes_together(apps)
        _kinds[kind] = {
            table: {name: getattr(table._meta, name) for name in (*_OF_A_KIND, *_QUERIES_OF_A_KIND)}
            for table in classes
        }
    for table in classes:
        for name, made in _kinds[kind][table].items():
            setattr(table._meta, name, made)


Apps._build_initial_querysets = _once_for_each_kind  # type: ignore[assignment]

# the tests keep all processors busy: a child that stands back would wait for every other test
in_child.NICE = 0


def pytest_collection_finish() -> None:
    """Keeps what thousands of collected tests are made of from being looked through for garbage, as programs do."""
    keep_collector_away()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> "Distribution | None":
    """Distributes the groups of tests by tests/distributing.py."""
    if config.getoption("dist") != "loadgroup":
        return None
    from tests.distributing import Distribution  # xdist is not always there

    return Distribution(config, log)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--moments=all``: the tests with a moment alone, at every moment of tests/moments.py.

    ``--drill=half``: a firm of 100,000 entries and 2,000 files is restored, ``full``: of 300,000 and 5,000.
    """
    parser.addoption("--drill", choices=("few", "half", "full"), default="few", help="size of the restore drill")
    parser.addoption("--moments", choices=("few", "all"), default="few", help="run tests with a moment at all of them")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test marked ``moments`` runs at those it names, or at all of them."""
    if marker := metafunc.definition.get_closest_marker("moments"):
        names = MOMENTS if metafunc.config.getoption("--moments") == "all" else marker.args
        metafunc.parametrize("moment", [MOMENTS[name] for name in names], ids=names)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what has no moment when all moments are asked for."""
    if config.getoption("--moments") == "all":
        others = [item for item in items if item.get_closest_marker("moments") is None]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


@pytest.fixture
def moment() -> datetime:
    """When a test begins that is not marked with other ``moments``."""
    return MOMENTS["monday"]


@pytest.fixture
def running_clock(moment: datetime) -> MovableClock:
    """A clock that began to run at the moment as the test began; programs that it starts go by it too."""
    return MovableClock(moment - SystemClock().now())


@pytest.fixture
def clock() -> FrozenClock:
    """Monday, 23 November 2026, 09:30 in Beijing."""
    return FrozenClock(datetime(2026, 11, 23, 1, 30, tzinfo=UTC))


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "empty.db"
    in_a_loop_of_its_own(_migrated(f"sqlite://{path}"))
    return path


@pytest.fixture(scope="session")
def migrated_postgres() -> str:
    """The URL of this worker's migrated PostgreSQL database."""
    url = database_url(f"qb_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}")
    in_a_loop_of_its_own(_migrated(url))
    return url


@pytest.fixture(params=["sqlite", "postgres"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An open, empty database of each kind, in which the built-in forms are published; yields its URL."""
    async with _open(request.param, request, tmp_path) as url:
        yield url


@pytest.fixture
async def bare_tables(database: str) -> str:
    """The same without a row in any table; yields its URL."""
    await connection().execute_query("DELETE FROM form_version")
    return database


@pytest.fixture
async def sqlite(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An open, empty SQLite database; yields its URL."""
    async with _open("sqlite", request, tmp_path) as url:
        yield url


@pytest.fixture
async def bare_sqlite_tables(sqlite: str) -> str:
    """The same without a row in any table; yields its URL."""
    await connection().execute_query("DELETE FROM form_version")
    return sqlite


@pytest.fixture
async def postgres(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An open, empty PostgreSQL database; yields its URL."""
    async with _open("postgres", request, tmp_path) as url:
        yield url


def empty_database(kind: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """The URL of a migrated, empty database of this kind, not opened (for programs started as processes)."""
    if kind == "sqlite":
        path = folder / "quality.db"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        return f"sqlite://{path}"
    return str(request.getfixturevalue("migrated_postgres"))


class _open:  # noqa: N801 -- reads as the verb it is
    """Opens an empty database of a kind for the length of a block."""

    def __init__(self, kind: str, request: pytest.FixtureRequest, folder: Path) -> None:
        self.kind = kind
        self.url = empty_database(kind, request, folder)
        self.opened = opened(self.url)

    async def __aenter__(self) -> str:
        await self.opened.__aenter__()
        if self.kind == "postgres":
            await empty_postgres()
        return self.url

    async def __aexit__(self, *failure: object) -> None:
        await self.opened.__aexit__(None, None, None)


async def empty_postgres() -> None:
    """Deletes all rows at once: a replica session is not stopped by append-only triggers or foreign keys."""
    tables = await connection().execute_query_dict(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '%migrations%'"
    )
    deletes = "; ".join(
        f'DELETE FROM "{row["tablename"]}"' + (KEPT if row["tablename"] == "form_version" else "") for row in tables
    )
    await connection().execute_script(
        f"SET session_replication_role = replica; {deletes}; SET session_replication_role = DEFAULT"
    )


PUBLISHED = datetime(2020, 1, 1, tzinfo=UTC)
KEPT = f" WHERE created_at <> '{PUBLISHED.isoformat()}'"
"""The built-in forms are there before each test, as in any firm: to publish them took longer than to start."""


async def _migrated(url: str) -> None:
    async with opened(url):
        await migrate()
        await publish_forms(Cause(at=PUBLISHED))


@pytest.fixture
async def world(database: str, clock: FrozenClock, tmp_path: Path) -> AsyncIterator["World"]:
    """The whole program with the demo company's people, on each database."""
    from tests.world import the_world  # aiogram takes seconds to import: only for tests that need it

    async with the_world(clock, tmp_path) as world:
        yield world


@pytest.fixture
async def sqlite_world(sqlite: str, clock: FrozenClock, tmp_path: Path) -> AsyncIterator["World"]:
    """The same on SQLite only, where the database makes no difference."""
    from tests.world import the_world

    async with the_world(clock, tmp_path) as world:
        yield world


@pytest.fixture
async def postgres_world(postgres: str, clock: FrozenClock, tmp_path: Path) -> AsyncIterator["World"]:
    """The made-up company on PostgreSQL alone, where several read and write at once."""
    from tests.world import the_world

    async with the_world(clock, tmp_path) as world:
        yield world


@pytest.fixture
async def empty_sqlite_world(sqlite: str, clock: FrozenClock, tmp_path: Path) -> AsyncIterator["World"]:
    """The whole program before anyone has joined, on SQLite only."""
    from tests.world import the_world

    async with the_world(clock, tmp_path, empty=True) as world:
        yield world


@pytest.fixture
async def empty_world(database: str, clock: FrozenClock, tmp_path: Path) -> AsyncIterator["World"]:
    """The whole program before anyone has joined, on each database."""
    from tests.world import the_world

    async with the_world(clock, tmp_path, empty=True) as world:
        yield world
