"""What happened to entries that are ours, as registers: for who sees all of them, and nobody of a client (5.2, 6.2)."""

import pytest

from bot.rules.work_records.kinds import EVENTS_OF
from bot.rules.work_records.registers import NAMES, OURS_REGISTERS
from bot.screens.buttons import OpenForm
from bot.screens.buttons.packing import pack
from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.ledgers.test_archives import BOX, boxed
from tests.flows.ledgers.test_equipment import CALIPER, equipped
from tests.flows.ledgers.test_equipment_events import PASSED
from tests.flows.steps import english
from tests.flows.test_register import rows, workbook
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, MANAGER, QUALITY_MANAGER, World

ALL = ("全部", "本月", "生成表格")


def test_every_event_of_an_instrument_has_its_register() -> None:
    assert set(OURS_REGISTERS["equipment"]) == {
        kind.register.code for kind in EVENTS_OF["equipment"] if kind.register is not None
    }
    assert all(kind.register is not None for kind in EVENTS_OF["equipment"])


@pytest.mark.parametrize("who", [CONSULTANT, AUDITOR])
async def test_what_happened_to_an_instrument_is_read_by_all_of_ours(world: World, who: int) -> None:
    lead = await equipped(world)
    await do(lead, *PASSED)
    await do(lead, ">仪器设备", CALIPER, "🤝 借出", "周明", ">今天", "就这一件", "借出")
    phone = await world.phone(who)
    await do(phone, ">仪器设备", "📊 导出仪器设备记录", *ALL)
    book = await workbook(phone, world)
    (verified,) = rows(book, "仪器检定")
    assert (verified["仪器"], verified["结论"], verified["证书"]) == (f"E1 {CALIPER}", "合格", "JD-77")
    assert verified["记录人"] == "孙丽"
    (lent,) = rows(book, "仪器借出")
    assert (lent["仪器"], lent["借用人"]) == (f"E1 {CALIPER}", "周明")
    assert rows(book, "仪器报废") == []


async def test_of_paper_files_those_that_are_ours_and_only_for_who_sees_all(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await boxed(world)
    await do(lead, "🔎 检查", "完好", "都做到", "确认无误")
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">纸质档案", "➕ 新增档案", "本公司的", ">合同正本", ">第 1 盒", ">档案室")
    await do(administrator, "郑敏", ">2026-12-31", ">2032-12-31", "✅ 保存")
    await do(administrator, "🔎 检查", "受潮", "有欠缺", "确认无误")
    quality = await world.phone(QUALITY_MANAGER)
    await do(quality, ">纸质档案", "📊 导出本公司纸质档案记录", "档案检查", "本月", "生成表格")
    (checked,) = rows(await workbook(quality, world), "档案检查")
    assert checked["档案"] == "A2 合同正本", f"{BOX} is a client's"
    assert not [key for key in await lead.buttons() if key.startswith("📊")]
    await do(lead, ">纸质档案")
    assert not [key for key in await lead.buttons() if key.startswith("📊")]


async def test_nobody_of_a_client_has_any(sqlite_world: World) -> None:
    world = sqlite_world
    await equipped(world)
    manager = await world.phone(MANAGER)
    await do(manager, ">仪器设备")
    assert not [key for key in await manager.buttons() if key.startswith("📊 导出仪器")]
    for ledger in OURS_REGISTERS:
        await manager.press_data(await manager.last(), pack(OpenForm(f"{ledger}_register", "", 0)), force=True)
    assert not await db.values("SELECT id FROM draft WHERE form LIKE '%_register'")


async def test_in_english(sqlite_world: World) -> None:
    lead = await equipped(sqlite_world)
    await do(lead, *PASSED)
    await english(lead)
    await do(lead, ">equipment", "📊 Export our registers", "All of them", "This month", "Make the spreadsheet")
    (verified,) = rows(await workbook(lead, sqlite_world), "Instruments (verification)")
    assert (verified["Instrument"], verified["Verdict"]) == (f"E1 {CALIPER}", "Passed")
    assert len(set(NAMES)) == len(NAMES)
