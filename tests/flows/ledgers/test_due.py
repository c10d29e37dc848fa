"""到期事项: what runs out of the ledgers is on the home of whoever it names, until it was seen to (clause 6.2)."""

from bot.rules.ledgers.kinds import EXPIRIES, LEDGERS, PEOPLE
from bot.rules.ledgers.ledger import ITSELF
from bot.screens.buttons import ShowLedger, pack
from tests.flows.behalf.recording import do
from tests.flows.ledgers.test_equipment import CALIPER, equipped
from tests.flows.risks.stories import NAME, entered, measured
from tests.flows.steps import english, press_sparingly
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, QUALITY_MANAGER, World

MEASURE = "🗓 措施 改为全检 · 12月10日"
CALIBRATION = f"🗓 检定/校准 {CALIPER} · E1 · 12月1日"


async def keys_at_home(phone: Phone) -> list[str]:
    """The keys of somebody's home as it is now."""
    await phone.text("菜单")
    return await phone.buttons()


async def test_a_measure_is_on_the_home_of_who_was_asked_from_its_first_warning_until_it_is_done(world: World) -> None:
    lead, consultant = await entered(world, LEAD), await world.phone(CONSULTANT)
    await measured(lead)
    assert MEASURE not in await keys_at_home(consultant)
    await world.pass_by(days=10)
    assert MEASURE in await keys_at_home(consultant)
    assert "到期事项 1 项" in (await consultant.last()).text
    assert MEASURE not in await keys_at_home(lead), "it waits for who was asked"
    await world.pass_by(days=8)
    await do(consultant, ">今日待办")
    assert f"⏰ {MEASURE}" in await consultant.buttons()
    assert "逾期 1 件" in (await consultant.last()).text
    await press_sparingly(consultant, f"⏰ {MEASURE}")
    await do(consultant, "✅ 办好了", ">两台气密机已上线")
    assert "改为全检" not in str(await keys_at_home(consultant))


async def test_an_instrument_is_on_the_home_of_its_keeper_while_it_may_be_used(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await equipped(world, due="2026-12-01")
    consultant = await world.phone(CONSULTANT)
    assert CALIBRATION in await keys_at_home(consultant)
    for other in (lead, await world.phone(ADMINISTRATOR)):
        assert CALIPER not in str(await keys_at_home(other))
    await english(consultant)
    await do(consultant, ">menu")
    assert f"🗓 Calibration of {CALIPER} · E1 · 1 Dec" in await consultant.buttons()
    assert "1 date to keep" in (await consultant.last()).text
    await do(lead, ">仪器设备", CALIPER, "➕ 登记其他…", "❓ 丢失", ">今天", ">盘点时没有", "提交")
    await do(consultant, ">menu")
    assert CALIPER not in str(await consultant.buttons()), "what is lost is not calibrated"


async def test_a_long_name_makes_room_for_the_day(sqlite_world: World) -> None:
    world = sqlite_world
    lead, consultant = await entered(world, LEAD), await world.phone(CONSULTANT)
    await measured(lead, "把气密试验从抽样改为全检，并为此添置两台气密机和一名检验员", "2026-11-25")
    (key,) = [key for key in await keys_at_home(consultant) if key.startswith("🗓")]
    assert key.endswith("… · 11月25日")


async def test_nothing_waits_of_a_client_that_is_served_no_more_nor_for_who_serves_it_no_more(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    administrator, consultant = await world.phone(ADMINISTRATOR), await world.phone(CONSULTANT)
    await measured(await entered(world, LEAD), due="2026-11-25")
    assert "改为全检" in str(await keys_at_home(consultant))
    await do(administrator, ">分工", "恒信阀门 · 质量管家 周明", "🚫 停用", "确定停用")
    assert "改为全检" not in str(await keys_at_home(consultant)), "who may not see it is not told by it"
    await do(administrator, "↩️ 恢复使用")
    assert "改为全检" in str(await keys_at_home(consultant))
    await do(administrator, ">客户", "恒信阀门", "🚫 停用", "确定停用")
    assert "改为全检" not in str(await keys_at_home(consultant))


async def test_what_is_added_in_the_list_of_a_client_is_of_that_client(sqlite_world: World) -> None:
    world = sqlite_world
    lead, client = await world.phone(LEAD), world.company.clients["HX"]
    await lead.press_data(await lead.last(), pack(ShowLedger("risks", "current", 0, client, "")), force=True)
    await do(lead, "➕ 新增风险", f">{NAME}", "检验", ">抽样会漏。", "4", "3", "周明")
    assert "客户：恒信阀门" in (await lead.last()).text
    await do(lead, "✅ 保存")
    assert "客户：恒信阀门" in (await do(lead, ">风险", NAME)).text
    quality_manager = await world.phone(QUALITY_MANAGER)
    shown = pack(ShowLedger("licences", "current", 0, client, ""))
    await quality_manager.press_data(await quality_manager.last(), shown, force=True)
    assert "➕" not in str(await quality_manager.buttons()), "who only reads them adds none"


def test_who_keeps_an_entry_or_sees_to_it_has_it_at_home() -> None:
    kept = {ledger.code for ledger in LEDGERS.values() if ledger.kept_by and ledger.expiries}
    named = {ledger.code for ledger, expiry in EXPIRIES if expiry.seen_to_by}
    assert kept <= named
    for ledger, expiry in EXPIRIES:
        assert all(ledger.column(key).refers == PEOPLE.code for key in expiry.seen_to_by), ledger.code
        assert not (expiry.owner and ledger.owner == ITSELF)
