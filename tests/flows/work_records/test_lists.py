"""Lists of work records: by client, site, author and month; the client's have what was released alone."""

from bot.screens.buttons import ShowRecords, pack
from tests.flows.behalf.recording import CLIENT, do
from tests.flows.steps import english, one, press_sparingly, release, submit_patrol
from tests.world import AUDITOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, STAFF, World

NUMBER = "XC20261123-01"


async def test_patrols_are_listed_by_client_and_site_and_as_ones_own(world: World) -> None:
    await submit_patrol(world)
    await release(world)
    consultant = await world.phone(CONSULTANT)
    await consultant.text("巡查记录")
    listed = await press_sparingly(consultant, CLIENT)
    assert listed.text.startswith("巡查记录 · 恒信阀门 · 2026年11月\n共 1 次")
    assert "11月23日 · 总装车间 · 85% · 1 个问题 · 周明" in listed.text
    mine = await press_sparingly(consultant, "👤 我记的")
    assert "恒信阀门有限公司 · 总装车间" in mine.text
    card = await press_sparingly(consultant, "1")
    assert card.text.startswith(NUMBER)
    assert "检查 7 项：✅ 6 · ❌ 1" in card.text
    assert "❌ 4 " in card.text
    assert "：封样缺失" in card.text
    await press_sparingly(consultant, "‹ 巡查记录")
    site = await press_sparingly(consultant, "📍 原料仓库")
    assert "这个月没有记录" in site.text
    assert "巡查记录 · 恒信阀门 · 原料仓库" in site.text
    await press_sparingly(consultant, "＋ 临时巡查")
    assert "1/7" in (await consultant.last()).text, "the next patrol is begun at the site whose list this is"


async def test_a_client_and_a_site_lead_to_what_was_recorded_there(sqlite_world: World) -> None:
    await submit_patrol(sqlite_world)
    await release(sqlite_world)
    auditor = await sqlite_world.phone(AUDITOR)
    await do(auditor, ">场所", "总装车间")
    assert (await press_sparingly(auditor, "巡查记录")).text.startswith("巡查记录 · 恒信阀门 · 总装车间 · 2026年11月")
    await do(auditor, ">客户", "恒信阀门")
    assert {"巡查", "服务"} <= set(await auditor.buttons())
    assert (await press_sparingly(auditor, "服务")).text.startswith("服务记录 · 恒信阀门")
    await do(auditor, ">客户", "恒信阀门", "其他…")
    assert {"交付记录", "续期记录"} <= set(await auditor.buttons())


async def test_what_the_client_does_not_have_yet_is_in_no_list_of_theirs(sqlite_world: World) -> None:
    await submit_patrol(sqlite_world)
    manager, lead = await sqlite_world.phone(MANAGER), await sqlite_world.phone(LEAD)
    await manager.text("巡查记录")
    assert "这个月没有记录" in (await manager.last()).text
    assert "共 0 次" in (await manager.last()).text
    await do(lead, ">巡查记录", CLIENT)
    assert "已提交" in (await lead.last()).text
    await release(sqlite_world)
    await manager.text("巡查记录")
    assert NUMBER in (await manager.last()).text
    assert "👤 我记的" not in await manager.buttons()


async def test_where_this_month_has_nothing_the_latest_that_has_opens(sqlite_world: World) -> None:
    consultant = await submit_patrol(sqlite_world)
    await release(sqlite_world)
    await sqlite_world.pass_by(days=10)
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("巡查记录")
    assert (await manager.last()).text.startswith("巡查记录 · 恒信阀门 · 2026年11月\n共 1 次")
    await do(consultant, ">临时巡查", "总装车间", "全部符合", "跳过", "提交")
    await manager.text("巡查记录")
    assert "2026年11月" in (await manager.last()).text, "of what they do not have yet they hear nothing"


async def test_a_recalled_patrol_stays_in_the_list_of_who_may_see_it_and_counts_no_more(sqlite_world: World) -> None:
    consultant = await submit_patrol(sqlite_world)
    await consultant.press("↩️ 撤回")
    await do(consultant, ">巡查记录", CLIENT)
    listed = (await consultant.last()).text
    assert "共 0 次" in listed
    assert "已撤回" in listed


async def test_lists_are_of_those_who_may_see_them(sqlite_world: World) -> None:
    await submit_patrol(sqlite_world)
    await release(sqlite_world)
    client = sqlite_world.company.clients["HX"]
    site = await one("SELECT site_id FROM work_record")
    consultant = sqlite_world.company.people[CONSULTANT].id
    for who, of, of_id, sees in (
        (AUDITOR, "client", client, True),
        (MANAGER, "site", site, True),
        (OTHER_MANAGER, "client", client, False),
        (OTHER_MANAGER, "site", site, False),
        (STAFF, "client", client, False),
        (LEAD, "person", consultant, False),
        (LEAD, "", 0, False),
        (LEAD, "entry", 1, False),
        (LEAD, "site", 9999, False),
    ):
        phone = await sqlite_world.phone(who)
        pressed = pack(ShowRecords("patrol", of, of_id, "", "", 0))
        await phone.press_data(await phone.last(), pressed, force=True)
        assert (NUMBER in (await phone.last()).text) is sees, (who, of)
        assert sees or "您无权查看" in (await phone.last()).text, (who, of)


async def test_in_english(sqlite_world: World) -> None:
    await submit_patrol(sqlite_world)
    await release(sqlite_world)
    manager = await sqlite_world.phone(MANAGER)
    await english(manager)
    await manager.text("patrols")
    listed = (await manager.last()).text
    assert listed.startswith("Patrols · 恒信阀门 · Nov 2026\n1 in all")
    assert "23 Nov · 总装车间 · 85% · 1 finding · 周明" in listed


async def test_buttons_of_before_open_what_they_opened(sqlite_world: World) -> None:
    """They are in chats: of when patrols and services had buttons of their own."""
    await submit_patrol(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, ">记一笔", CLIENT, "电话", ">问了检定日期", "15 分钟")
    client, patrol, service = (
        sqlite_world.company.clients["HX"],
        await one("SELECT id FROM work_record WHERE kind = 'patrol'"),
        await one("SELECT id FROM work_record WHERE kind = 'service'"),
    )
    for data, said in (
        (f"p|{patrol}", NUMBER),
        (f"Lc|{service}", "问了检定日期"),
        (f"Ls|{client}|2026-11|phone|0", "共 1 次，15 分钟"),
        ("Ls|0|||0", "看哪家企业的？"),
        ("s|0", "去哪个现场？"),
        ("Ld|0", "给哪家企业做的？"),
        (f"r|{patrol}", "已撤回，企业不会收到"),
        (f"rv|{patrol}", "核对"),
    ):
        await consultant.text("菜单")
        await consultant.press_data(await consultant.last(), data, force=True)
        assert said in (await consultant.last()).text, data
