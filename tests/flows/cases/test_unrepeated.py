"""What is void repeats nothing: the finding that it seemed to repeat is marked as come back no more (clause 4.7.1)."""

from collections.abc import Awaitable, Callable

import pytest

from bot.rules.boards.found import Wanted
from bot.screens.buttons import ShowFound, pack
from tests.flows.cases.test_lasting import ASKED, card_of, closed, reviewing
from tests.flows.cases.test_repeats import FIRST, SECOND, mended, patrolled_again
from tests.flows.steps import one, press_sparingly, release, released_patrol
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, World

THIRD = "WT20261123-03"
PATROL, AGAIN, ONCE_MORE = "XC20261123-01", "XC20261123-02", "XC20261123-03"
CAME_BACK = "后来又出现"


async def listed(world: World, wanted: Wanted) -> str:
    """What the board of findings shows the manager."""
    manager = await world.phone(MANAGER)
    await manager.text("菜单")
    button = pack(ShowFound(world.company.clients["HX"], wanted.packed(), 0))
    await manager.press_data(await manager.last(), button, force=True)
    return (await manager.last()).text


async def void(world: World, number: str = AGAIN, key: str = "随记录作废") -> None:
    """The lead voids a patrol that the client has."""
    lead = await world.phone(LEAD)
    await lead.text(number)
    await press_sparingly(lead, "🗑 作废")
    await lead.text("走错了车间")
    await press_sparingly(lead, key)
    await press_sparingly(lead, "🗑 确定作废")


async def correcting(world: World, number: str) -> Phone:
    """The consultant corrects the fourth item of a patrol that the client has."""
    consultant = await world.phone(CONSULTANT)
    await world.pass_by(minutes=1)
    await consultant.text(number)
    await press_sparingly(consultant, "✏️ 更正")
    await consultant.text("第4项看错了")
    await consultant.text("4")
    return consultant


async def corrected_to_good(world: World) -> None:
    """The second patrol is corrected: what it found was none."""
    consultant = await correcting(world, AGAIN)
    await press_sparingly(consultant, "✅ 符合")
    await press_sparingly(consultant, "提交")


async def corrected_to_bad(world: World, number: str) -> None:
    """A patrol is corrected: something was overlooked."""
    consultant = await correcting(world, number)
    await press_sparingly(consultant, "❌ 不符合")
    await consultant.text("封样那时就缺")
    await consultant.photo(picture())
    await press_sparingly(consultant, "一般")
    await press_sparingly(consultant, "否")
    await press_sparingly(consultant, "提交")


async def came_back(world: World) -> None:
    """What was closed a month ago was found again."""
    await closed(world)
    await patrolled_again(world)
    await release(world)
    manager = await world.phone(MANAGER)
    assert f"{CAME_BACK}：{SECOND}" in await card_of(manager, FIRST)
    assert FIRST in await listed(world, Wanted(again=True))
    assert SECOND in await listed(world, Wanted(repeat=True))


@pytest.mark.parametrize("undone", [void, corrected_to_good], ids=["void", "corrected"])
async def test_with_what_repeated_it_the_mark_goes_and_it_is_asked_about_anew(
    sqlite_world: World, undone: Callable[[World], Awaitable[None]]
) -> None:
    world = sqlite_world
    await came_back(world)
    await undone(world)
    manager = await world.phone(MANAGER)
    assert CAME_BACK not in await card_of(manager, FIRST)
    assert FIRST not in await listed(world, Wanted(again=True))
    assert "这里还没有记录" in await listed(world, Wanted(repeat=True))
    assert await one("SELECT count(*) FROM finding_detail WHERE effect <> ''") == 0
    assert ASKED in (await (await reviewing(world)).last()).text


async def test_it_stays_where_what_was_found_goes_on_without_its_record(sqlite_world: World) -> None:
    world = sqlite_world
    await came_back(world)
    await void(world, key="保留，继续整改")
    assert f"{CAME_BACK}：{SECOND}" in await card_of(await world.phone(MANAGER), FIRST)
    assert FIRST in await listed(world, Wanted(again=True))


async def test_what_came_back_once_more_repeats_what_is_left(world: World) -> None:
    await came_back(world)
    await patrolled_again(world, "全部符合，除4 封样第三次缺了")
    await release(world)
    manager = await world.phone(MANAGER)
    assert f"重复问题，上次：{SECOND}" in await card_of(manager, THIRD)
    await void(world)
    assert f"重复问题，上次：{FIRST}" in await card_of(manager, THIRD)
    assert f"{CAME_BACK}：{THIRD}" in await card_of(manager, FIRST)
    assert FIRST in await listed(world, Wanted(again=True))
    await void(world, ONCE_MORE)
    assert CAME_BACK not in await card_of(manager, FIRST)
    assert FIRST not in await listed(world, Wanted(again=True))


async def test_without_what_it_repeated_it_is_the_first_of_its_kind(sqlite_world: World) -> None:
    world = sqlite_world
    await came_back(world)
    await void(world, PATROL)
    assert "重复" not in await card_of(await world.phone(MANAGER), SECOND)
    assert "这里还没有记录" in await listed(world, Wanted(repeat=True))


async def test_what_a_correction_finds_came_back_too(sqlite_world: World) -> None:
    world = sqlite_world
    await closed(world)
    consultant = await reviewing(world)
    await consultant.press("确认无误，提交")
    await release(world)
    await corrected_to_bad(world, AGAIN)
    assert f"{CAME_BACK}：{SECOND}" in await card_of(await world.phone(MANAGER), FIRST)
    assert FIRST in await listed(world, Wanted(again=True))


async def test_what_an_old_record_is_corrected_to_repeats_nothing_that_was_found_later(sqlite_world: World) -> None:
    """The old patrol was clean; later the same item was found, mended and closed."""
    world = sqlite_world
    consultant = await reviewing(world)
    await consultant.press("确认无误，提交")
    await release(world)
    await world.pass_by(days=7)
    await patrolled_again(world)
    await release(world)
    later = str(await one("SELECT number FROM service_case"))
    await mended(world, later)
    await corrected_to_bad(world, PATROL)
    manager = await world.phone(MANAGER)
    assert await one("SELECT count(*) FROM finding_detail") == 2
    assert CAME_BACK not in await card_of(manager, later)
    assert await one("SELECT count(*) FROM finding_detail WHERE repeat_of_id IS NOT NULL OR effect <> ''") == 0


async def test_what_was_found_again_before_its_closing_did_not_come_back_behind_it(sqlite_world: World) -> None:
    """It was found again while it was still open, so that nothing is said of its fix."""
    world = sqlite_world
    await released_patrol(world)
    await patrolled_again(world)
    await world.pass_by(minutes=1)
    await mended(world)
    await release(world)
    assert f"{CAME_BACK}：{SECOND}" in await card_of(await world.phone(MANAGER), FIRST)
    assert FIRST not in await listed(world, Wanted(again=True))
