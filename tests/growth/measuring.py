"""What a firm of some size makes the program take: its start, its pages, a tap in a patrol, large registers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from bot.app.backups.child import COMMAND, ChildBackUp
from bot.records.registers import RegisterRequest
from bot.rules.beijing import beijing_day
from bot.rules.registers import Period, Register
from bot.rules.work_records.registers import REGISTER_NAMES
from bot.services import registers
from schedules.office import Stopped
from storage import database as db
from storage.clients import get_client
from storage.database import opened
from storage.files import FileStore
from storage.migrating import migrate
from storage.people.persons import get_person
from tests.bench.processes import stand_in
from tests.bench.product import Product, product
from tests.growth.line import HISTORY
from tests.growth.lines import lines
from tests.growth.people import LARGE, consultant_of
from tests.growth.planning import planned
from tests.growth.seeding import seed
from tests.growth.waiting import Took, join, tapped, took
from tests.sandbox.phone import Phone

ADMINISTRATOR, QUALITY_MANAGER = 1, 2
ASKED = 30
"""How often each page is asked for."""
IDLE_S = 10.0

SAID = {
    "administrator": ("菜单", "人员", "员工 77", "人员与角色"),
    "quality manager": ("菜单", "未闭环问题", "进度", "培训", "制度"),
    "consultant": ("菜单", "今天", "进度", "服务记录", "工作计划", "本周", "漏做和逾期", "团队这周", "频次兑现"),
}
"""What is said by whom, besides a patrol's number."""


async def measure(
    database_url: str, size: int, folder: Path, sites: int | None = None, tasks: int | None = None
) -> AsyncIterator[Took]:
    """Founds a firm of this size in an empty database and measures what there is to wait for.

    ``sites``, each of which has a plan, and past ``tasks``: if not as many as such a firm has.
    """
    async with stand_in() as api:
        began = perf_counter()
        async with opened(database_url):
            await migrate()
            firm = await seed(size, datetime.now(UTC), lines(sites, tasks))
            # a start whose records name files looks for some
            await FileStore(folder / "files").put(b"a photo", "image/jpeg")
            yield took("seeding", [perf_counter() - began])
            yield (await planned(f"five weeks of {firm.count('schedule'):,} sites"))[0]
            phones = await join(api, (ADMINISTRATOR, QUALITY_MANAGER, consultant_of(LARGE, firm)))
            number = await db.value(str, "SELECT number FROM work_record WHERE id = 7") or ""
            request = await _whole_history()
            for register in REGISTER_NAMES:
                yield took(f"register of the large client: {register}", [await _read(request, register)])
        began = perf_counter()
        async with product(api, database_url, folder) as running:
            yield took("start until ready", [running.ready_after_s])
            administrator, quality_manager, consultant = phones
            await administrator.start()
            yield took("start until the first answer", [perf_counter() - began])
            yield took("processor time of a second, idle", [await _idle(running)])
            for reader, phone in (
                ("administrator", administrator),
                ("quality manager", quality_manager),
                ("consultant", consultant),
            ):
                for said in (*SAID[reader], number):
                    used = running.cpu_s()
                    seconds = [await _said(phone, said) for _ in range(ASKED)]
                    yield took(f"{reader}: {said}", seconds, (running.cpu_s() - used) / ASKED)
            yield await tapped("a tap in a patrol", api, running, consultant)
            async with backing_up(database_url, folder):
                yield await tapped("a tap while a backup is made", api, running, consultant)
            for phone in phones:
                await phone.close()


@asynccontextmanager
async def backing_up(database_url: str, folder: Path) -> AsyncIterator[None]:
    """One backup after the other inside the block, each as the program makes it at night."""
    settings = (f"DATABASE_URL={database_url}", f"FILES_FOLDER={folder}/files", f"BACKUP_TO={folder}/backups")

    back_up = ChildBackUp(("env", *settings, *COMMAND))

    async def again_and_again() -> None:
        with suppress(Stopped):
            while True:
                report = await back_up()
                if not report.whole:
                    raise RuntimeError(report.sentence)

    making = asyncio.get_running_loop().create_task(again_and_again())
    try:
        yield
    finally:
        await back_up.stop()
        await making


async def _whole_history() -> RegisterRequest:
    """Everything of the large client, for the quality manager."""
    who, client, now = await get_person(QUALITY_MANAGER), await get_client(LARGE), datetime.now(UTC)
    if who is None or client is None:
        raise LookupError(QUALITY_MANAGER, LARGE)
    return RegisterRequest(1, who, client, tuple(Register), Period(beijing_day(now - HISTORY), beijing_day(now)), now)


async def _read(request: RegisterRequest, register: str) -> float:
    began = perf_counter()
    await registers.read(request, register, "zh", request.asked_at, {})
    return perf_counter() - began


async def _idle(running: Product) -> float:
    """Seconds of processor time in a second in which nobody does anything."""
    used = running.cpu_s()
    await asyncio.sleep(IDLE_S)
    return (running.cpu_s() - used) / IDLE_S


async def _said(phone: Phone, text: str) -> float:
    began = perf_counter()
    await phone.text(text)
    return perf_counter() - began
