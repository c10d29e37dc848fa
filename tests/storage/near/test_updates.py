"""Updates and replies of two bots, people and processes: each condition tells apart what differs in one thing."""

from bot.rules.cause import UpdateKey
from storage import database as db
from storage import updates
from storage.waiting_updates import (
    add_waiting_updates,
    find_waiting_updates,
    remove_waiting_updates,
    take_over_waiting_updates,
)
from tests.storage.near.firms import MINUTE
from tests.storage.rows import NOW

ME, OTHER = "here", "elsewhere"
BOT, OTHER_BOT = 7, 8


async def set_down(*update_ids: int, lane: int = 1, holder: str = ME, bot: int = BOT) -> None:
    """Sets updates down, each of which says its id."""
    given = [(UpdateKey(bot, update_id), {"update_id": update_id}) for update_id in update_ids]
    await add_waiting_updates(given, lane=lane, holder=holder, at=NOW)


async def waiting(lane: int = 1, holder: str = ME, most: int = 9) -> list[int]:
    """The updates that wait, in order."""
    return [one.parsed()["update_id"] for one in await find_waiting_updates(lane, holder, most)]


async def test_waiting_updates_are_ones_own_in_order_and_each_is_there_once(database: str) -> None:
    await set_down(5, 3)
    await set_down(3, 4, lane=2)
    await set_down(3, bot=OTHER_BOT, lane=3)
    await set_down(9, holder=OTHER)
    assert await waiting() == [3, 5]
    assert await waiting(most=1) == [3]
    assert await waiting(2) == [4], "the first that was set down stays"
    assert await waiting(3) == [3]
    assert await waiting(holder=OTHER) == [9]
    await remove_waiting_updates([one.id for one in await find_waiting_updates(1, ME, 1)])
    assert (await waiting(), await waiting(2), await waiting(3)) == ([5], [4], [3])
    # nobody is there but who asks
    assert await take_over_waiting_updates(ME) == [1, 2, 3]
    assert (await waiting(), await waiting(holder=OTHER)) == ([5, 9], [])
    assert await take_over_waiting_updates(OTHER) == [1, 2, 3]
    assert await waiting() == []


async def test_updates_that_were_given_up_are_noted_once_and_forgotten_when_they_are_old(database: str) -> None:
    assert await updates.add_failed_update(UpdateKey(BOT, 1), "message", "LookupError", NOW)
    assert not await updates.add_failed_update(UpdateKey(BOT, 1), "message", "KeyError", NOW)
    assert await updates.add_failed_update(UpdateKey(OTHER_BOT, 1), "message", "x" * 300, NOW + MINUTE)
    for n in (0, 1):
        await db.values(
            "INSERT INTO processed_update (key, at) VALUES (:key, :at) RETURNING key", key=f"7:{n}", at=NOW + n * MINUTE
        )

    async def left(table: str) -> list[str]:
        return [str(row["key"]) for row in await db.values(f"SELECT key FROM {table} ORDER BY key")]

    rows = await db.values("SELECT key, error FROM failed_update ORDER BY key")
    assert [(row["key"], row["error"]) for row in rows] == [("7:1", "LookupError"), ("8:1", "x" * 200)]
    for before, there in ((NOW, 2), (NOW + MINUTE, 1)):
        await updates.prune_failed_updates(before)
        await updates.prune_processed_updates(before)
        assert await left("failed_update") == ["7:1", "8:1"][-there:]
        assert await left("processed_update") == ["7:0", "7:1"][-there:]


async def test_the_longest_pause_of_each_bot_holds(database: str) -> None:
    assert await updates.get_flood_pause(BOT) is None
    await updates.change_flood_pause(BOT, NOW + 2 * MINUTE)
    await updates.change_flood_pause(OTHER_BOT, NOW)
    await updates.change_flood_pause(BOT, NOW + MINUTE)
    assert await updates.get_flood_pause(BOT) == NOW + 2 * MINUTE
    await updates.change_flood_pause(BOT, NOW + 3 * MINUTE)
    assert (await updates.get_flood_pause(BOT), await updates.get_flood_pause(OTHER_BOT)) == (NOW + 3 * MINUTE, NOW)


async def test_what_the_other_processes_of_a_bot_replied_is_counted_until_they_are_silent(database: str) -> None:
    await updates.change_replies_sent(ME, BOT, 5, NOW)
    await updates.change_replies_sent(OTHER, BOT, 6, NOW)
    await updates.change_replies_sent("third", OTHER_BOT, 7, NOW)
    await updates.change_replies_sent(OTHER, BOT, 9, NOW + MINUTE)
    assert [(one.holder, one.total) for one in await updates.find_replies_sent(BOT, ME)] == [(OTHER, 9)]
    assert [(one.holder, one.total) for one in await updates.find_replies_sent(BOT, OTHER)] == [(ME, 5)]
    assert [one.holder for one in await updates.find_replies_sent(OTHER_BOT, ME)] == ["third"]
    await updates.prune_replies_sent(NOW)
    assert len(await updates.find_replies_sent(BOT, "")) == 2
    await updates.prune_replies_sent(NOW + MINUTE)
    assert [one.holder for one in await updates.find_replies_sent(BOT, "")] == [OTHER]
