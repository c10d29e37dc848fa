"""What is serious is repeated until whoever it waits for says that they know; its dates stay (5.5.2)."""

from storage import database as db
from tests.flows.cases.filing import NUMBER, accepted, file_complaint, in_english, opened_by
from tests.flows.steps import heard, one, press_sparingly, released_patrol
from tests.sandbox.phone import Phone
from tests.schedules.post_room import beijing
from tests.world import LEAD, MANAGER, QUALITY_MANAGER, World

AGAIN = "🔴 严重，请尽快处理"


async def repeated(phone: Phone) -> int:
    """How often something serious was said again."""
    return len([message for message in await phone.messages() if AGAIN in message.text])


async def serious_given_to_the_lead(world: World) -> Phone:
    """A serious complaint that the quality manager gave to the lead; the lead's phone."""
    lead = await world.phone(LEAD)
    _, quality = await accepted(world)
    await quality.press("🏷 类别和程度")
    await quality.press("服务时效")
    await quality.press("🔴 严重")
    await quality.press("👤 改派")
    await quality.press("孙丽")
    await world.beat()
    return lead


async def test_a_serious_complaint_is_repeated_to_whoever_has_it_until_they_say_that_they_know(world: World) -> None:
    lead = await serious_given_to_the_lead(world)
    assert (await heard(lead, "把这件事交给您处理")).button("👌 知道了") is not None
    assert await repeated(lead) == 0
    await world.pass_by(hours=2, minutes=5)
    assert await repeated(lead) == 1
    told = await heard(lead, AGAIN)
    assert NUMBER in told.text
    assert "期限不变" in told.text
    due = await one("SELECT due_at FROM service_case")
    await lead.text(NUMBER)
    answer = await press_sparingly(lead, "👌 知道了")
    assert "孙丽 知道了" in answer.text
    assert "👌 知道了" not in await lead.buttons()
    assert await one("SELECT due_at FROM service_case") == due, "the date stays"
    before = await repeated(lead)
    await world.pass_by(days=3)
    assert await repeated(lead) == before
    assert "首次答复" in str([message.text for message in await lead.messages()]), "its reminders come all the same"


async def test_it_is_not_repeated_in_the_quiet_hours(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await serious_given_to_the_lead(world)
    await world.until(beijing(19, 59))
    evening = await repeated(lead)
    assert evening > 0
    await world.until(beijing(7, 59, day=24))
    assert await repeated(lead) == evening
    await world.until(beijing(8, 30, day=24))
    assert await repeated(lead) == evening + 1, "once in the morning, not for every hour of the night"


async def test_what_is_ordinary_is_not_repeated_and_has_no_such_button(sqlite_world: World) -> None:
    await file_complaint(sqlite_world)
    quality = await opened_by(sqlite_world, QUALITY_MANAGER)
    assert "👌 知道了" not in await quality.buttons()
    await sqlite_world.pass_by(hours=6)
    assert await repeated(quality) == 0
    assert not await db.values("SELECT id FROM job WHERE kind = 'nag_case'")


async def test_a_serious_finding_is_repeated_to_the_clients_manager_until_they_have_it_in_hand(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    await in_english(manager)
    await released_patrol(world, severity="严重")
    await world.pass_by(hours=3)
    told = await heard(manager, "🔴 Serious; please see to it soon")
    assert "Tap 👌 Received, on it and this is not repeated" in told.text
    assert await press_sparingly(manager, "👌 Received, on it")
    count = len(await manager.messages())
    await world.pass_by(hours=3)
    assert len([one for one in (await manager.messages())[count:] if "🔴 Serious; please" in one.text]) == 0
