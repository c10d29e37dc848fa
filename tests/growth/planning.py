"""What it takes to plan a day of many sites, each worked at every day, and whether the chat stands still meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time

from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.tasks.schedule import HORIZON
from bot.services.tasks import planning
from storage import database as db
from storage import tables as t
from storage.database import opened, writing
from storage.files import FileStore
from storage.jobs import queue as jobs
from storage.migrating import migrate
from tests.bench.processes import stand_in
from tests.bench.product import product
from tests.growth.lines import LINES, lines
from tests.growth.people import LARGE, consultant_of
from tests.growth.seeding import seed
from tests.growth.waiting import Took, join, tapped, took

RECORDS = 20_000
"""Of everything else: planning asks for none of it."""
SITES_OF_A_CLIENT = 20
DAYS = 5
"""How often a day is planned while nobody is in the chat."""
LOOK_EVERY_S = 0.05
SOON = timedelta(seconds=1)
"""Until whoever taps has begun."""
A_DAY = timedelta(days=1)


async def measure_planning(database_url: str, sites: int, folder: Path) -> AsyncIterator[Took]:
    """Founds a firm of so many sites in an empty database and plans their days, alone and while somebody patrols."""
    async with stand_in() as api:
        async with opened(database_url):
            await migrate()
            firm = await seed(
                RECORDS,
                datetime.now(UTC),
                {
                    **lines(sites, sites),
                    t.Client: replace(LINES[t.Client], rows=max(1, sites // SITES_OF_A_CLIENT)),
                    t.Schedule: replace(
                        LINES[t.Schedule], rows=sites, columns={**LINES[t.Schedule].columns, "often": "daily"}
                    ),
                },
            )
            # a start whose records name files looks for some
            await FileStore(folder / "files").put(b"a photo", "image/jpeg")
            for line in await planned(f"five weeks of {sites:,} sites"):
                yield line
            for line in await planned(f"a day of {sites:,} sites", DAYS):
                yield line
            (phone,) = await join(api, (consultant_of(LARGE, firm),))
        async with product(api, database_url, folder) as running, opened(database_url, beside=True):
            yield await tapped("a tap in a patrol", api, running, phone)
            alone = await _planned_by_the_program()
            yield took(f"a day of {sites:,} sites, by the program", [alone])
            planning_meanwhile = asyncio.get_running_loop().create_task(_planned_by_the_program(SOON))
            yield await tapped("a tap while a day is planned", api, running, phone, SOON.total_seconds() + alone)
            await planning_meanwhile
            await phone.close()


async def planned(what: str, times: int = 1) -> list[Took]:
    """Plans by the jobs' own use case, page by page; how long all took together, and each transaction."""
    all_s, cpu_s, pages_s = [], process_time(), list[float]()
    for n in range(times):
        if n or times > 1:
            await _set_back()
        began, after = perf_counter(), [0]
        while after:
            page_began = perf_counter()
            await planning.plan_page(Cause(at=datetime.now(UTC)), after[0])
            pages_s.append(perf_counter() - page_began)
            after = await db.column(
                int,
                "UPDATE job SET state = 'done' WHERE kind = :kind AND state = 'waiting' RETURNING subject_id",
                kind=planning.PLAN,
            )
        all_s.append(perf_counter() - began)
    return [took(what, all_s, (process_time() - cpu_s) / times), took(f"{what}: a transaction", pages_s)]


async def _set_back() -> date:
    """Has the last day be to be planned again; returns it."""
    until = beijing_day(datetime.now(UTC)) + HORIZON
    await db.changed("DELETE FROM task WHERE state = 'open' AND due_on > :before", before=until - A_DAY)
    await db.changed("UPDATE schedule SET planned_until = :before", before=until - A_DAY)
    return until


async def _planned_by_the_program(after: timedelta = timedelta()) -> float:
    """Has the running program plan a day; how long that took."""
    until, begins = await _set_back(), datetime.now(UTC) + after
    await _ask(Cause(at=begins))
    await asyncio.sleep(after.total_seconds())
    while await db.any_row("SELECT 1 AS one FROM schedule WHERE planned_until < :until LIMIT 1", until=until):  # noqa: ASYNC110 -- another process plans
        await asyncio.sleep(LOOK_EVERY_S)
    return (datetime.now(UTC) - begins).total_seconds()


@writing
async def _ask(cause: Cause) -> None:
    await jobs.repeat_job(planning.PLAN, 0, cause.at)
