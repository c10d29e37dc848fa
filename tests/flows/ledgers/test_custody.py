"""借出和归还: ten things in one go, received with one tap, taken back by their label (clause 5.2.4)."""

from bot.rules.cause import Cause
from bot.services.ledgers import custody
from storage.people import persons
from tests.flows.behalf.recording import do
from tests.flows.ledgers.test_equipment import CALIPER, equipped
from tests.flows.ledgers.test_equipment_events import BROKEN, CARD, MORE
from tests.flows.ledgers.test_scanning import scan
from tests.flows.steps import count, english, heard, one
from tests.sandbox.phone import Phone
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, CONSULTANT, QUALITY_MANAGER, World

IN_HAND = "🤝 谁手里有什么"
OTHERS = ("the other two, by their codes",)


async def stocked(world: World) -> Phone:
    """The lead's phone, with three instruments that the consultant keeps: E1, E2 and E3."""
    lead = await equipped(world, due="2027-12-20")
    for name in ("温度计", "压力表"):
        await do(lead, ">仪器设备", "➕ 新增仪器", f">{name}", ">0–50", "周明", ">2027-12-21", "✅ 保存")
    return lead


async def code_of(name: str) -> str:
    """The code that an instrument was given."""
    return str(await one("SELECT code FROM equipment WHERE name = :name", name=name))


async def handed_out(world: World, *others: str, back: str = ">2026-12-01") -> Phone:
    """The keeper's phone, after they handed the caliper, and others with it, to the quality manager."""
    await stocked(world)
    keeper = await world.phone(CONSULTANT)
    if others == OTHERS:
        others = (f">{await code_of('温度计')} {(await code_of('压力表')).lower()}",)
    await do(keeper, *CARD, "🤝 借出", "吴刚", back, *(others or ("就这一件",)), "✅ 借出")
    return keeper


async def test_several_go_out_in_one_message_and_are_received_with_one_tap(world: World) -> None:
    receiver = await world.phone(QUALITY_MANAGER)
    keeper = await handed_out(world, *OTHERS)
    assert await count("work_record WHERE kind = 'handout'") == 3, (await keeper.last()).text
    await world.beat()
    said = (await heard(receiver, "借给您")).text
    for told in ("周明借给您 3 件仪器", CALIPER, "温度计", "压力表", "12月1日前归还"):
        assert told in said, told
    await do(receiver, "✅ 都收到了")
    assert "✅ 已确认收到" in (await receiver.last()).text
    assert await count("equipment WHERE accepted IS NOT NULL") == 3
    said = (await do(keeper, ">仪器设备", IN_HAND)).text
    assert f"{CALIPER} · 12月1日应还" in said
    said = (await do(keeper, "1")).text
    for told in ("借用人：吴刚", "应还日期：2026-12-01", "确认收到：2026-11-23"):
        assert told in said, told
    assert await count("failed_update") == 0


async def test_it_is_taken_back_by_its_label(world: World) -> None:
    keeper = await handed_out(world)
    number = await one("SELECT id FROM equipment WHERE name = :name", name=CALIPER)
    said = (await scan(keeper, "equipment", number)).text
    assert "借用人：吴刚" in said
    assert (await keeper.buttons())[0] == "↩️ 归还", "what comes next is the first key"
    assert "🤝 借出" not in await keeper.buttons(), "what is out cannot go out again"
    await do(keeper, "↩️ 归还", "完好")
    assert "GH20261123-01" in (await keeper.last()).text
    said = (await do(keeper, *CARD)).text
    assert "借用人：" not in said
    assert "🤝 11月23日 · 借出 · 借用人 吴刚" in said
    assert "没有借出的仪器" in (await do(keeper, ">仪器设备", IN_HAND)).text


async def test_what_comes_back_damaged_is_out_of_use(sqlite_world: World) -> None:
    keeper = await handed_out(sqlite_world)
    await do(keeper, *CARD, "↩️ 归还", "有损坏，先停用")
    said = (await do(keeper, *CARD)).text
    assert "状态：停用" in said
    assert "🤝 借出" not in await keeper.buttons()


async def test_a_label_that_is_scanned_ticks_one_more(sqlite_world: World) -> None:
    await stocked(sqlite_world)
    keeper = await sqlite_world.phone(CONSULTANT)
    await do(keeper, *CARD, "🤝 借出", "吴刚", "不定期")
    await scan(keeper, "equipment", await one("SELECT id FROM equipment WHERE code = 'E3'"))
    assert "☑️ E3 压力表" in await keeper.buttons()
    assert "⬜️ E2 温度计" in await keeper.buttons()


async def test_what_may_not_go_out_is_not_offered_and_said_when_typed(sqlite_world: World) -> None:
    lead = await stocked(sqlite_world)
    await do(lead, ">仪器设备", "温度计", MORE, *BROKEN)
    keeper = await sqlite_world.phone(CONSULTANT)
    await do(keeper, *CARD, "🤝 借出", "吴刚", "不定期")
    assert [key for key in await keeper.buttons() if key.startswith("⬜️")] == ["⬜️ E3 压力表"]
    await do(keeper, ">E2", "✅ 借出")
    assert "E2" in (await keeper.last()).text
    assert await count("work_record WHERE kind = 'handout'") == 0


async def test_who_does_not_keep_it_does_not_hand_it_out(sqlite_world: World) -> None:
    lead = await stocked(sqlite_world)
    await do(lead, ">仪器设备", CALIPER, "✏️ 修改", "保管人", "孙丽")
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, *CARD)
    assert "🤝 借出" not in await consultant.buttons()
    await do(lead, *CARD)
    assert "🤝 借出" in await lead.buttons()


async def test_two_who_hand_out_the_same_thing_and_two_who_take_it_back(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await stocked(world)
    keeper = await world.phone(CONSULTANT)
    await do(keeper, *CARD, "🤝 借出", "吴刚", "不定期", "就这一件")
    await do(lead, *CARD, "🤝 借出", "郑敏", "不定期", "就这一件", "✅ 借出")
    await do(keeper, "✅ 借出")
    assert await count("work_record WHERE kind = 'handout'") == 1
    await do(keeper, *CARD, "↩️ 归还")
    await do(lead, *CARD, "↩️ 归还", "完好")
    await do(keeper, "完好")
    assert await count("work_record WHERE kind = 'handback'") == 1
    assert await count("failed_update") == 0


async def test_it_is_received_once_however_often_it_is_tapped(sqlite_world: World) -> None:
    world = sqlite_world
    await handed_out(world)
    who = await persons.get_person(await one("SELECT holder_id FROM equipment WHERE code = 'E1'"))
    record = await one("SELECT id FROM work_record WHERE kind = 'handout'")
    assert who is not None
    cause = Cause(world.clock.now(), who.id)
    assert len(await custody.accept(cause, who, record)) == 1
    assert await custody.accept(cause, who, record) == []
    assert await count("trail WHERE action = 'accept'") == 1


async def test_what_nobody_said_to_have_is_asked_about_each_week(sqlite_world: World) -> None:
    world = sqlite_world
    receiver = await world.phone(QUALITY_MANAGER)
    await handed_out(world, ">E2", back="不定期")
    await world.pass_by(days=15)
    assert len(await lines("handed_to")) == 3
    await do(receiver, "✅ 都收到了")
    assert await count("equipment WHERE accepted IS NOT NULL") == 2
    await world.pass_by(days=15)
    assert len(await lines("handed_to")) == 3


async def test_what_should_be_back_is_said_each_week_to_who_has_it_and_who_keeps_it(sqlite_world: World) -> None:
    world = sqlite_world
    receiver = await world.phone(QUALITY_MANAGER)
    keeper = await handed_out(world)
    await world.pass_by(days=17)
    assert len(await lines("equipment_late")) == 4
    assert f"⏰ 吴刚借的 E1 {CALIPER} 应在 12月1日归还，已超 1 天" in (await heard(keeper, "已超 1 天")).text
    assert f"⏰ 您借的 E1 {CALIPER}" in (await heard(receiver, "已超 1 天")).text
    await do(keeper, *CARD, "↩️ 归还", "完好")
    await world.pass_by(days=15)
    assert len(await lines("equipment_late")) == 4


async def test_several_are_sent_away_together_with_a_certificate_each(sqlite_world: World) -> None:
    lead = await stocked(sqlite_world)
    await do(lead, *CARD, "✅ 检定", ">今天", ">JD-1", ">市计量院", "合格", ">2027-11-22", "📷")
    await do(lead, "＋ 同批其他仪器", ">E2 E3", "＋ 各自的证书", ">E2 JD-2 2027-05-22\nE3 JD-3", "提交")
    said = str([(await do(lead, ">仪器设备", name)).text for name in ("温度计", "压力表")])
    for told in ("检定/校准到期日：2027-05-22", "证书 JD-2", "检定/校准到期日：2027-11-22", "证书 JD-3"):
        assert told in said, told
    await do(lead, ">JD20261123-03")
    assert "🖼 照片（1）" in await lead.buttons(), "the shared certificate"


async def test_in_english(sqlite_world: World) -> None:
    world = sqlite_world
    receiver = await world.phone(QUALITY_MANAGER)
    await english(receiver)
    keeper = await handed_out(world)
    await world.beat()
    said = (await heard(receiver, "From 周明: 1 instrument")).text
    assert "Due back by 1 Dec." in said
    await do(receiver, "✅ I have all of it")
    await english(keeper)
    assert "🤝 Who has what" in (await do(keeper, ">equipment", "🤝 Who has what")).text


async def test_what_somebody_keeps_or_has_is_handed_over_when_they_leave(world: World) -> None:
    await handed_out(world)
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">人员", "吴刚", "🚫 停用", "确定停用")
    await do(administrator, ">工作交接")
    said = (await administrator.last()).text
    for told in ("吴刚", "不属于单家企业", "借用的仪器 1 件"):
        assert told in said, told
    await do(administrator, f"🤝 {await code_of(CALIPER)} {CALIPER}", "孙丽", "✅ 确认交接")
    assert await one("SELECT p.name FROM equipment e JOIN person p ON p.id = e.holder_id") == "孙丽"
    assert await count("failed_update") == 0
