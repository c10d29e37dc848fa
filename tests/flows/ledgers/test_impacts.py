"""失准追溯: what was measured with an instrument that turned out wrong is judged, record by record (5.2.3)."""

from datetime import datetime

from bot.rules.beijing import BEIJING
from tests.flows.behalf.recording import do
from tests.flows.checklists.test_overdue_instruments import measuring, submitted
from tests.flows.ledgers.test_equipment import CALIPER
from tests.flows.ledgers.test_equipment_events import BROKEN, CARD, FAILED, FIT, MORE, void
from tests.flows.steps import count, english, heard, one
from tests.sandbox.phone import Message, Phone
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

RECORD = "XC20261123-01"
KEY = f"🧭 {CALIPER} · E1 · 失准待判定 1 条"
OUT = (
    *("🎯 校准", ">今天", ">JZ-9", ">市计量院", "超差", "停用", ">2027-05-20"),
    *("跳过", "提交"),
)


async def measured(world: World) -> Phone:
    """The lead's phone, after the consultant filed a patrol that was measured with the caliper."""
    consultant = await measuring(world, "2027-12-20")
    await consultant.press(f"E1 {CALIPER}")
    assert RECORD in await submitted(consultant)
    return await world.phone(LEAD)


async def review(phone: Phone) -> Message:
    """The review of the caliper, from its card."""
    await do(phone, *CARD)
    key = next(one for one in await phone.buttons() if one.startswith("🧭 失准追溯"))
    return await do(phone, key)


async def test_each_record_since_it_was_last_right_is_judged_with_its_reason(world: World) -> None:
    lead = await measured(world)
    await do(lead, *CARD, *OUT)
    await world.beat()
    assert f"{CALIPER} · E1 失准，用它测的 1 条记录待判定" in (await heard(lead, "待判定")).text
    said = (await do(lead, KEY)).text
    for told in ("0/1 已判定", f"{RECORD} · 恒信阀门有限公司 · 11月23日", "⏳ 待判定", "JZ20261123-01"):
        assert told in said, told
    await do(lead, "1", "有影响", ">换一件复测，更正了记录", ">误差大于限值", "确认判定")
    said = (await lead.last()).text
    for told in ("1/1 已判定", "⚠️ 有影响 · 孙丽 11月23日 · 误差大于限值 · 换一件复测，更正了记录"):
        assert told in said, told
    await do(lead, *CARD)
    assert "🧭 失准追溯 1/1 已判定" in await lead.buttons()
    await world.pass_by(days=15)
    assert len(await lines("impacts_to_judge")) == 1, "what was judged is asked about no more"
    assert await count("failed_update") == 0


async def test_it_is_said_each_week_until_it_is_judged(sqlite_world: World) -> None:
    lead = await measured(sqlite_world)
    await do(lead, *CARD, *FAILED)
    await sqlite_world.pass_by(days=15)
    assert len(await lines("impacts_to_judge")) == 3


async def test_what_was_measured_before_it_was_last_right_is_in_no_doubt(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await measured(world)
    await world.until(datetime(2026, 11, 24, 9, tzinfo=BEIJING))
    await do(lead, *CARD, *FIT)
    await do(lead, *CARD, *OUT)
    assert await count("impact") == 0
    await do(lead, *CARD)
    assert not [one for one in await lead.buttons() if "失准" in one]


async def test_a_finding_that_turns_out_void_asks_nobody_any_more_and_again_once_it_stands(sqlite_world: World) -> None:
    lead = await measured(sqlite_world)
    await do(lead, *CARD, *OUT)
    await void(lead, "JZ20261123-01")
    assert await one("SELECT verdict FROM impact") == "moot"
    await do(lead, *CARD)
    assert not [one for one in await lead.buttons() if "失准" in one]
    await do(lead, ">JZ20261123-01", "✏️ 更正", ">没有错", "＋ 作废", "否", "提交")
    assert await one("SELECT verdict FROM impact") == ""


async def test_what_was_measured_after_it_was_adjusted_is_in_no_doubt(sqlite_world: World) -> None:
    lead = await measured(sqlite_world)
    await do(lead, *CARD, "🎯 校准", ">2026-11-20", ">JZ-2", ">市计量院", "超差", "可用", ">2027-05-20", "跳过", "提交")
    assert await count("impact") == 0


async def test_that_it_broke_puts_nothing_in_doubt(sqlite_world: World) -> None:
    lead = await measured(sqlite_world)
    await do(lead, *CARD, MORE, *BROKEN)
    assert await count("impact") == 0


async def test_nobody_of_a_client_hears_of_it_and_ours_see_what_they_may(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await measured(world)
    await do(lead, *CARD, *OUT)
    await world.beat()
    for nobody in (STAFF, MANAGER):
        phone = await world.phone(nobody)
        await phone.text("菜单")
        assert "失准" not in str([message.text for message in await phone.messages() if message.from_bot]), nobody
    for who in (CONSULTANT, QUALITY_MANAGER):
        phone = await world.phone(who)
        said = (await review(phone)).text
        assert RECORD in said
        await phone.press("1")
        assert "受影响吗" not in (await phone.last()).text, "it is the lead's to judge"


async def test_two_who_judge_at_once_and_a_late_key(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await measured(world)
    await do(lead, *CARD, *OUT)
    administrator = await world.phone(ADMINISTRATOR)
    await review(administrator)
    await do(administrator, "1", "无影响", ">误差远小于限值")
    await review(lead)
    await do(lead, "1", "无影响", ">看过原始数据", "确认判定")
    await do(administrator, "确认判定")
    assert await one("SELECT why FROM impact") == "看过原始数据"
    assert await count("trail WHERE action = 'judge'") == 1
    assert await count("failed_update") == 0


async def test_in_english(sqlite_world: World) -> None:
    lead = await measured(sqlite_world)
    await do(lead, *CARD, *OUT)
    await english(lead)
    await do(lead, ">equipment", f"{CALIPER} · E1")
    said = (await do(lead, "🧭 Out-of-tolerance review 0 of 1 judged")).text
    assert f"{CALIPER} · E1 was found wrong (23 Nov, JZ20261123-01)" in said
