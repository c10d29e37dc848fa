"""What happens to an instrument: each event is kept, sets when it is due and whether it may be used (5.2.3-4)."""

import pytest

from tests.flows.behalf.recording import do
from tests.flows.checklists.test_overdue_instruments import NO_OTHER, measuring, report, submitted
from tests.flows.ledgers.ledgers import exported, saved, upload
from tests.flows.ledgers.test_equipment import CALIPER, equipped
from tests.flows.steps import count, english, one
from tests.sandbox.phone import Phone
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, World

MORE = "➕ 登记其他…"
CARD = (">仪器设备", CALIPER)
PASSED = ("✅ 检定", ">2026-11-20", ">JD-77", ">市计量院", "合格", ">2027-11-19", "跳过", "提交")
FAILED = ("✅ 检定", ">2026-11-22", ">JD-78", ">市计量院", "不合格", ">2027-11-19", "跳过", "提交")
FIT = (
    *("🎯 校准", ">今天", ">JZ-5", ">市计量院", "在允许误差内", "可用", ">2027-05-20"),
    *("跳过", "提交"),
)
LIMITED = (
    *("🎯 校准", ">今天", ">JZ-6", ">市计量院", "在允许误差内", "限用（准用）"),
    *(">0–100 mm", ">2027-05-20", "跳过", "提交"),
)
BROKEN = ("🔧 维修", ">今天", "坏了，停用", ">尺身变形", "提交")
REPAIRED = ("🔧 维修", ">今天", "修好，可以用", ">校直了尺身", "提交")
SCRAPPED = (MORE, "🗑 报废", ">今天", ">尺身断裂，按废铁处理", "提交")


async def card_of(phone: Phone) -> str:
    """What the card of the caliper says."""
    return (await do(phone, *CARD)).text


async def test_from_its_purchase_to_its_scrapping_each_event_is_kept_and_says_how_it_stands(world: World) -> None:
    lead = await equipped(world, due="2026-12-01")
    await do(lead, MORE, "🛒 采购", ">2026-11-02", ">上海量具", "提交")
    await do(lead, *CARD, MORE, "📦 验收", ">2026-11-03", "合格，待检定/校准", ">外观完好，附件齐全", "提交")
    assert "状态：停用" in await card_of(lead)
    await do(lead, *PASSED)
    said = await card_of(lead)
    for told in ("状态：在用", "检定/校准到期日：2027-11-19", "✅ 11月20日 · 检定 · 合格 · 有效期至 2027年11月19日"):
        assert told in said, told
    await do(lead, MORE, "🧽 维护", ">今天", ">清洁、上油", "提交")
    await do(lead, *CARD, MORE, *BROKEN)
    assert "状态：停用" in await card_of(lead)
    await do(lead, MORE, *REPAIRED)
    await do(lead, *CARD, *LIMITED)
    said = await card_of(lead)
    for told in ("状态：准用", "准用范围：0–100 mm", "检定/校准到期日：2027-05-20"):
        assert told in said, told
    await do(lead, *FIT)
    said = await card_of(lead)
    assert "状态：在用" in said
    assert "准用范围：" not in said
    await do(lead, MORE, "❓ 丢失", ">今天", ">放在三号库，盘点时没有", "提交")
    assert "状态：丢失" in await card_of(lead)
    keys = await lead.buttons()
    assert "🙌 找回" in keys
    assert "🎯 校准" not in keys, "what is lost is not calibrated"
    await do(lead, "🙌 找回", ">今天", "完好，可以用", ">在客户的工具柜里", "提交")
    await do(lead, *CARD, *SCRAPPED)
    assert "记录都保留" not in (await lead.last()).text
    assert CALIPER not in await (await world.phone(LEAD)).buttons()
    await do(lead, f"‹ {CALIPER}")
    said = (await lead.last()).text
    for told in ("状态：已报废", "🚫"):
        assert told in said, told
    assert await count("work_record") == 11
    assert await count("failed_update") == 0


async def test_what_may_not_be_used_is_marked_and_refused_with_its_state(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await measuring(world, "2027-12-20", others="温度计")
    lead = await world.phone(LEAD)
    await do(lead, *CARD, MORE, *BROKEN)
    await do(consultant, ">继续", "‹ 上一步", ">23.5")
    await consultant.press(f"E1 {CALIPER} ⛔ 停用")
    said = (await consultant.last()).text
    assert f"「E1 {CALIPER}」状态是“停用”，11月23日的测量不能用它。请换一件，或不读数并写明原因。" in said
    assert {"E2 温度计", "🚫 不读数，写原因"} <= set(await consultant.buttons())
    assert await count("draft_answer WHERE question = 'c4.instrument'") == 0
    await do(consultant, "🚫 不读数，写原因", NO_OTHER)
    assert f"未测：{NO_OTHER}" in (await consultant.last()).text


async def test_what_was_read_before_it_was_taken_out_of_use_stands(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await measuring(world, "2027-12-20")
    await consultant.press(f"E1 {CALIPER}")
    await world.pass_by(days=1)
    await do(await world.phone(LEAD), *CARD, MORE, *BROKEN)
    await do(consultant, ">继续")
    assert "XC20261124" in await submitted(consultant)
    assert f"E1{CALIPER}" in await report(consultant, world)


async def test_what_is_for_limited_use_says_so_where_it_is_picked(sqlite_world: World) -> None:
    consultant = await measuring(sqlite_world, "2027-12-20", others="温度计")
    lead = await sqlite_world.phone(LEAD)
    await do(lead, *CARD, *LIMITED)
    await do(consultant, ">继续", "‹ 上一步", ">23.5")
    assert f"E1 {CALIPER} 🟡 准用 0–100 mm" in await consultant.buttons()
    await english(lead)
    assert "State: Limited use" in (await do(lead, ">equipment", f"{CALIPER} · E1")).text


async def test_an_event_entered_late_changes_nothing_that_a_later_one_says(sqlite_world: World) -> None:
    lead = await equipped(sqlite_world)
    await do(lead, *FIT)
    await do(lead, *CARD, "✅ 检定", ">2025-11-20", ">JD-1", ">市计量院", "不合格", ">2026-11-19", "跳过", "提交")
    said = await card_of(lead)
    assert "检定/校准到期日：2027-05-20" in said
    assert "状态：在用" in said


async def void(phone: Phone, number: str) -> str:
    """Voids an event; what the card says then."""
    await do(phone, f">{number}", "✏️ 更正", ">登记错了", "＋ 作废", "是", "提交")
    return (await do(phone, f"‹ {CALIPER}")).text


async def test_an_event_that_turns_out_void_is_undone_whatever_kind_the_one_before_was(sqlite_world: World) -> None:
    lead = await equipped(sqlite_world, due="2026-12-21")
    await do(lead, *PASSED)
    await do(lead, *CARD, *LIMITED)
    said = await void(lead, "JZ20261123-01")
    assert "检定/校准到期日：2027-11-19" in said, "as the verification says"
    assert "状态：在用" in said
    assert "准用范围：" not in said
    said = await void(lead, "JD20261123-01")
    assert "检定/校准到期日：2026-12-21" in said, "as the ledger said before any"
    assert "状态：" not in said


async def test_a_scrapping_that_turns_out_void_takes_it_back_into_use(sqlite_world: World) -> None:
    lead = await equipped(sqlite_world)
    await do(lead, *SCRAPPED)
    assert await one("SELECT count(*) FROM equipment WHERE ended_at IS NOT NULL") == 1
    said = await void(lead, "BF20261123-01")
    assert "🚫" not in said
    assert "状态：" not in said
    assert await one("SELECT count(*) FROM equipment WHERE ended_at IS NULL") == 1


async def test_of_what_is_lost_nobody_is_told_that_it_runs_out(sqlite_world: World) -> None:
    lead = await equipped(sqlite_world)
    await do(lead, MORE, "❓ 丢失", ">今天", ">盘点时没有", "提交")
    await sqlite_world.pass_by(days=40)
    assert await lines("entry_expiring") == []


@pytest.mark.parametrize(
    ("who", "sees", "enters"), [(CONSULTANT, True, True), (AUDITOR, True, False), (MANAGER, False, False)]
)
async def test_who_has_it_in_hand_enters_what_happened(sqlite_world: World, who: int, sees: bool, enters: bool) -> None:
    lead = await equipped(sqlite_world)
    await do(lead, MORE, *BROKEN)
    phone = await sqlite_world.phone(who)
    await phone.text("WX20261123-01")
    assert ("尺身变形" in (await phone.last()).text) is sees
    if sees:
        await do(phone, f"‹ {CALIPER}")
        assert ("✅ 检定" in await phone.buttons()) is enters
        if enters:
            await phone.press(MORE)
            assert "🗑 报废" not in await phone.buttons(), "which is for who keeps the equipment"


async def test_the_sheet_has_how_it_stands_and_one_without_those_columns_changes_nothing(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await equipped(world)
    await do(lead, *LIMITED)
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    assert [cell.value for cell in book["仪器设备"][2]][10:12] == ["准用", "0–100 mm"]
    assert (await upload(world, administrator, saved(book))).text.startswith("👌")
    book["仪器设备"].delete_cols(11, 5)
    assert (await upload(world, administrator, saved(book))).text.startswith("👌")
    book = await exported(world, administrator)
    book["仪器设备"]["K2"] = "停用"
    refused = await upload(world, administrator, saved(book))
    assert "请改回 准用" in refused.text, "how it stands follows from its events"
    assert await one("SELECT state FROM equipment") == "limited"
