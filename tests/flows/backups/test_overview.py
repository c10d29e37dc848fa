"""备份 on the phone: the last ones, where they lie, who keeps them, and one made now."""

from pathlib import Path

from storage.backups import made
from tests.flows.backups.command import Command, backing_up
from tests.flows.backups.stories import restored
from tests.flows.steps import count, english, press_sparingly
from tests.sandbox.phone import Phone
from tests.schedules.post_room import beijing, heard
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, MANAGER, QUALITY_MANAGER, World


async def looking(world: World, folder: Path, who: int = ADMINISTRATOR) -> tuple[Phone, Command]:
    """Somebody looks at the backups, on Wednesday morning of a week with one that failed."""
    command = backing_up(world, folder)
    phone = await world.phone(who)
    await world.beat()
    await world.until(beijing(9, day=24))
    command.will_fail("There is no room left in <the> target.")
    await world.until(beijing(9, day=25))
    await phone.text("备份")
    return phone, command


async def test_it_shows_the_last_ones_and_when_the_next_is_due(world: World, tmp_path: Path) -> None:
    phone, _ = await looking(world, tmp_path)
    lines = (await phone.last()).text.splitlines()
    assert lines == [
        "备份",
        "",
        "· ❌ 11月25日 04:30　There is no room left in <the> target.",
        "· ❌ 11月25日 02:30　There is no room left in <the> target.",
        "· ❌ 11月25日 02:00　There is no room left in <the> target.",
        "· ✅ 11月24日 02:00　120 个文件，新存 12.3 MB",
        "",
        "存放在：data/backups（已加密）",
        "备份保管人：未设置",
        "下次备份：11月26日（周四）02:00",
    ]


async def test_it_is_there_in_english_by_its_word_and_in_the_settings(sqlite_world: World, tmp_path: Path) -> None:
    world = sqlite_world
    phone, command = await looking(world, tmp_path)
    command.will_say(encrypted=False, recipient=None, files=1)
    await english(phone)
    await world.until(beijing(9, day=26))
    for way in ("backup", "/backup", "Backups"):
        await phone.text(way)
        shown = (await phone.last()).text
        assert "✅ 26 Nov 02:00 · 1 file, 12.3 MB written" in shown, way
        assert "Kept in: data/backups (⚠️ not encrypted)" in shown
        assert "Next: Fri 27 Nov, 02:00" in shown
    await phone.text("settings")
    await press_sparingly(phone, "Backups")
    assert "Kept in: data/backups" in (await phone.last()).text


async def test_before_there_was_any_it_says_so(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(ADMINISTRATOR)
    await phone.text("备份")
    assert "还没有做过备份。" in (await phone.last()).text


async def test_one_is_made_now_and_the_answer_comes_when_it_is_done(world: World, tmp_path: Path) -> None:
    phone, command = await looking(world, tmp_path)
    command.will_say()
    before = command.made
    for _ in range(2):
        await press_sparingly(phone, "立即备份")
    assert "🕓 11月25日 09:00　等待中" in (await phone.last()).text
    await world.beat()
    assert command.made == before + 1
    assert await heard(world, ADMINISTRATOR, "备份好了") == [
        "✅ 备份好了：120 个文件，新存 12.3 MB，放在 data/backups，已加密。"
    ]
    assert await count("job WHERE kind = 'make_backup' AND state = 'waiting'") == 0


async def test_that_it_could_not_be_made_is_answered_too_in_the_readers_language(
    sqlite_world: World, tmp_path: Path
) -> None:
    world = sqlite_world
    phone, _ = await looking(world, tmp_path)
    await english(phone)
    await phone.text("backup")
    await press_sparingly(phone, "Back up now")
    await world.beat()
    (told,) = await heard(world, ADMINISTRATOR, "Your backup could not be made")
    assert told.endswith("Reason: There is no room left in <the> target.")
    latest = await made.get_latest()
    assert latest is not None
    assert latest.state == "failed"
    await world.pass_by(hours=5)
    assert (await made.get_latest()) == latest, "who asked decides whether to try again"


async def test_an_old_button_makes_none_and_shows_how_it_stands(sqlite_world: World, tmp_path: Path) -> None:
    world = sqlite_world
    phone, command = await looking(world, tmp_path)
    old = await phone.last()
    button = old.button("立即备份")
    assert button is not None
    assert button.data is not None
    command.will_say()
    await world.until(beijing(9, day=26))
    before = await count("backup")
    told = await phone.press_data(old, button.data, force=True)
    assert told.text == "已处理过了"
    assert await count("backup") == before
    assert "✅ 11月26日 02:00" in (await phone.last()).text


async def test_where_none_are_made_asking_says_so(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await world.phone(ADMINISTRATOR)
    await phone.text("备份")
    await press_sparingly(phone, "立即备份")
    await world.beat()
    (told,) = await heard(world, ADMINISTRATOR, "您要的备份没有做成")
    assert told.endswith("原因：这是试用环境，不做备份。")


async def test_it_is_nobody_elses(sqlite_world: World) -> None:
    world = sqlite_world
    await (await world.phone(QUALITY_MANAGER)).text("备份")
    assert "还没有做过备份。" in (await world.stranger(QUALITY_MANAGER).last()).text
    for who in (CONSULTANT, MANAGER, AUDITOR):
        phone = await world.phone(who)
        await phone.text("备份")
        shown = (await phone.last()).text
        assert "您无权查看" in shown or "备份由管理员和备份保管人来看" in shown, who
        await phone.text("设置")
        assert "备份" not in str(await phone.buttons())


async def test_it_says_from_which_backup_the_firm_was_restored(sqlite_world: World) -> None:
    world = sqlite_world
    await restored(world, letters=0)
    phone = await world.phone(ADMINISTRATOR)
    await phone.text("备份")
    assert "11月23日 09:30 从 11月23日 04:30 的备份恢复过。" in (await phone.last()).text
    assert "恢复前到期的消息" not in str(await phone.buttons())
