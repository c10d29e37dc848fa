"""What programs that are started as processes need: the program loaded once, databases migrated but not open here."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import opened
from tests.conftest import empty_database, empty_postgres
from tests.postgres import in_a_loop_of_its_own
from tests.process.program import environment


@pytest.fixture(scope="session")
def loaded() -> Iterator[Path]:
    """The socket of a process that has loaded the program and forks it whenever a test wants one ``running``."""
    # not in pytest's folder: the path of a socket must be short
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "loaded"
        script = Path(__file__).with_name("forking.py")
        with subprocess.Popen(
            [sys.executable, script, path], env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"loaded\n"
            try:
                yield path
            finally:
                process.kill()


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
