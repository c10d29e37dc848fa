"""A risk that was made of a finding, graded anew once it came back, and brought down by a measure (4.3 c-e, 5.4 a)."""

import pytest

from bot.rules.text import Language
from tests.flows.contracts.test_a_year import Cast, founded
from tests.flows.lives.label import printed
from tests.flows.lives.workbook import cell, codes, put_in
from tests.flows.steps import count
from tests.sandbox.pictures import picture
from tests.world import World

RISKS, MEASURES, LEVEL = ("风险", "Risks"), ("风险措施", "Risk measures"), ("风险等级", "Level")
SUBMIT, SAVE = ("确认无误，提交", "Confirm and submit"), ("✅ 保存", "✅ Save")
RISK = (">风险", ">risks")


async def found(cast: Cast, day: str, colour: int, zh: str, en: str) -> str:
    """A patrol finds the seal sample missing; its number, once the client has it."""
    await cast.on(day)
    boss = cast.boss
    await boss.do((">临时巡查", ">patrol"), "总装车间", (f">全部符合，除4 {zh}", f">all ok except 4 {en}"))
    await boss.phone.photo(picture(640, 480, (200, colour, 1)))
    await boss.do(("一般", "Ordinary"), ("否", "No"), SUBMIT)
    await cast.world.pass_by(minutes=11)
    await cast.heard(cast.manager, "需要整改", "needs fixing")
    return f"WT{day.replace('-', '')}-01"


async def fixed(cast: Cast, number: str, colour: int) -> None:
    """The client's manager hands in the fix, which is found well."""
    await cast.manager.do(f">{number}", ("提交整改", "Submit evidence"))
    await cast.manager.phone.photo(picture(640, 480, (1, 200, colour)))
    await cast.boss.do(f">{number}", ("复查通过", "Approve fix"))


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_finding_that_came_back_is_graded_anew_and_brought_down(
    empty_sqlite_world: World, language: Language
) -> None:
    cast = await founded(empty_sqlite_world, language)
    boss, lead = cast.boss, cast.lead
    await fixed(cast, await found(cast, "2026-11-23", 1, "封样缺失", "seal sample missing"), 1)
    second = await found(cast, "2026-11-30", 2, "封样又缺了", "seal sample missing again")
    await cast.heard(lead, "又出现了", "A finding came back")
    await lead.do(("🛡 记为风险", "🛡 Make it a risk"))
    assert cast.said(("风险等级：🟡 一般风险", "Level: 🟡 Moderate")) in await lead.do(SAVE)
    label = await printed(cast, lead)
    await fixed(cast, second, 2)

    third = await found(cast, "2026-12-07", 3, "封样又缺了", "seal sample missing again")
    told = await cast.heard(lead, "又出现了同样的问题", "was found again")
    assert third in told
    await lead.do(("⚖️ 调级", "⚖️ Re-grading"), "5", "3", (">第三次了", ">the third time"), ("✅ 调级", "✅ Grade it"))
    assert await cell(cast, RISKS, "R1", LEVEL) == cast.said(("🟠 较大风险", "🟠 Major"))

    code = (await codes(cast, RISKS))[0]
    what = cast.said(("封样柜上锁", "lock them up"))
    await put_in(cast, {MEASURES: [["", "C1", code, what, "林岚", "王芳", "2026-12-20"]]})
    await cast.on("2026-12-19")
    await cast.heard(boss, f"措施 {what}", f"Measure {what}")
    await boss.do((">今日待办", ">today"))
    await boss.do(next(key for key in await boss.phone.buttons() if what in key))
    await boss.do(("✅ 办好了", "✅ Done"), (">锁已装好", ">locked"))
    await cast.manager.phone.start(label)
    card = (await cast.manager.phone.last()).text
    assert cast.said((f"✅ {what} · 办好了", f"✅ {what} · Done")) in card
    await lead.phone.start(label)
    await lead.do(("⚖️ 调级", "⚖️ Re-grading"), "2", "3", (">上锁后没有再缺", ">none missing since"))
    await lead.do(("✅ 调级", "✅ Grade it"))
    await lead.phone.start(label)
    card = (await lead.phone.last()).text
    for zh, en in (("风险等级：🟡 一般风险", "Level: 🟡 Moderate"), ("原为较大风险", "was Major")):
        assert cast.said((zh, en)) in card, card
    assert await cell(cast, RISKS, "R1", LEVEL) == cast.said(("🟡 一般风险", "🟡 Moderate"))
    assert await count("failed_update") == 0
