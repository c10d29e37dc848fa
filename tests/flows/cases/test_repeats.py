"""重复问题: the same item found again at the same place is marked, and the lead hears of it once (clause 4.7.1)."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from storage import database as db
from tests.flows.steps import count, english, heard, one, press_sparingly, release, released_patrol
from tests.flows.test_register import ask, rows, workbook
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF, World

FIRST, SECOND = "WT20261123-01", "WT20261123-02"


async def mended(world: World, number: str = FIRST) -> None:
    """The client mends what was found, and the butler approves it."""
    staff, consultant = await world.phone(STAFF), await world.phone(CONSULTANT)
    await staff.text(number)
    await staff.press("提交整改")
    await staff.photo(picture(), caption="已补齐封样并贴了标签")
    await consultant.text(number)
    await consultant.press("复查通过")


async def patrolled_again(world: World, line: str = "全部符合，除4 封样又缺了", *, twice: bool = False) -> None:
    """Another patrol at the same site, with one finding or two."""
    consultant = await world.phone(CONSULTANT)
    await consultant.text("巡查")
    await consultant.press("总装车间")
    await consultant.text(line)
    for _finding in range(1 + twice):
        await consultant.photo(picture())
        await consultant.press("一般")
        await consultant.press("否")
    await consultant.press("确认无误，提交")


async def test_what_comes_back_is_marked_everywhere_and_told_to_the_lead_once(world: World) -> None:
    await released_patrol(world)
    await mended(world)
    await patrolled_again(world)
    lead = await world.phone(LEAD)
    await english(lead)
    await world.beat()
    assert "🔁" not in (await lead.last()).text, "the client has not got it yet, and it may be taken back"
    await release(world)
    await world.beat()

    letter = await heard(lead, "A finding came back")
    for words in (SECOND, "封样又缺了", f"Before: {FIRST}, closed on Mon 23 Nov", "What could follow"):
        assert words in letter.text, words
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'finding_repeats'") == 1

    manager = await world.phone(MANAGER)
    await manager.text("问题")
    assert "🔁 重复" in (await manager.last()).text
    await manager.text(SECOND)
    assert f"🔁 重复问题，上次：{FIRST}" in (await manager.last()).text
    former = await press_sparingly(manager, f"🔁 {FIRST}")
    assert "已闭环" in former.text
    assert "重复" not in former.text
    await ask(manager)
    lines = rows(await workbook(manager, world), "问题")
    assert [(line["编号"], line["重复于"]) for line in lines] == [(FIRST, None), (SECOND, FIRST)]


async def test_several_that_came_back_are_told_together(sqlite_world: World) -> None:
    world, lead = sqlite_world, await sqlite_world.phone(LEAD)
    await released_patrol(world)
    await patrolled_again(world, "全部符合，除5 记录缺页")
    await release(world)
    await patrolled_again(world, "全部符合，除4 封样又缺了，5 记录又缺页", twice=True)
    await release(world)
    await world.beat()
    letter = await heard(lead, "有 2 个问题又出现了")
    assert letter.text.count("还没闭环") == 2
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'finding_repeats' ") == 1


async def long_ago(world: World) -> None:
    """It was closed before the period that counts."""
    await db.values("UPDATE service_case SET closed_at = :at RETURNING id", at=world.clock.now() - timedelta(days=181))


async def voided(world: World) -> None:
    """The lead took the first patrol back."""
    lead = await world.phone(LEAD)
    await lead.text("XC20261123-01")
    await lead.press("撤回")
    await lead.text("记错了车间")


@pytest.mark.parametrize("before", [long_ago, voided], ids=["long ago", "void"])
async def test_what_was_mended_long_ago_or_void_is_no_repeat(
    sqlite_world: World, before: Callable[[World], Awaitable[None]]
) -> None:
    await released_patrol(sqlite_world)
    await mended(sqlite_world)
    await before(sqlite_world)
    await patrolled_again(sqlite_world)
    assert await one("SELECT count(*) FROM finding_detail WHERE repeat_of_id IS NOT NULL") == 0


async def test_another_item_and_what_the_client_never_got_are_no_repeats(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    await patrolled_again(world, "全部符合，除5 记录缺页")
    # two in a row that the client knows nothing of: it had nothing to mend
    await patrolled_again(world, "全部符合，除5 记录又缺页")
    assert await count("finding_detail") == 3
    assert await one("SELECT count(*) FROM finding_detail WHERE repeat_of_id IS NOT NULL") == 0
