"""``make bench``: steps a second of a patrol beside a bare aiogram checklist bot, in the same run."""

import argparse
import asyncio
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import aiohttp

from tests.bench.load import Figures, drive
from tests.bench.measure_bare import measure
from tests.bench.processes import stand_in
from tests.bench.product import all_conform, begin, product, seed
from tests.postgres import database_url

LIBRARIES = ("aiogram", "python-telegram-bot", "tortoise-orm", "aiohttp", "asyncpg")


async def measure_product(name: str, people: int, seconds: float) -> str:
    """One line of the table for the product on one database."""
    with tempfile.TemporaryDirectory() as folder:
        url = database_url("qb_bench") if name == "postgres" else f"sqlite://{folder}/quality.db"
        async with stand_in() as api:
            ids = await _accounts(api, people)
            await seed(url, ids)
            async with product(api, url, Path(folder)) as running:
                used = running.cpu_s()
                figures = await drive(api, ids, seconds, begin, all_conform)
                used = running.cpu_s() - used
                return (
                    f"{_line(f'product, {name}', figures)}"
                    f"  {1000 * used / max(figures.steps, 1):6.2f}  {running.ready_after_s:6.1f}"
                    f"  {running.memory_mb():6.0f}"
                )


async def _accounts(api: str, people: int) -> list[int]:
    async with aiohttp.ClientSession(api) as session:
        made = []
        for number in range(people):
            body = {"first_name": f"管家 {number}", "language_code": "zh-hans"}
            async with session.post("/sandbox/people", json=body) as response:
                made.append(int((await response.json())["person"]["id"]))
        return made


def _line(name: str, figures: Figures) -> str:
    return (
        f"{name:24}{figures.steps_per_s:8.0f}{figures.p50_ms:9.1f}{figures.p95_ms:9.1f}{figures.p99_ms:9.1f}"
        f"{figures.api_calls_per_tap:8.2f}"
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=2, help="How often the whole table is measured.")
    options = parser.parse_args()
    say = sys.stdout.write
    say(f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}, ")
    say(", ".join(f"{library} {version(library)}" for library in LIBRARIES) + "\n")
    say(f"{options.people} people tapping as fast as answers come, {options.seconds:g} s a row; bot, Bot API server ")
    say("and driver in three processes. The product's steps are committed; the bare bot keeps all in memory.\n")
    say("CPU: processor time of the product's process in the row, openings included, over its steps.\n\n")
    say(f"{'':24}{'steps/s':>8}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'calls':>8}  CPU ms  ready s      MB\n")
    for _ in range(options.rounds):
        for freeze in (False, True):
            name = f"bare aiogram{', gc.freeze' if freeze else ''}"
            say(_line(name, asyncio.run(measure(options.people, options.seconds, freeze=freeze))) + "\n")
        for database in ("sqlite", "postgres"):
            say(asyncio.run(measure_product(database, options.people, options.seconds)) + "\n")


if __name__ == "__main__":
    main()
