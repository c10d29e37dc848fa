"""Firms and people that look alike: warned of when they are made or renamed, told apart on every button."""

import pytest

from storage import database as db
from storage.clients import add_client, find_clients
from tests.flows.behalf.recording import do, record
from tests.flows.ledgers.ledgers import uploaded
from tests.flows.steps import count, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, OTHER_STAFF, World

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


async def test_the_first_firm_that_there_ever_was_is_looked_at_too(sqlite_world: World) -> None:
    first = await one("SELECT short_name FROM client WHERE id = 1")
    phone = await sqlite_world.phone(ADMINISTRATOR)
    said = (await do(phone, ">客户", "➕ 新增客户", ">另一家有限公司", f">{first}")).text
    assert f"{ALIKE}：{first}" in said


async def test_a_person_like_another_is_warned_of(world: World) -> None:
    phone = await world.phone(ADMINISTRATOR)
    said = (await do(phone, ">人员", "➕ 新增人员", ">王 芳")).text
    while "核对" not in said:
        said = (await do(phone, "跳过")).text
    assert f"{ALIKE}：王芳" in said


async def test_of_many_who_are_alike_it_is_said_how_many_there_are(sqlite_world: World) -> None:
    for n in range(4):
        await db.changed(
            "INSERT INTO person (code, name, phone, language, created_at) VALUES (:code, '王芳', '', 'zh', :at)",
            code=f"W{n}",
            at=sqlite_world.clock.now(),
        )
    phone = await sqlite_world.phone(ADMINISTRATOR)
    said = (await do(phone, ">人员", "➕ 新增人员", ">王 芳")).text
    while "核对" not in said:
        said = (await do(phone, "跳过")).text
    assert "王芳 · W1，还有 2 条" in said


async def test_a_workbook_with_what_looks_alike_says_so_before_it_goes_in(world: World) -> None:
    rows = {
        "客户": [["HX2", "恒信阀门（无锡）有限公司", "恒信 阀门", "否"], ["MD", "明德电器有限公司", "明德", "否"]],
        "人员": [["T-1", "高远", "", "", "", "13900001111"], ["T-2", "高 远", "", "", "", "13900002222"]],
    }
    said = (await (await uploaded(world, rows)).last()).text
    assert "恒信 阀门 (HX2)，已有 恒信阀门 (HX)" in said
    assert "高 远 (T-2)，已有 高远 (T-1)" in said
    assert "明德 (MD)，已有" not in said


async def renamed(world: World, ledger: str, entry: str, change: str, text: str) -> Phone:
    """The administrator has typed what one column of an entry is to be from now on."""
    phone = await world.phone(ADMINISTRATOR)
    await do(phone, f">{ledger}", entry, "✏️ 修改", change, f">{text}")
    return phone


@pytest.mark.parametrize(
    ("ledger", "entry", "change", "text", "like"),
    [
        ("客户", "晨光电器", "简称", "恒信 阀门", "恒信阀门 · HX"),
        ("客户", "晨光电器", "企业全称", "恒信阀门有限公司", "恒信阀门 · HX"),
        ("人员", "周明", "姓名", "王 芳", "王芳 · P"),
        ("人员", "周明", "电话", "139 0000 1111", "王芳 · P"),
    ],
)
async def test_who_is_renamed_into_another_is_warned_of_with_the_same_words(
    world: World, ledger: str, entry: str, change: str, text: str, like: str
) -> None:
    await db.changed("UPDATE person SET phone = '13900001111' WHERE name = '王芳'")
    phone = await renamed(world, ledger, entry, change, text)
    said = (await phone.last()).text
    assert f"{ALIKE}：{like}" in said
    trail = await count("trail WHERE action = 'change'")
    await press_sparingly(phone, "保存")
    assert await count("trail WHERE action = 'change'") == trail + 1


async def test_who_is_renamed_into_nobody_else_or_keeps_the_name_is_not(sqlite_world: World) -> None:
    for text in ("晨光电器", "晨光新电器"):
        phone = await renamed(sqlite_world, "客户", "晨光", "简称", text)
        assert ALIKE not in (await phone.last()).text
        assert "核对" not in (await phone.last()).text


async def test_somebody_new_who_is_recorded_for_is_looked_for_on_the_firms_list(world: World) -> None:
    consultant = await record(world, "📮 投诉", "名单里没有", ">王 芳", "跳过", "电话")
    said = (await consultant.last()).text
    assert f"{ALIKE}：王芳 · P" in said
    people = await count("person")
    await press_sparingly(consultant, "✅")
    assert await count("person") == people + 1


async def test_who_records_hears_of_nobody_at_another_firm(sqlite_world: World) -> None:
    name = await one("SELECT name FROM person WHERE telegram_id = :id", id=OTHER_STAFF)
    consultant = await record(sqlite_world, "📮 投诉", "名单里没有", f">{name}", "跳过", "电话")
    assert ALIKE not in (await consultant.last()).text
    assert "核对" not in (await consultant.last()).text


async def test_namesakes_are_told_apart_by_their_codes(world: World) -> None:
    await add_client("HX2", "恒信阀门（无锡）有限公司", "恒信阀门", world.clock.now())
    names = {client.short_name for client in await find_clients(None)}
    assert names == {"恒信阀门 · HX", "恒信阀门 · HX2", "晨光电器"}
    phone = await world.phone(ADMINISTRATOR)
    await phone.text("加入")
    shown = await phone.buttons()
    assert len(shown) == len(set(shown))
    assert {"恒信阀门 · HX", "恒信阀门 · HX2"} <= set(shown)
