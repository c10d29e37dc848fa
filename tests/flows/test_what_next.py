"""Where something ends, the next useful thing is one tap away (DESIGN.md: is it one tap away?)."""

from tests.flows.steps import english, open_patrol, press_sparingly, released_patrol
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, MANAGER, STAFF, World


async def test_a_parked_form_is_one_tap_away_and_so_is_what_waits_beside_it(sqlite_world: World) -> None:
    await sqlite_world.plan_patrol("原料仓库")
    consultant = await open_patrol(sqlite_world)
    await press_sparingly(consultant, "存草稿，稍后继续")
    keys = await consultant.buttons()
    assert keys[0].startswith("▶️ 下一项：🔍")
    assert keys[1] == "▶️ 继续填写：日常巡查 · 恒信阀门 · 总装车间"
    await press_sparingly(consultant, keys[1])
    assert "总装车间" in (await consultant.last()).text
    await press_sparingly(consultant, "存草稿，稍后继续")
    await press_sparingly(consultant, "▶️ 下一项：🔍")
    assert "原料仓库" in (await consultant.last()).text, "not the patrol that was just put aside"


async def test_what_was_given_up_can_be_begun_anew(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await english(staff)
    for doing in ("Complain", "Discard…", "Discard"):
        await (staff.press(doing) if doing != "Complain" else staff.text("complaint"))
    assert (await staff.buttons())[0] == "Begin anew"
    await press_sparingly(staff, "Begin anew")
    assert "1/4" in (await staff.last()).text


async def test_after_a_step_of_a_case_the_next_that_waits_is_offered(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    consultant = sqlite_world.stranger(CONSULTANT)
    await sqlite_world.plan_patrol("原料仓库")
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("待我整改")
    await manager.press("1")
    await manager.press("提交整改")
    await manager.photo(picture())
    assert "下一项" not in str(await manager.buttons()), "nothing else waits for the manager"
    await consultant.text("菜单")
    await consultant.press("待复查 · 封样缺失")
    await consultant.press("通过")
    assert (await consultant.buttons())[0].startswith("▶️ 下一项：")
