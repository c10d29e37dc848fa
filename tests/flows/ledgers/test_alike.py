"""Firms and people that look alike: warned of when they are made, told apart on every button."""

from storage.clients import add_client, find_clients
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import uploaded
from tests.world import ADMINISTRATOR, World

ALIKE = "已有相近的"


async def test_a_firm_like_another_is_warned_of_before_it_is_saved(world: World) -> None:
    phone = await world.phone(ADMINISTRATOR)
    said = (await do(phone, ">客户", "➕ 新增客户", ">恒信阀门有限公司（新）", ">恒信 阀门")).text
    assert f"{ALIKE}：恒信阀门 · HX" in said


async def test_a_firm_like_no_other_is_not(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(ADMINISTRATOR)
    said = (await do(phone, ">客户", "➕ 新增客户", ">明德电器有限公司", ">明德")).text
    assert "核对" in said
    assert ALIKE not in said


async def test_a_person_like_another_is_warned_of(world: World) -> None:
    phone = await world.phone(ADMINISTRATOR)
    said = (await do(phone, ">人员", "➕ 新增人员", ">王 芳")).text
    while "核对" not in said:
        said = (await do(phone, "跳过")).text
    assert f"{ALIKE}：王芳" in said


async def test_a_workbook_with_what_looks_alike_says_so_before_it_goes_in(world: World) -> None:
    rows = {
        "客户": [["HX2", "恒信阀门（无锡）有限公司", "恒信 阀门", "否"], ["MD", "明德电器有限公司", "明德", "否"]],
        "人员": [["T-1", "高远", "", "", "", "13900001111"], ["T-2", "高 远", "", "", "", "13900002222"]],
    }
    said = (await (await uploaded(world, rows)).last()).text
    assert "恒信 阀门 (HX2)，已有 恒信阀门 (HX)" in said
    assert "高 远 (T-2)，已有 高远 (T-1)" in said
    assert "明德 (MD)，已有" not in said


async def test_namesakes_are_told_apart_by_their_codes(world: World) -> None:
    await add_client("HX2", "恒信阀门（无锡）有限公司", "恒信阀门", world.clock.now())
    names = {client.short_name for client in await find_clients(None)}
    assert names == {"恒信阀门 · HX", "恒信阀门 · HX2", "晨光电器"}
    phone = await world.phone(ADMINISTRATOR)
    await phone.text("加入")
    shown = await phone.buttons()
    assert len(shown) == len(set(shown))
    assert {"恒信阀门 · HX", "恒信阀门 · HX2"} <= set(shown)
