"""整改是否保持: the next checklist at the site asks once of what was closed whether it lasts (clause 4.7.1)."""

from datetime import timedelta

from storage import database as db
from tests.flows.cases.test_repeats import FIRST, SECOND, mended
from tests.flows.steps import english, one, press_sparingly, release, released_patrol
from tests.flows.test_register import ask, rows, workbook
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, World

ASKED = "以前整改过的，还保持吗？"


async def closed(world: World, days: int = 31) -> None:
    """What a patrol found was mended and closed so long ago."""
    await released_patrol(world)
    await mended(world)
    at = world.clock.now() - timedelta(days=days)
    await db.values("UPDATE service_case SET closed_at = :at RETURNING id", at=at)


async def reviewing(world: World) -> Phone:
    """The consultant looks at the review of the next patrol, in which all is well."""
    consultant = await world.phone(CONSULTANT)
    await consultant.text("巡查")
    await consultant.press("总装车间")
    await consultant.text("全部符合")
    await consultant.press("跳过")
    return consultant


async def card_of(phone: Phone, number: str) -> str:
    """What a finding's card says."""
    await phone.text(number)
    return (await phone.last()).text


async def test_one_tap_says_that_it_lasts_and_it_is_asked_once(world: World) -> None:
    await closed(world)
    consultant = await reviewing(world)
    assert ASKED in (await consultant.last()).text
    assert f"Ⓐ {FIRST} 封样缺失" in (await consultant.last()).text
    shown = await press_sparingly(consultant, "Ⓐ 保持")
    assert "：保持" in shown.text
    # another mind costs another tap, and no more
    await press_sparingly(consultant, "Ⓐ 没看到")
    await press_sparingly(consultant, "Ⓐ 保持")
    await consultant.press("确认无误，提交")

    manager = await world.phone(MANAGER)
    assert "整改保持" not in await card_of(manager, FIRST), "the client has not got the patrol yet"
    await release(world)
    assert "整改保持：XC20261123-02 看过" in await card_of(manager, FIRST)
    assert await one("SELECT state FROM service_case") == "closed"
    await ask(manager)
    (line,) = rows(await workbook(manager, world), "问题")
    assert line["整改效果"] == "保持"
    assert ASKED not in (await (await reviewing(world)).last()).text


async def test_what_came_back_is_asked_about_at_its_item_and_repeats_the_former(sqlite_world: World) -> None:
    world = sqlite_world
    await closed(world)
    consultant = await world.phone(CONSULTANT)
    await english(consultant)
    await consultant.text("patrol")
    await consultant.press("总装车间")
    await consultant.text("all ok")
    await consultant.press("Skip")
    assert "Fixed before: does it hold?" in (await consultant.last()).text
    await press_sparingly(consultant, "Ⓐ Came back")
    await consultant.text("seal missing again")
    await consultant.photo(picture())
    await consultant.press("Ordinary")
    await consultant.press("No")
    review = await consultant.last()
    assert "Came back, see item 4" in review.text
    assert "Ⓐ" not in str(await consultant.buttons())
    await consultant.press("Confirm and submit")
    await release(world)
    manager = await world.phone(MANAGER)
    assert f"重复问题，上次：{FIRST}" in await card_of(manager, SECOND)
    assert f"后来又出现：{SECOND}" in await card_of(manager, FIRST)
    assert "已闭环" in await card_of(manager, FIRST)


async def test_what_is_no_item_of_the_checklist_comes_back_as_it_was(sqlite_world: World) -> None:
    world = sqlite_world
    await closed(world)
    await db.values("UPDATE finding_detail SET question = 'elsewhere' RETURNING id")
    consultant = await reviewing(world)
    await press_sparingly(consultant, "Ⓐ 又出现")
    await consultant.press("确认无误，提交")
    await release(world)
    manager = await world.phone(MANAGER)
    again = await card_of(manager, SECOND)
    assert "封样缺失" in again
    assert f"重复问题，上次：{FIRST}" in again
    assert await one("SELECT effect FROM finding_detail WHERE repeat_of_id IS NULL") == "again"


async def test_a_slip_is_taken_back_with_the_item(sqlite_world: World) -> None:
    await closed(sqlite_world)
    consultant = await reviewing(sqlite_world)
    await consultant.press("Ⓐ 又出现")
    await consultant.press("上一步")
    await consultant.press("✅ 符合")
    review = await consultant.last()
    assert ASKED in review.text
    assert "又出现" not in review.text
    await consultant.press("确认无误，提交")
    assert await one("SELECT count(*) FROM service_case") == 1


async def test_it_is_asked_after_the_set_time_and_again_where_the_record_was_void(sqlite_world: World) -> None:
    world = sqlite_world
    await closed(world, days=29)
    consultant = await reviewing(world)
    assert ASKED not in (await consultant.last()).text
    at = world.clock.now() - timedelta(days=30)
    await db.values("UPDATE service_case SET closed_at = :at RETURNING id", at=at)
    await consultant.text("继续填写")
    await consultant.press("Ⓐ 没看到")
    await consultant.press("确认无误，提交")
    await release(world)
    assert await one("SELECT effect FROM finding_detail") == "not_seen"
    lead = await world.phone(LEAD)
    await lead.text("XC20261123-02")
    await lead.press("撤回")
    await lead.text("走错了车间")
    assert await one("SELECT effect FROM finding_detail") == ""
    assert ASKED in (await (await reviewing(world)).last()).text
