"""One instrument from its purchase to its scrapping, as the people of the firm go through it (clauses 5.2.3-4)."""

from tests.flows.behalf.recording import do
from tests.flows.checklists.test_board import open_deep
from tests.flows.checklists.test_overdue_instruments import submitted
from tests.flows.ledgers.test_equipment import CALIPER, equipped
from tests.flows.ledgers.test_equipment_events import CARD, FIT, MORE, SCRAPPED
from tests.flows.ledgers.test_impacts import OUT, RECORD
from tests.flows.ledgers.test_scanning import scan
from tests.flows.steps import count, heard, one
from tests.world import CONSULTANT, World


async def test_bought_verified_lent_returned_found_wrong_judged_repaired_calibrated_scrapped(world: World) -> None:
    lead = await equipped(world, due="2026-12-01")
    await do(lead, MORE, "🛒 采购", ">2026-11-02", ">华东量具商行", "提交")
    await do(lead, *CARD, MORE, "📦 验收", ">2026-11-03", "合格，待检定/校准", ">外观完好", "提交")
    await do(lead, *CARD, "✅ 检定", ">2026-11-20", ">JD-1", ">市计量院", "合格", ">2027-11-19", "跳过", "提交")
    consultant = await world.phone(CONSULTANT)
    await do(consultant, *CARD, "🤝 借出", "孙丽", ">2026-12-01", "就这一件", "✅ 借出")
    await world.beat()
    await heard(lead, "借给您")
    await do(lead, "✅ 都收到了")
    await scan(consultant, "equipment", await one("SELECT id FROM equipment"))
    await do(consultant, "↩️ 归还", "完好")
    consultant = await open_deep(world)
    for _ in range(4):
        await consultant.press("下一页 ›")
    await do(consultant, "20 填写 ›", ">23.5", f"{await one('SELECT code FROM equipment')} {CALIPER}")
    assert RECORD in await submitted(consultant)
    await do(lead, *CARD, *OUT)
    await world.beat()
    await heard(lead, "待判定")
    key = next(key for key in await lead.buttons() if "待判定" in key)
    await do(lead, key, "1", "无影响", ">误差远小于限值", "确认判定")
    assert "1/1 已判定" in (await lead.last()).text
    await do(lead, *CARD, MORE, "🔧 维修", ">今天", "修好，待检定/校准", ">更换尺身", "提交")
    assert "状态：停用" in (await do(lead, *CARD)).text
    await do(lead, *FIT)
    assert "状态：在用" in (await do(lead, *CARD)).text
    await do(lead, *SCRAPPED)
    await do(lead, f"‹ {CALIPER}")
    assert "状态：已报废" in (await lead.last()).text
    assert await count("work_record WHERE entry_kind = 'equipment'") == 9
    assert await count("failed_update") == 0
