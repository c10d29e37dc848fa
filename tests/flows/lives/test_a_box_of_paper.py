"""A box of records from the shelf to its check after a year, its repair, and its destruction by two (clause 6.2)."""

import pytest

from bot.rules.text import Language
from tests.flows.contracts.test_a_year import founded
from tests.flows.lives.label import printed
from tests.flows.lives.workbook import cell, changed, codes, put_in
from tests.flows.steps import count
from tests.world import World

ARCHIVE, CONDITION = ("纸质档案", "Paper archive"), ("完好情况", "Condition")
NAME, BOX = "2020 年巡查记录", "第 3 盒"
SUBMIT = ("确认无误", "Confirm and submit")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_it_is_checked_after_a_year_repaired_and_destroyed(empty_sqlite_world: World, language: Language) -> None:
    cast = await founded(empty_sqlite_world, language)
    boss, lead = cast.boss, cast.lead
    row = ["", "C1", NAME, BOX, "档案室 3 柜", "孙丽", "", "", "2020-12-31", "2027-12-31", "", "2027-11-23"]
    await put_in(cast, {ARCHIVE: [row]})
    await cast.heard(lead, "由您保管吗", "do you keep it")
    await lead.do(("📥 已收到保管", "📥 Received, I keep it"))
    await lead.do((">纸质档案", ">paper archive"), NAME)
    label = await printed(cast, lead)

    await cast.on("2027-11-23")
    await cast.heard(lead, f"检查 {NAME}", f"Check of {NAME}")
    await lead.do((">菜单", ">menu"))
    assert NAME in await lead.keys()
    await lead.phone.start(label)
    await lead.do(("🔎 检查", "🔎 Check"), ("受潮", "Damp"), ("有欠缺", "Not wholly"), SUBMIT)
    assert await cell(cast, ARCHIVE, "A1", CONDITION) == cast.said(("受潮", "Damp"))
    await cast.on("2027-12-20")
    await cast.heard(lead, f"修补 {NAME}", f"Repair of {NAME}")
    await lead.phone.start(label)
    await lead.do(("🩹 修补", "🩹 Repair"), ("晾干除湿", "Dried"), SUBMIT)
    await changed(cast, ARCHIVE, "A1", ("存放地点 *", "Where it is *"), "档案室 5 柜")
    assert "档案室 5 柜" in await lead.do((">纸质档案", ">paper archive"), NAME)

    await cast.on("2028-01-03")
    await cast.heard(lead, f"保存期 {NAME}", f"Retention of {NAME}")
    await lead.phone.start(label)
    await lead.do(("🧨 销毁", "🧨 Destruction"), (">期满，无需续存", ">no longer needed"), (">全部 3 册", ">all three"))
    await lead.do("林岚", ("请他确认", "Ask them to confirm"))
    await cast.heard(boss, "请核对清册", "Please check the list")
    assert cast.said(("林岚确认已监销", "林岚 confirmed its destruction")) in await boss.do(
        ("✅ 已监销", "✅ Destroyed")
    )
    await lead.phone.start(label)
    assert cast.said(("状态：已销毁", "State: Destroyed")) in (await lead.phone.last()).text
    assert await codes(cast, ARCHIVE) == []
    assert await count("failed_update") == 0
