"""突发事件上报: two taps and a word, somebody leads from the first minute, and a review ends it (clause 5.4 b-c)."""

import pytest

from tests.flows.cases.filing import say, state_of
from tests.flows.ledgers.test_scanning import scan, site_of
from tests.flows.steps import english, heard, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

NUMBER, WHAT = "SJ20261123-01", "二号车间液压油泄漏，已停机"


async def report(world: World, who: int = STAFF, what: str = WHAT, *, drill: bool = False) -> Phone:
    """Somebody reports an incident, or a drill."""
    phone = await world.phone(who)
    await phone.text("菜单")
    await phone.press("突发事件上报")
    await phone.text(what)
    await phone.press("🎭 这是演练" if drill else "🚨 真实事件，马上通知")
    return phone


async def taken(world: World) -> tuple[Phone, Phone]:
    """The consultant took in hand what somebody of the client reported."""
    consultant = await world.phone(CONSULTANT)
    worker = await report(world)
    await world.beat()
    await heard(consultant, "上报突发事件")
    await consultant.press("👌 收到，马上处理")
    return worker, consultant


async def test_it_is_reported_in_two_taps_and_whoever_reports_it_leads_until_somebody_takes_over(world: World) -> None:
    manager, consultant, lead = await world.phone(MANAGER), await world.phone(CONSULTANT), await world.phone(LEAD)
    worker = await report(world)
    thanks = await worker.last()
    assert NUMBER in thanks.text
    assert "有人接手之前由您负责" in thanks.text
    staff = world.company.people[STAFF].id
    assert await one("SELECT handler_id FROM service_case") == staff
    await world.beat()
    await english(lead)
    for phone in (manager, consultant):
        assert WHAT in (await heard(phone, "王芳上报突发事件，请马上响应")).text
    await consultant.text(NUMBER)
    assert "负责人：王芳" in (await consultant.last()).text
    await press_sparingly(consultant, "👌 收到，马上处理")
    assert await one("SELECT handler_id FROM service_case") == world.company.people[CONSULTANT].id
    assert await state_of(NUMBER) == "in_hand"
    await world.beat()
    assert "周明收到，马上处理，现在由周明负责" in (await heard(worker, "马上处理")).text
    # whoever presses the same key of an older message is coming, too
    await manager.text(NUMBER)
    await press_sparingly(manager, "👌 收到，我也来")
    await world.beat()
    assert "李强收到，也来处理" in (await heard(consultant, "也来处理")).text


async def test_who_takes_it_within_the_minute_moves_no_promise(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await world.phone(CONSULTANT)
    await report(world)
    await world.pass_by(seconds=20)
    await heard(consultant, "上报突发事件")
    await consultant.press("👌 收到，马上处理")
    await consultant.press("📅 承诺记录")
    said = (await consultant.last()).text
    assert "10:00" in said
    assert "改期" not in said


async def test_a_key_that_was_sent_before_somebody_took_it_counts_as_coming_too(sqlite_world: World) -> None:
    world = sqlite_world
    manager, consultant = await world.phone(MANAGER), await world.phone(CONSULTANT)
    await report(world)
    await world.beat()
    alert = await heard(manager, "请马上响应")
    key = next(button.data or "" for button in alert.buttons if "收到" in button.text)
    await heard(consultant, "请马上响应")
    await consultant.press("👌 收到，马上处理")
    await manager.press_data(alert, key, force=True)
    assert await one("SELECT coming FROM service_case") == (
        f"[{world.company.people[CONSULTANT].id}, {world.company.people[MANAGER].id}]"
    )
    # once more changes nothing, and takes the lead from nobody
    await manager.press_data(alert, key, force=True)
    assert await one("SELECT handler_id FROM service_case") == world.company.people[CONSULTANT].id


async def test_a_voice_or_a_photo_alone_is_enough(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await world.phone(STAFF)
    await phone.text("突发事件")
    await phone.voice()
    await phone.press("🚨 真实事件，马上通知")
    await phone.text("突发事件")
    await phone.photo(picture())
    await phone.press("🚨 真实事件，马上通知")
    assert await one("SELECT title FROM service_case WHERE id = 1") == "🎤"
    assert await one("SELECT title FROM service_case WHERE id = 2") == "📷"
    await world.beat()
    lead = await world.phone(LEAD)
    await lead.text(NUMBER)
    assert any("录音" in button.text for button in (await lead.last()).buttons)


async def test_it_is_said_at_night_and_on_a_day_off_aloud(sqlite_world: World) -> None:
    world = sqlite_world
    # Saturday, 23:00 in Beijing
    await world.pass_by(days=5, hours=13, minutes=30)
    manager, consultant = await world.phone(MANAGER), await world.phone(CONSULTANT)
    await report(world)
    await world.beat()
    for phone in (manager, consultant):
        assert "silent" not in (await heard(phone, "上报突发事件，请马上响应")).raw


async def test_from_hand_to_over_to_review_with_everything_in_its_history(world: World) -> None:
    worker, consultant = await taken(world)
    await consultant.text(NUMBER)
    await consultant.press("📝 通报进展")
    await consultant.text("已关阀，正在清理")
    await consultant.press("30 分钟后")
    await world.beat()
    assert "已关阀，正在清理" in (await heard(worker, "周明通报进展")).text
    await consultant.text(NUMBER)
    assert "下次通报：11月23日（周一）10:00" in (await consultant.last()).text
    await consultant.press("📞 登记已告知")
    await consultant.press("政府部门")
    await consultant.press("都不是")
    await consultant.press("电话")
    await consultant.press("刚才")
    await consultant.text("开发区应急局值班室，说了泄漏量和停机情况")
    card = await consultant.last()
    assert "登记已告知" in card.text
    assert "告知对象：政府部门" in card.text
    assert "方式：电话" in card.text
    await consultant.press("✅ 险情解除")
    await consultant.text("油已清理，阀门更换")
    await world.beat()
    assert "险情解除" in (await heard(worker, "周明：险情解除")).text
    assert await state_of(NUMBER) == "over"
    lead = await world.phone(LEAD)
    await lead.text(NUMBER)
    await lead.press("📋 复盘")
    await lead.text("密封圈老化，没有到期更换")
    await lead.text("三号、四号机一并更换，陈涛，本周五前")
    await lead.text("预案增加液压油泄漏处置卡")
    await lead.press("完成复盘")
    assert await state_of(NUMBER) == "reviewed"
    assert "预案修订：预案增加液压油泄漏处置卡" in (await lead.last()).text


async def test_what_is_written_in_reply_is_its_timeline(sqlite_world: World) -> None:
    world = sqlite_world
    worker, consultant = await taken(world)
    thanks = await heard(worker, "已上报")
    await worker.text("油流到了排水沟", reply_to=thanks)
    assert "已记下" in str(await worker.last()) or "油流到了排水沟" in (await worker.last()).text
    await world.beat()
    assert "油流到了排水沟" in (await heard(consultant, "王芳补充")).text


async def test_it_may_change_again_be_handed_over_or_turn_out_to_be_nothing(sqlite_world: World) -> None:
    world = sqlite_world
    worker, consultant = await taken(world)
    await say(consultant, "✅ 险情解除", "已处理", send=None)
    await worker.text(NUMBER)
    await say(worker, "↩️ 情况又变了", "又漏了", send=None)
    assert await state_of(NUMBER) == "in_hand"
    manager = await world.phone(MANAGER)
    await manager.text(NUMBER)
    await manager.press("🙋 我来负责")
    assert await one("SELECT handler_id FROM service_case") == world.company.people[MANAGER].id
    await world.beat()
    assert NUMBER in (await heard(consultant, "现在由李强负责")).text
    await say(manager, "🚫 误报", "是保洁洒的水", send=None)
    assert await state_of(NUMBER) == "false_alarm"
    await world.beat()
    assert "是保洁洒的水" in (await heard(worker, "是误报，不用来了")).text


async def test_a_drill_goes_the_same_way_and_says_so_everywhere(sqlite_world: World) -> None:
    world = sqlite_world
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    worker = await report(world, drill=True)
    assert (await worker.last()).text.startswith("【演练】")
    await world.beat()
    await english(lead)
    assert (await heard(consultant, "上报突发事件")).text.startswith("【演练】")
    await consultant.press("👌 收到，马上处理")
    assert (await consultant.last()).text.startswith("【演练】")
    await world.beat()
    assert (await heard(worker, "现在由周明负责")).text.startswith("【演练】")
    await lead.text(NUMBER)
    assert (await lead.last()).text.startswith("[Drill]")
    # what really happens meanwhile is not taken for a part of it
    other = await report(world, MANAGER)
    assert "SJ20261123-02" in (await other.last()).text


async def test_two_reports_of_one_event_are_one(sqlite_world: World) -> None:
    world = sqlite_world
    await report(world)
    manager = await world.phone(MANAGER)
    await manager.text("突发事件")
    await manager.text("二号车间液压油泄漏了，已经停机")
    assert "是同一件吗" in (await manager.last()).text
    await manager.press(f"➕ 加入 {NUMBER}")
    assert await one("SELECT count(*) FROM service_case") == 1


async def test_our_people_report_one_for_a_client_that_they_choose(sqlite_world: World) -> None:
    world = sqlite_world
    quality, manager = await world.phone(QUALITY_MANAGER), await world.phone(MANAGER)
    await quality.text("突发事件")
    await quality.press("恒信阀门")
    await quality.text(WHAT)
    await quality.press("🚨 真实事件，马上通知")
    assert NUMBER in (await quality.last()).text
    await world.beat()
    assert WHAT in (await heard(manager, "请马上响应")).text


@pytest.mark.parametrize("who", [STAFF, MANAGER])
async def test_at_a_label_or_from_the_card_of_a_site_one_tap_begins_it_there(sqlite_world: World, who: int) -> None:
    world = sqlite_world
    site, name = await site_of("HX")
    phone, lead = await world.phone(who), await world.phone(LEAD)
    await scan(phone, "sites", site)
    await phone.press("🚨 报突发事件")
    assert "出了什么事" in (await phone.last()).text
    await phone.text(WHAT)
    await phone.press("🚨 真实事件，马上通知")
    assert await one("SELECT site_id FROM service_case") == site
    await lead.text(NUMBER)
    assert f"恒信阀门有限公司 · {name}" in (await lead.last()).text
