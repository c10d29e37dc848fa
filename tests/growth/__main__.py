"""``make bench-growth``: a firm of some size on both databases, and how long people wait for what."""

import argparse
import asyncio
import platform
import sys
import tempfile
from pathlib import Path

from tests.growth.measuring import measure
from tests.postgres import database_url


async def _table(name: str, size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = database_url("qb_growth") if name == "postgres" else f"sqlite://{folder}/quality.db"
        async for line in measure(url, size, Path(folder)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.growth", description=__doc__)
    parser.add_argument("--records", type=int, default=100_000, help="about how many, of all tables together")
    parser.add_argument("--database", choices=("sqlite", "postgres"), action="append", help="both unless said")
    options = parser.parse_args()
    sys.stdout.write(f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}\n")
    for name in options.database or ("sqlite", "postgres"):
        sys.stdout.write(f"\n{f'{name}, {options.records:,} records':42}{'p50 ms':>10}{'p99 ms':>10}{'CPU ms':>10}\n")
        asyncio.run(_table(name, options.records))


if __name__ == "__main__":
    main()
