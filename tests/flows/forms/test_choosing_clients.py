"""Of which client a form is: asked in one way, of those only who may fill it in about several."""

import pytest

from bot.rules.people import Role
from bot.screens.buttons import ChooseFirm, pack, unpack
from storage.clients import add_client
from storage.people import persons as people
from tests.flows.steps import count
from tests.sandbox.phone import Phone
from tests.world import MANAGER, STAFF, World

OWN, OTHER = "恒信阀门", "晨光电器"
OLD_BUTTON = "xf|complaint"


async def of_two_firms(world: World, role: Role = Role.CLIENT_MANAGER) -> Phone:
    """The phone of a manager who belongs to another firm too."""
    await people.add_grant(world.company.people[MANAGER].id, role, world.company.clients["CG"], world.clock.now())
    return await world.phone(MANAGER)


@pytest.mark.parametrize("word", ["投诉", "问管家", "邀请加入", "台账"])
async def test_whoever_may_for_several_is_asked_which_and_fills_it_in_about_that_one(
    sqlite_world: World, word: str
) -> None:
    manager = await of_two_firms(sqlite_world)
    await manager.text(word)
    assert {OWN, OTHER} <= set(await manager.buttons())
    assert await count("draft") == 0
    await manager.press(OTHER)
    assert await count("draft WHERE subject_kind = 'client' AND subject_id > 1") == 1


@pytest.mark.parametrize("word", ["投诉", "邀请加入", "台账"])
async def test_whoever_may_for_one_is_asked_nothing(sqlite_world: World, word: str) -> None:
    manager = await sqlite_world.phone(MANAGER)
    await manager.text(word)
    assert OWN not in await manager.buttons()
    assert await count("draft") == 1


async def test_a_firm_where_they_are_staff_only_is_not_offered_for_an_invitation(sqlite_world: World) -> None:
    manager = await of_two_firms(sqlite_world, Role.CLIENT_STAFF)
    await manager.text("邀请加入")
    assert OTHER not in await manager.buttons()
    assert await count("draft WHERE form = 'staff_invitation'") == 1


async def test_the_home_leads_to_the_same_question(sqlite_world: World) -> None:
    manager = await of_two_firms(sqlite_world)
    await manager.text("菜单")
    await manager.press("更多…")
    await manager.press("我要投诉")
    assert {OWN, OTHER} <= set(await manager.buttons())


async def test_a_button_from_before_the_list_had_pages_goes_on(sqlite_world: World) -> None:
    assert unpack(OLD_BUTTON) == ChooseFirm("complaint", 0)
    manager = await of_two_firms(sqlite_world)
    await manager.press_data(await manager.last(), OLD_BUTTON, force=True)
    assert {OWN, OTHER} <= set(await manager.buttons())


@pytest.mark.parametrize(("who", "form"), [(STAFF, "staff_invitation"), (STAFF, "register"), (STAFF, "role")])
async def test_a_forged_choice_is_refused(sqlite_world: World, who: int, form: str) -> None:
    phone = await sqlite_world.phone(who)
    answer = await phone.press_data(await phone.last(), pack(ChooseFirm(form)), force=True)
    assert "您无权" in answer.text + (await phone.last()).text
    assert await count("draft") == 0


async def test_many_clients_have_pages(sqlite_world: World) -> None:
    who, now = sqlite_world.company.people[MANAGER].id, sqlite_world.clock.now()
    for number in range(10):
        client_id = await add_client(f"N{number}", f"新星{number}厂有限公司", f"新星{number}厂", now)
        await people.add_grant(who, Role.CLIENT_MANAGER, client_id, now)
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("投诉")
    assert "新星9厂" not in await manager.buttons()
    await manager.press("›")
    await manager.press("新星9厂")
    assert await count("draft WHERE form = 'complaint'") == 1
