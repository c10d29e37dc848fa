"""Which policies are listed for whom, and which of them wait to be read."""

from bot.services.policies import list_policies, to_read
from storage.people.persons import get_person
from tests.flows.steps import one, press_sparingly
from tests.flows.test_policies import published, write
from tests.world import CONSULTANT, LEAD, QUALITY_MANAGER, World


async def listed(world: World, telegram_id: int) -> list[tuple[str, bool, bool]]:
    """The title of each, whether it is asked for and whether it was read."""
    who = await get_person(world.company.people[telegram_id].id)
    assert who is not None
    assert {one.id for one in await to_read(who)} == {
        found.version.id for found in await list_policies(who) if found.asked
    }
    return [(found.version.title, found.asked, found.read) for found in await list_policies(who)]


async def test_nobody_is_asked_to_read_what_is_not_in_force(sqlite_world: World) -> None:
    world = sqlite_world
    await published(world, "在用", "停用的")
    author = await world.phone(QUALITY_MANAGER)
    await author.text("制度")
    await author.press("停用的")
    await press_sparingly(author, "🚫 废止")
    await press_sparingly(author, "确定废止")
    await write(world, "还没发布")
    assert await one("SELECT count(*) AS n FROM policy WHERE revoked_at IS NOT NULL") == 1
    assert await listed(world, QUALITY_MANAGER) == [
        ("还没发布", False, False),
        ("在用", True, False),
        ("停用的", False, False),
    ]
    assert await listed(world, CONSULTANT) == [("在用", True, False)]
    lead = await world.phone(LEAD)
    await lead.text("制度")
    await lead.press("在用")
    await press_sparingly(lead, "✅ 已阅读并理解")
    assert await listed(world, LEAD) == [("在用", False, True)]
