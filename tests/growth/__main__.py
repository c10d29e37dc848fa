"""``make bench-growth``: a firm of some size on both databases, and how long people wait for what."""

import argparse
import asyncio
import platform
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from tests.growth.measuring import measure
from tests.growth.planning import measure_planning
from tests.growth.waiting import Took
from tests.postgres import database_url

Measuring = Callable[[str, Path], AsyncIterator[Took]]


async def _table(name: str, measuring: Measuring) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = database_url("qb_growth") if name == "postgres" else f"sqlite://{folder}/quality.db"
        async for line in measuring(url, Path(folder)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.growth", description=__doc__)
    parser.add_argument("--records", type=int, default=100_000, help="about how many, of all tables together")
    parser.add_argument("--database", choices=("sqlite", "postgres"), action="append", help="both unless said")
    parser.add_argument("--sites", type=int, help="that have a plan; in proportion unless said")
    parser.add_argument("--tasks", type=int, help="that are past, one a week for each plan; in proportion unless said")
    parser.add_argument(
        "--planned", type=int, default=10_000, help="sites of which days are planned, a firm of its own"
    )
    parser.add_argument("--only", choices=("pages", "planning"), help="both unless said")
    options = parser.parse_args()
    sys.stdout.write(f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}\n")
    tables: dict[str, tuple[str, Measuring]] = {
        "pages": (
            f"{options.records:,} records",
            lambda url, folder: measure(url, options.records, folder, options.sites, options.tasks),
        ),
        "planning": (
            f"{options.planned:,} sites",
            lambda url, folder: measure_planning(url, options.planned, folder),
        ),
    }
    for name in options.database or ("sqlite", "postgres"):
        for of, measuring in (tables[one] for one in ([options.only] if options.only else tables)):
            sys.stdout.write(f"\n{f'{name}, {of}':42}{'p50 ms':>10}{'p99 ms':>10}{'CPU ms':>10}\n")
            asyncio.run(_table(name, measuring))


if __name__ == "__main__":
    main()
