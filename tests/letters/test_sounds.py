"""What somebody asked for arrives without a sound; what has a deadline does not."""

import aiohttp

from bot.letters.catalogue import KINDS
from tests.schedules.post_room import a_patrol_with_a_finding, beijing
from tests.world import CONSULTANT, MANAGER, World


async def sounds(world: World, telegram_id: int) -> list[tuple[str, bool]]:
    """What was sent to somebody unasked, by which method, and whether it was silent, as Telegram was told."""
    async with aiohttp.ClientSession(world.sandbox.url) as http, http.get("/sandbox/calls?after=0") as response:
        calls = await response.json()
    return [
        (call["method"], bool(call["params"].get("disable_notification")))
        for call in calls
        if call["method"] in ("sendMessage", "sendDocument") and str(call["chat_id"]) == str(telegram_id)
    ]


async def test_ones_own_report_is_silent_and_the_clients_and_reminders_are_not(sqlite_world: World) -> None:
    world = sqlite_world
    for person in (CONSULTANT, MANAGER):
        await world.phone(person)
    await a_patrol_with_a_finding(world)
    await world.until(beijing(10, day=26))
    assert [silent for method, silent in await sounds(world, CONSULTANT) if method == "sendDocument"] == [True]
    told = await sounds(world, MANAGER)
    assert ("sendDocument", False) in told
    assert {silent for _, silent in told} == {False}


def test_what_has_a_deadline_is_never_silent() -> None:
    assert {code for code, kind in KINDS.items() if kind.silent} == {
        "backup_week",
        "case_taken",
        "work_week",
        "own_report",
        "joining_card",
        "document",
        "register",
        "ledgers_exported",
        "ledgers_imported",
        "policy_count",
        "trail_head",
        "visit_under_way",
    }
