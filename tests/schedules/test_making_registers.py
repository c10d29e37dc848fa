"""Reading a long register leaves the chat its turns, also where the database answers without waiting."""

import asyncio
from datetime import timedelta

from bot.records.registers import RegisterRequest
from bot.rules.beijing import beijing_day
from bot.rules.registers import Period, Register
from bot.services import registers
from storage import clients
from storage import database as db
from tests.world import QUALITY_MANAGER, STAFF, World

PAGES = 7


async def enquiries(world: World, n: int) -> None:
    """So many enquiries of HX within the last hour."""
    for index in range(n):
        await db.values(
            "INSERT INTO service_case (kind, number, client_id, state, title, opened_by_id, opened_at)"
            " VALUES ('enquiry', :number, :client, 'awaiting', '请问', :who, :at) RETURNING id",
            number=f"ZX{index:05}",
            client=world.company.clients["HX"],
            who=world.company.people[STAFF].id,
            at=world.clock.now() - timedelta(seconds=index),
        )


async def test_others_have_their_turn_after_every_page(sqlite_world: World) -> None:
    world = sqlite_world
    await enquiries(world, PAGES * registers.PAGE)
    client = await clients.get_client(world.company.clients["HX"])
    assert client is not None
    today = beijing_day(world.clock.now())
    who = world.company.people[QUALITY_MANAGER]
    request = RegisterRequest(1, who, client, (Register.COMPLAINTS,), Period(today, today), world.clock.now())
    turns, read = 0, asyncio.Event()

    async def chat() -> None:
        nonlocal turns
        while not read.is_set():
            await asyncio.sleep(0)
            turns += 1

    chatting = asyncio.create_task(chat())
    counts: dict[str, int] = {}
    sheet = await registers.read(request, Register.COMPLAINTS, who.language, world.clock.now(), counts)
    read.set()
    await chatting
    assert sheet.size == counts[Register.COMPLAINTS] == PAGES * registers.PAGE
    assert len(sheet.pages) == PAGES
    assert turns >= PAGES
