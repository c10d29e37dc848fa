"""``make bench-growth``: a firm of some size on both databases, and how long people wait for what."""

import argparse
import asyncio
import platform
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from tests.growth.flatness import Flat, measure_flatness
from tests.growth.measuring import measure
from tests.growth.planning import measure_planning
from tests.growth.waiting import Took
from tests.postgres import database_url

TIMES = 10
Measuring = Callable[[str, Path], AsyncIterator[Took]]


async def _flat(name: str, sizes: tuple[int, int], clients: int | None) -> None:
    """Each question in a small and a large firm, and how many times longer it takes in the large one."""
    found: list[dict[str, Flat]] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            url = database_url("qb_growth") if name == "postgres" else f"sqlite://{folder}/quality.db"
            found.append({one.what: one async for one in measure_flatness(url, size, clients, Path(folder))})
    small, large = found
    for what, before in small.items():
        if what in large:
            now = large[what]
            ratios = now.wall_s / before.wall_s, now.cpu_s / before.cpu_s
            figures = (
                1000 * before.wall_s,
                1000 * now.wall_s,
                ratios[0],
                1000 * before.cpu_s,
                1000 * now.cpu_s,
                ratios[1],
            )
            sys.stdout.write(f"{what:42}{''.join(f'{figure:10.2f}' for figure in figures)}\n")


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
    parser.add_argument("--clients", type=int, help="of both firms of --only flat; in proportion unless said")
    parser.add_argument("--only", choices=("pages", "planning", "flat"), help="the first two unless said")
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
        if options.only == "flat":
            sizes = options.records // TIMES, options.records
            heads = ("small ms", "large ms", "times", "small CPU", "large CPU", "times")
            title = f"{name}, {sizes[0]:,} and {sizes[1]:,} records"
            sys.stdout.write(f"\n{title:42}{''.join(f'{head:>10}' for head in heads)}\n")
            asyncio.run(_flat(name, sizes, options.clients))
            continue
        for of, measuring in (tables[one] for one in ([options.only] if options.only else tables)):
            sys.stdout.write(f"\n{f'{name}, {of}':42}{'p50 ms':>10}{'p99 ms':>10}{'CPU ms':>10}\n")
            asyncio.run(_table(name, measuring))


if __name__ == "__main__":
    main()
