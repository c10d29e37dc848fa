"""The keeper of the backups (6.3 专人): named in the settings, told besides the administrators, replaced when gone."""

from pathlib import Path

from storage import database as db
from tests.flows.backups.command import backing_up
from tests.flows.steps import count, english, press_sparingly
from tests.flows.steps import heard as said
from tests.sandbox.phone import Phone
from tests.schedules.post_room import beijing, heard, lines
from tests.world import ADMINISTRATOR, CONSULTANT, World


async def named(world: World, name: str = "周明") -> Phone:
    """The administrator named somebody."""
    phone = await world.phone(ADMINISTRATOR)
    await phone.text("公司设置")
    for press in ("公司", "备份保管人", name):
        await press_sparingly(phone, press)
    return phone


async def test_one_of_ours_is_named_and_taken_back(world: World) -> None:
    phone = await named(world)
    card = await phone.last()
    assert "备份保管人：周明" in card.text
    offered = str(await phone.buttons())
    assert "✓ 周明" in offered
    assert "王芳" not in offered, "a client's manager keeps nothing of ours"
    assert "改写" not in offered
    await phone.text("公司设置")
    await press_sparingly(phone, "公司")
    assert "备份保管人：周明" in (await phone.last()).text
    await phone.press("备份保管人")
    await press_sparingly(phone, "↩️ 恢复默认")
    assert "备份保管人：未设置" in (await phone.last()).text
    changes = await db.values("SELECT details FROM trail WHERE action = 'change_setting' ORDER BY id")
    keeper = world.company.people[CONSULTANT].id
    assert [row["details"] for row in changes] == [
        f'{{"key":"backup_keeper","now":"{keeper}","was":""}}',
        f'{{"key":"backup_keeper","now":"","was":"{keeper}"}}',
    ]


async def test_the_keeper_hears_of_trouble_and_sees_the_backups(world: World, tmp_path: Path) -> None:
    await named(world)
    command = backing_up(world, tmp_path)
    keeper = await world.phone(CONSULTANT)
    await world.beat()
    command.will_fail()
    await world.until(beijing(9, day=24))
    for reader in (ADMINISTRATOR, CONSULTANT):
        assert len(await heard(world, reader, "备份失败")) == 1
    await keeper.text("设置")
    await press_sparingly(keeper, "备份")
    assert "备份保管人：周明" in (await keeper.last()).text
    assert "备份保管人" not in str(await keeper.buttons()), "it is the administrators' to name another"
    command.will_say()
    await press_sparingly(keeper, "立即备份")
    await world.beat()
    assert len(await heard(world, CONSULTANT, "备份好了")) == 1
    assert await heard(world, ADMINISTRATOR, "备份好了") == []


async def test_when_the_keeper_leaves_administrators_are_asked_to_name_another(world: World, tmp_path: Path) -> None:
    phone = await named(world)
    backing_up(world, tmp_path)
    await world.phone(CONSULTANT)
    await world.beat()
    await phone.text("人员")
    for press in ("周明", "🚫 停用", "确定停用"):
        await phone.press(press)
    await world.beat()
    (told,) = await heard(world, ADMINISTRATOR, "备份保管人已离开")
    assert "请另指定一位，并当面交接密钥" in told
    await phone.text("备份")
    assert "备份保管人：原来的人已离开，请另选" in (await phone.last()).text
    await world.until(beijing(18, day=27))
    assert len(await lines("backup_keeper_left")) == 1, "once a week"
    await world.until(beijing(18, day=30))
    assert len(await heard(world, ADMINISTRATOR, "备份保管人已离开")) == 2
    newest = await said(phone, "备份保管人已离开")
    button = newest.button("指定保管人")
    assert button is not None
    assert button.data is not None
    await phone.press_data(newest, button.data)
    await press_sparingly(phone, "孙丽")
    assert "备份保管人：孙丽" in (await phone.last()).text
    await world.until(beijing(18, day=30).replace(month=12, day=8))
    assert len(await lines("backup_keeper_left")) == 2


async def test_a_keeper_whose_role_ends_is_none_any_more(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await named(world, "吴刚")
    await english(phone)
    await phone.text("People and roles")
    for press in ("吴刚", "Quality manager", "End this role", "End"):
        await phone.press(press)
    await world.beat()
    assert len(await heard(world, ADMINISTRATOR, "The keeper of the backups has left")) == 1
    await phone.text("company")
    await press_sparingly(phone, "Company")
    assert "whoever it was has left; choose another" in (await phone.last()).text


async def test_whoever_left_meanwhile_cannot_be_named(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await world.phone(ADMINISTRATOR)
    await phone.text("公司设置")
    for press in ("公司", "备份保管人"):
        await phone.press(press)
    consultant = world.company.people[CONSULTANT].id
    await db.values("UPDATE person SET ended_at = :at WHERE id = :id RETURNING id", at=world.clock.now(), id=consultant)
    await phone.press("周明")
    assert await count("firm_setting") == 0
