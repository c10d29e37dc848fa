"""What was done at once comes before the cause, and the cause before what keeps it from coming again (clause 4.7.1)."""

import pytest

from tests.flows.steps import english, heard, one, press_sparingly, released_patrol
from tests.flows.test_register import ask, rows, workbook
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF, World

NUMBER = "WT20261123-01"
TO_COME = "原因和预防措施还没有写"


async def card_of(phone: Phone) -> str:
    """What the finding's card says."""
    await phone.text(NUMBER)
    return (await phone.last()).text


async def test_what_was_done_at_once_is_seen_while_the_cause_follows(world: World) -> None:
    await released_patrol(world)
    staff, consultant = await world.phone(STAFF), await world.phone(CONSULTANT)
    await card_of(staff)
    assert "原因和预防" not in str(await staff.buttons()), "it comes after what was done at once"
    await press_sparingly(staff, "立即措施")
    await staff.photo(picture(), caption="该批已隔离")
    card = await staff.last()
    assert "整改中" in card.text
    assert TO_COME in card.text

    await world.beat()
    news = await heard(consultant, "王芳先采取了措施")
    assert "该批已隔离" in news.text
    assert TO_COME in await card_of(consultant)

    await press_sparingly(staff, "原因和预防")
    assert "为什么会这样" in (await staff.last()).text
    await staff.text("封样柜没有人管")
    await staff.text("指定专人，每班点数")
    card = await staff.last()
    assert "原因\n封样柜没有人管" in card.text
    assert "预防措施\n指定专人，每班点数" in card.text
    assert TO_COME not in card.text
    assert "原因和预防" not in str(await staff.buttons())
    await world.beat()
    await heard(consultant, "王芳写了原因和预防措施")

    manager = await world.phone(MANAGER)
    await ask(manager)
    (line,) = rows(await workbook(manager, world), "问题")
    assert (line["立即措施"], line["原因"], line["预防措施"]) == ("该批已隔离", "封样柜没有人管", "指定专人，每班点数")


async def test_after_a_fix_the_cause_is_still_to_be_said(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    manager, lead = await sqlite_world.phone(MANAGER), await sqlite_world.phone(LEAD)
    await english(manager)
    await card_of(manager)
    assert "⚡ Done at once" in str(await manager.buttons())
    await manager.press("Submit evidence")
    await manager.photo(picture())
    assert "Its cause and what prevents it are still to come" in (await manager.last()).text
    assert "⚡ Done at once" not in str(await manager.buttons())
    assert TO_COME in await card_of(lead)
    await press_sparingly(manager, "🔎 Cause")
    await manager.text("Nobody was in charge of the cabinet")
    await manager.text("One person counts each shift")
    assert "Cause\nNobody was in charge of the cabinet" in (await manager.last()).text
    assert await one("SELECT state FROM service_case") == "awaiting_check"


@pytest.mark.parametrize(("severity", "asked"), [("轻微", False), ("一般", True), ("严重", True)])
async def test_how_grave_it_is_says_whether_the_cause_is_asked(
    sqlite_world: World, severity: str, *, asked: bool
) -> None:
    await released_patrol(sqlite_world, severity=severity)
    staff = await sqlite_world.phone(STAFF)
    await card_of(staff)
    assert ("立即措施" in str(await staff.buttons())) is asked
    await staff.press("提交整改")
    await staff.photo(picture())
    assert ("原因和预防" in str(await staff.buttons())) is asked
    assert (TO_COME in (await staff.last()).text) is asked


async def test_what_was_fixed_on_the_spot_is_closed_by_who_saw_it_with_both_photos(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await world.phone(CONSULTANT)
    await consultant.text("巡查")
    await consultant.press("总装车间")
    await consultant.text("全部符合，除4 封样缺失")
    await consultant.photo(picture())
    await consultant.press("一般")
    await consultant.press("是")
    assert "整改后照片" in (await consultant.last()).text
    await consultant.photo(picture(66))
    await consultant.press("确认无误，提交")
    await consultant.text(NUMBER)
    card = (await consultant.last()).text
    assert "已闭环" in card
    assert "周明 当场已整改" in card
    assert TO_COME not in card
    assert "🖼 照片（2）" in str(await consultant.buttons())
    assert await one("SELECT closed_at = opened_at FROM service_case") == 1


async def test_nobody_checks_what_they_fixed_or_handed_in_themselves(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await consultant.text(NUMBER)
    await consultant.press("提交整改")
    await consultant.photo(picture())
    assert "复查通过" not in str(await consultant.buttons())
    await card_of(lead)
    await press_sparingly(lead, "复查通过")
    assert "已闭环" in (await lead.last()).text
