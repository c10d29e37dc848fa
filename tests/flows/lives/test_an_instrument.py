"""One instrument from its purchase to its scrapping, by chat, by its label and by workbook (clauses 5.2.3-4).

From an empty database; bought, accepted, verified, lent, returned, found out of tolerance, its records judged,
repaired, calibrated and scrapped.
"""

import re

import pytest

from bot.rules.text import Language
from tests.flows.contracts.test_a_year import Cast, founded
from tests.flows.lives.label import printed
from tests.flows.lives.workbook import cell, codes, put_in
from tests.flows.steps import count
from tests.flows.test_a_quarter import Person
from tests.sandbox.pictures import picture
from tests.world import World

EQUIPMENT, LIST = ("仪器设备", "Equipment"), (">仪器设备", ">equipment")
STATE = ("状态", "State")
NAME = "温度计"
CARD = (LIST, NAME)
MORE, SUBMIT, SKIP = ("➕ 登记其他…", "➕ Enter more…"), ("提交", "Confirm and submit"), ("跳过", "Skip")
TODAY = (">今天", ">today")
REVIEW, CONFIRM = ("核对并提交 ›", "Review and submit ›"), ("确认无误，提交", "Confirm and submit")
REST, ON = ("其余均符合", "✅ All others OK"), ("下一处没填的 ›", "Next open item ›")
RECORD = "XC20261202-01"


async def bought(cast: Cast) -> None:
    """It comes with the workbook; its purchase and acceptance are entered on its card, its label is printed."""
    await put_in(cast, {EQUIPMENT: [["", NAME, "", "0–50 ℃", "", "", "林岚", "", "", "2026-12-01"]]})
    await cast.boss.do(*CARD, MORE, ("🛒 采购", "🛒 Purchase"), ">2026-11-02", ">华东量具商行", SUBMIT)
    await cast.boss.do(*CARD, MORE, ("📦 验收", "📦 Acceptance"), ">2026-11-03")
    await cast.boss.do(("合格，待检定/校准", "Accepted, to be calibrated first"), (">外观完好", ">no damage"), SUBMIT)
    assert cast.said(("状态：停用", "State: Out of use")) in await cast.boss.do(*CARD)


async def verified(cast: Cast, label: str) -> None:
    """Its label opens the card, on which the verification is entered; then it may be used."""
    await cast.lead.phone.start(label)
    await cast.lead.do(("✅ 检定", "✅ Verification"), ">2026-11-20", ">JD-1", (">市计量院", ">the city's institute"))
    await cast.lead.do(("合格", "Passed"), ">2027-11-19", SKIP, SUBMIT)
    card = await cast.lead.do(*CARD)
    assert cast.said(("检定/校准到期日：2027-11-19", "Calibration due: 2027-11-19")) in card
    assert cast.said(("状态：在用", "State: In use")) in card


async def lent(cast: Cast, label: str) -> None:
    """Handed out and accepted with a tap; scanned by who keeps it, it is back."""
    await cast.boss.do(*CARD, ("🤝 借出", "🤝 Handing out"), "孙丽", ">2026-12-01", ("就这一件", "This one only"))
    await cast.boss.do(("✅ 借出", "✅ Hand out"))
    await cast.heard(cast.lead, "借给您", "From 林岚")
    await cast.lead.do(("✅ 都收到了", "✅ I have all of it"))
    assert cast.said(("借用人：孙丽", "Held by: 孙丽")) in await cast.boss.do(*CARD)
    await cast.on("2026-12-02")
    await cast.heard(cast.lead, "应还", "due back")
    await cast.boss.phone.start(label)
    await cast.boss.do(("↩️ 归还", "↩️ Return"), ("完好", "Undamaged"))
    assert cast.said(("借用人：孙丽", "Held by: 孙丽")) not in await cast.boss.do(*CARD)


async def used(cast: Cast) -> None:
    """A patrol by the deep checklist is measured with it."""
    boss = cast.boss
    await boss.do((">临时巡查", ">patrol"), "总装车间", ("换检查表", "Another checklist"), ("深度巡查", "Deep patrol"))
    await boss.do(*(("下一页 ›", "Next ›"),) * 4, ("20 填写 ›", "20 Fill in ›"), ">23.5", f"E1 {NAME}", REST)
    while cast.said(REVIEW) not in await boss.phone.buttons():
        await answered(cast, boss)
    assert RECORD in await boss.do(REVIEW, CONFIRM)


async def answered(cast: Cast, who: Person) -> None:
    """What the checklist still asks for, a step further."""
    shown, keys = (await who.phone.last()).text, await who.phone.buttons()
    if cast.said(("是", "Yes")) in keys:
        await who.do(("否", "No"))
    elif cast.said(ON) in keys:
        await who.do(ON)
    elif missing := [key for key in keys if key.endswith("❗")]:
        await who.do(missing[0])
    elif open_items := re.findall(r"▫️ (\d+)\. (?!.*(?:可不填|optional))", shown):
        await who.do(next(key for key in keys if key.startswith(f"{open_items[0]} ")))
    else:
        await who.phone.photo(picture())


async def found_wrong(cast: Cast) -> None:
    """Out of tolerance: the patrol has to be judged, and is."""
    await cast.on("2026-12-07")
    await calibrated(cast, "JZ-9", ("超差", "Out of tolerance"), ("停用", "Not to be used"))
    await cast.heard(cast.lead, "用它测的 1 条记录待判定", "1 record")
    key = next(key for key in await cast.lead.phone.buttons() if NAME in key)
    assert RECORD in await cast.lead.do(key)
    await cast.lead.do("1", ("无影响", "Not affected"), (">误差远小于限值", ">far within limits"))
    judged = await cast.lead.do(("确认判定", "Confirm"))
    assert cast.said(("1/1 已判定", "1 of 1 judged")) in judged


async def calibrated(cast: Cast, number: str, found: tuple[str, str], confirmed: tuple[str, str]) -> None:
    """As found, and what the firm confirms."""
    lead = cast.lead
    await lead.do(*CARD, ("🎯 校准", "🎯 Calibration"), TODAY, f">{number}", (">市计量院", ">the city's institute"))
    await lead.do(found, confirmed, ">2027-06-30", SKIP, SUBMIT)


async def over(cast: Cast) -> None:
    """Repaired, calibrated and scrapped; the workbook has it no more among those in use."""
    lead = cast.lead
    repaired = ("修好，待检定/校准", "Repaired, to be calibrated first")
    await lead.do(*CARD, MORE, ("🔧 维修", "🔧 Repair"), TODAY, repaired, (">更换探头", ">new probe"), SUBMIT)
    assert await cell(cast, EQUIPMENT, "E1", STATE) == cast.said(("停用", "Out of use"))
    await calibrated(cast, "JZ-10", ("在允许误差内", "In tolerance"), ("可用", "Fit for use"))
    assert cast.said(("状态：在用", "State: In use")) in await lead.do(*CARD)
    await lead.do(*CARD, MORE, ("🗑 报废", "🗑 Scrapping"), TODAY, (">探头断裂", ">probe broken"), SUBMIT)
    assert cast.said(("状态：已报废", "State: Scrapped")) in await lead.do(f"‹ {NAME}")
    assert await codes(cast, EQUIPMENT) == []


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_from_its_purchase_to_its_scrapping(empty_sqlite_world: World, language: Language) -> None:
    cast = await founded(empty_sqlite_world, language)
    await bought(cast)
    label = await printed(cast, cast.boss)
    await verified(cast, label)
    await lent(cast, label)
    await used(cast)
    await found_wrong(cast)
    await over(cast)
    assert await count("work_record WHERE entry_kind = 'equipment'") == 9
    assert await count("failed_update") == 0
