"""``make bench``: steps a second of a patrol beside a bare aiogram checklist bot, and how long a tap waits.

The former is measured with people who tap as soon as the answer came, the latter with people who tap when they tap.
"""

import argparse
import asyncio
import platform
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from importlib.metadata import version
from pathlib import Path

import aiohttp

from bot.clock import SystemClock
from storage.database import opened
from tests.bench import photos, spreadsheets
from tests.bench.load import Chats, Figures, drive, new_people, on_the_phone
from tests.bench.long_work import LONG_WORK, file_store, prepare, until_done
from tests.bench.measure_bare import measure
from tests.bench.processes import stand_in
from tests.bench.product import all_conform, begin, product, seed
from tests.bench.tapping import EACH_EVERY_S, Tapping, Waits, set_round_trip
from tests.postgres import database_url

RATES, ROUND_TRIPS = (5, 20, 30), (0, 100)
BESIDE = 20
"""Taps a second while long work is under way."""
BURST, AT_ONCE = 1_500, 20
READERS = 600
"""Accounts that an announcement reaches while it is measured."""
LONGEST_REPORT_S = 120.0
LONGEST_S = 30.0
"""Of long work that does not end before."""
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


async def measure_taps(name: str, round_trip: int, seconds: float, *, webhook: bool) -> AsyncIterator[str]:
    """Lines of the table of taps for one database and one round trip (milliseconds), alone and beside long work."""
    with tempfile.TemporaryDirectory() as folder:
        url = database_url("qb_bench") if name == "postgres" else f"sqlite://{folder}/quality.db"
        async with stand_in() as api:
            ids = await _accounts(api, int(max(RATES) * EACH_EVERY_S))
            readers = await new_people(api, READERS)
            await seed(url, ids)
            async with opened(url):
                await prepare(SystemClock().now(), file_store(Path(folder)), readers)
            async with product(api, url, Path(folder), webhook=webhook), on_the_phone(api, [*ids, *readers]) as chats:
                for reader in readers:
                    await chats.phones[reader].start()
                tapping = Tapping([chats.phones[person] for person in ids], begin, all_conform)
                await tapping.get_ready()
                await set_round_trip(api, round_trip)
                for rate in RATES:
                    yield _waits(f"{name}, {round_trip} ms, alone", rate, await tapping.tap(rate, seconds), round_trip)
                for what, (job, release) in LONG_WORK.items():
                    ended = asyncio.Event()
                    watching = asyncio.ensure_future(_until_done(url, job, ended))
                    beside = asyncio.ensure_future(tapping.tap(BESIDE, LONGEST_S if job else 2 * seconds, ended))
                    await release(url, SystemClock().now())
                    found = await beside
                    watching.cancel()
                    yield _waits(f"{name}, {round_trip} ms, {what}", BESIDE, found, round_trip)
                beside = asyncio.ensure_future(tapping.tap(BESIDE, 2 * seconds))
                await _burst(chats, readers[0])
                what = f"{name}, {round_trip} ms, a burst of {BURST:,} texts"
                yield _waits(what, BESIDE, await beside, round_trip)


async def measure_photos(name: str, round_trip: int, *, webhook: bool) -> str:
    """One line about a report of photos as phones keep them, on one database."""
    with tempfile.TemporaryDirectory() as folder:
        url = database_url("qb_bench") if name == "postgres" else f"sqlite://{folder}/quality.db"
        async with stand_in() as api:
            ids = await _accounts(api, int(BESIDE * EACH_EVERY_S))
            (reader,) = await new_people(api, 1)
            await seed(url, ids)
            async with opened(url):
                await photos.prepare(SystemClock().now(), file_store(Path(folder)), reader)
            async with (
                product(api, url, Path(folder), webhook=webhook) as running,
                on_the_phone(api, [*ids, reader]) as chats,
            ):
                await chats.phones[reader].start()
                tapping = Tapping([chats.phones[person] for person in ids], begin, all_conform)
                await tapping.get_ready()
                await set_round_trip(api, round_trip)
                found = await photos.measure(url, running.process, tapping, BESIDE, LONGEST_REPORT_S)
                what = f"{name}, {round_trip} ms, {photos.PHOTOS} photos of phones"
                return (
                    f"{_waits(what, BESIDE, found.waits, round_trip)}{found.seconds:9.1f}"
                    f"{found.before_mb:9.0f}{found.peak_mb:9.0f}{found.load:7.1f}"
                )


async def _burst(chats: Chats, who: int) -> None:
    """Somebody sends so many texts as fast as they are taken."""
    for _ in range(0, BURST, AT_ONCE):
        await asyncio.gather(*(chats.post(f"people/{who}/text", {"text": "菜单"}) for _ in range(AT_ONCE)))


async def _until_done(url: str, job: str | None, ended: asyncio.Event) -> None:
    await asyncio.sleep(1)
    if job is not None:
        await until_done(url, job)
        ended.set()


def _waits(what: str, rate: int, found: Waits, round_trip: int) -> str:
    return (
        f"{what:48}{rate:6}{found.taps:7}{found.p50_ms:9.1f}{found.p95_ms:9.1f}{found.p99_ms:9.1f}"
        f"{found.p99_ms - round_trip:9.1f}"
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


async def _taps(seconds: float, databases: Sequence[str], *, webhook: bool) -> None:
    say = sys.stdout.write
    say(f"\nPeople tapping at a steady rate, whether or not the last answer came; {seconds:g} s a row, beside long ")
    say("work until it ends.\nFrom when a tap fell due until its answer is shown; beyond: p99 less one round trip.\n\n")
    say(f"{'':48}{'taps/s':>6}{'taps':>7}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'beyond':>9}\n")
    for name in databases:
        for round_trip in ROUND_TRIPS:
            async for line in measure_taps(name, round_trip, seconds, webhook=webhook):
                say(f"{line}\n")
                sys.stdout.flush()


async def _photos(databases: Sequence[str], *, webhook: bool) -> None:
    say = sys.stdout.write
    say(f"\nA report of {photos.PHOTOS} photos as phones keep them, each copied first, while people tap.\n")
    say("s: until the report is made. MB: the product and its children, shared memory once, before and at most.\n\n")
    say(f"{'':48}{'taps/s':>6}{'taps':>7}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'beyond':>9}")
    say(f"{'s':>9}{'MB':>9}{'at most':>9}{'load':>7}\n")
    for name in databases:
        for round_trip in ROUND_TRIPS:
            say(f"{await measure_photos(name, round_trip, webhook=webhook)}\n")
            sys.stdout.flush()


async def _spreadsheets(databases: Sequence[str], rows: int, ledgers: Sequence[str]) -> None:
    say = sys.stdout.write
    say(
        f"\nEach ledger as a workbook of {rows:,} rows, by the commands: in, out and in again, which changes nothing.\n"
    )
    say("s, MB: of the whole command, at most; bare: openpyxl writing the cells of the export alone.\n\n")
    say(f"{'':40}{'in s':>9}{'MB':>7}{'out s':>9}{'MB':>7}{'bare s':>9}{'again s':>9}{'MB':>7}\n")
    for name in databases:
        for ledger in spreadsheets.MEASURED:
            if not ledgers or ledger.code in ledgers:
                with tempfile.TemporaryDirectory() as folder:
                    url = database_url("qb_bench") if name == "postgres" else f"sqlite://{folder}/quality.db"
                    trip = await spreadsheets.measure(ledger, rows, Path(folder), url)
                ratio = trip.export_s / trip.bare_s
                say(f"{f'{name}, {trip.ledger}':36}{trip.empty.seconds:8.1f}")
                say(f"{trip.came_in.seconds:7.1f}{trip.came_in.peak_mb:6.0f}")
                say(f"{trip.came_out.seconds:7.1f}{trip.came_out.peak_mb:6.0f}{trip.bare_s:8.1f}{ratio:7.2f}")
                say(f"{trip.in_again.seconds:9.1f}{trip.in_again.peak_mb:6.0f}\n")
                sys.stdout.flush()


def _steps(people: int, seconds: float, rounds: int, databases: Sequence[str]) -> None:
    say = sys.stdout.write
    say(f"{people} people tapping as fast as answers come, {seconds:g} s a row; bot, Bot API server ")
    say("and driver in three processes. The product's steps are committed; the bare bot keeps all in memory.\n")
    say("CPU: processor time of the product's process in the row, openings included, over its steps.\n\n")
    say(f"{'':24}{'steps/s':>8}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'calls':>8}  CPU ms  ready s      MB\n")
    for _ in range(rounds):
        for freeze in (False, True):
            name = f"bare aiogram{', gc.freeze' if freeze else ''}"
            say(_line(name, asyncio.run(measure(people, seconds, freeze=freeze))) + "\n")
        for database in databases:
            say(asyncio.run(measure_product(database, people, seconds)) + "\n")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=2, help="How often the whole table is measured.")
    parser.add_argument("--only", choices=("steps", "taps", "photos", "spreadsheets"), help="All unless said.")
    parser.add_argument("--database", choices=("sqlite", "postgres"), action="append", help="Both unless said.")
    parser.add_argument("--rows", type=int, default=20_000, help="Of a workbook.")
    parser.add_argument("--ledger", action="append", default=[], help="Its code; all unless said.")
    parser.add_argument("--webhook", action="store_true", help="Taps come by a webhook, not by polling.")
    options = parser.parse_args()
    databases = options.database or ["sqlite", "postgres"]
    say = sys.stdout.write
    say(f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}, ")
    say(", ".join(f"{library} {version(library)}" for library in LIBRARIES) + "\n")
    if options.only in (None, "steps"):
        _steps(options.people, options.seconds, options.rounds, databases)
    if options.only in (None, "taps"):
        asyncio.run(_taps(options.seconds, databases, webhook=options.webhook))
    if options.only in (None, "photos"):
        asyncio.run(_photos(databases, webhook=options.webhook))
    if options.only in (None, "spreadsheets"):
        asyncio.run(_spreadsheets(databases, options.rows, options.ledger))


if __name__ == "__main__":
    main()
