"""Measures of an incident are tasks, which outlive it; later it is looked whether they work (clause 5.4 b-c)."""

from tests.flows.cases.filing import say, state_of
from tests.flows.cases.test_incident import NUMBER, taken
from tests.flows.cases.test_incident_calls import said_to
from tests.flows.steps import english, heard, one
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, MANAGER, World

WHAT = "更换二号机密封圈"


async def set_measure(phone: Phone, what: str = WHAT, who: str = "周明", number: str = NUMBER) -> None:
    """Somebody of ours sets a measure, until Thursday."""
    await phone.text(number)
    await phone.press("📌 定措施")
    await phone.text(what)
    await phone.press(who)
    await phone.text("陈涛")
    await phone.text("2026-11-26")


async def review(phone: Phone, number: str = NUMBER) -> None:
    """The review that ends an incident."""
    await phone.text(number)
    await phone.press("📋 复盘")
    await phone.text("密封圈老化")
    await phone.text("见措施")
    await phone.text("无，预案适用")


async def over_with_measure(world: World) -> tuple[Phone, Phone]:
    """The danger is over, and a measure that the lead set is still open."""
    lead = await world.phone(LEAD)
    _, consultant = await taken(world)
    await set_measure(lead)
    await consultant.text(NUMBER)
    await say(consultant, "✅ 险情解除", "已处理", send=None)
    return lead, consultant


async def test_a_measure_is_a_task_of_whoever_it_was_given_to_and_stands_on_the_card(world: World) -> None:
    manager, lead = await world.phone(MANAGER), await world.phone(LEAD)
    _, consultant = await taken(world)
    await set_measure(lead)
    card = (await lead.last()).text
    assert "措施（已完成 0/1）" in card
    assert f"▫️ {WHAT} · 周明 · 11月26日" in card
    assert "定了措施给 周明" in card
    assert "企业经办人：陈涛" in card
    await world.beat()
    assert f"{WHAT}" in (await heard(consultant, "孙丽请您负责一项措施，11月26日")).text
    await consultant.press("查看")
    task = (await consultant.last()).text
    assert "事件措施" in task
    assert NUMBER in task
    await manager.text(NUMBER)
    assert WHAT in (await manager.last()).text
    await manager.press("📍 现状")
    assert f"▫️ {WHAT} · 周明" in (await manager.last()).text


async def test_it_is_reminded_of_done_with_a_record_and_seen_as_done(sqlite_world: World) -> None:
    world = sqlite_world
    lead, consultant = await over_with_measure(world)
    # the afternoon before its day
    await world.pass_by(days=2, hours=8)
    assert WHAT in await said_to(consultant)
    await world.pass_by(days=1)
    await consultant.text("今天")
    await consultant.press(WHAT)
    await consultant.text("已更换，试压合格")
    await consultant.press("确认无误，提交")
    assert await one("SELECT state FROM task WHERE case_id IS NOT NULL") == "done"
    await lead.text(NUMBER)
    assert f"✅ {WHAT} · 周明 · 11月26日" in (await lead.last()).text
    await english(lead)
    await lead.text(NUMBER)
    assert "Measures (1 of 1 done)" in (await lead.last()).text


async def test_it_can_be_closed_while_measures_are_open_which_is_said_and_they_live_on(sqlite_world: World) -> None:
    world = sqlite_world
    lead, consultant = await over_with_measure(world)
    await review(lead)
    assert "还有 1 项措施没办完" in (await lead.last()).text
    await lead.press("完成复盘")
    assert await state_of(NUMBER) == "reviewed"
    assert "事件已关闭，还有 1 项没办完" in (await lead.last()).text
    await world.pass_by(days=4)
    await consultant.text("今天")
    assert WHAT in str(await consultant.buttons())


async def test_after_the_review_the_lead_has_to_check_that_the_measures_work(sqlite_world: World) -> None:
    world = sqlite_world
    lead, _ = await over_with_measure(world)
    await review(lead)
    await lead.press("完成复盘")
    assert "措施有效性检查 · 孙丽 · 12月23日" in (await lead.last()).text
    assert await one("SELECT opens_on FROM task WHERE work = 'measures_check'") is not None
    consultant = await world.phone(CONSULTANT)
    await consultant.text("今天")
    assert "措施有效性检查" not in str(await consultant.buttons())


async def test_only_our_people_set_measures(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    await taken(world)
    await manager.text(NUMBER)
    assert not any("定措施" in button.text for button in (await manager.last()).buttons)
