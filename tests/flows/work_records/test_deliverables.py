"""验收: a deliverable is accepted once, or returned with a reason and owed again; silence is neither (clause 7)."""

import pytest

from bot.screens.buttons import AcceptRecord, pack
from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.steps import count, english, one, press_sparingly
from tests.flows.work_records.handing_over import SUMMARY, asked, hand_over, handed_over
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, QUALITY_MANAGER, STAFF, World

NUMBER, AGAIN = "JF20261123-01", "JF20261123-02"
WHY = "缺第二页的结论"


async def told(world: World, who: int) -> str:
    """Everything that was said to somebody so far."""
    await world.beat()
    return "\n".join(message.text for message in await (await world.phone(who)).messages())


async def returned(world: World) -> Phone:
    """The manager's phone; what was handed over is returned."""
    manager = await asked(world)
    await do(manager, "↩️ 退回修改", f">{WHY}")
    return manager


async def test_it_is_accepted_from_the_message_that_tells_of_it(world: World) -> None:
    manager = await asked(world)
    said = await manager.last()
    assert "收到交付文件" in said.text
    assert SUMMARY in said.text
    assert await manager.buttons() == ["✅ 验收", "↩️ 退回修改", "查看交付文件"]
    card = await press_sparingly(manager, "✅ 验收")
    assert "✅ 已验收：李强，11月23日 09:30" in card.text
    assert "✅ 验收" not in await manager.buttons()
    assert await one("SELECT state FROM task") == "done"
    consultant = await world.phone(CONSULTANT)
    await consultant.text(NUMBER)
    assert "已验收：李强" in (await consultant.last()).text


async def test_a_second_tap_changes_nothing_and_shows_how_it_stands(world: World) -> None:
    manager = await asked(world)
    message = await manager.last()
    accept = pack(AcceptRecord("delivery", await one("SELECT id FROM work_record")))
    await manager.press("✅ 验收")
    await manager.press_data(message, accept, force=True)
    assert "已验收：李强" in (await manager.last()).text
    assert await count("acceptance") == 1
    assert await db.column(str, "SELECT action FROM trail WHERE action IN ('accept', 'return')") == ["accept"]


async def test_what_is_returned_is_owed_again_and_delivered_anew(world: World) -> None:
    manager = await returned(world)
    card = (await manager.last()).text
    assert "↩️ 已退回修改：李强，11月23日 09:30" in card
    assert WHY in card
    for who in (CONSULTANT, LEAD):
        assert WHY in await told(world, who), who
    consultant = await world.phone(CONSULTANT)
    task = await do(consultant, "🗓 所属任务")
    assert "日期：11月30日（周一）" in task.text, "five working days to do it again"
    assert "原定：11月23日（周一）" in task.text
    assert f"原因：{WHY}（李强）" in task.text
    await do(consultant, "▶️ 开始")
    await consultant.document(b"%PDF-1.4 2", "总结2.pdf")
    await do(consultant, "✅ 确认无误，提交")
    assert await one("SELECT state FROM task") == "done"
    await world.beat()
    await do(manager, "✅ 验收")
    assert await db.column(str, "SELECT state FROM acceptance ORDER BY id") == ["returned", "accepted"]
    await manager.text(NUMBER)
    assert WHY in (await manager.last()).text, "what was returned says so for good"
    assert await count("failed_update") == 0


async def test_what_is_returned_is_among_todays_work_at_once_and_its_second_promise_is_told(
    sqlite_world: World,
) -> None:
    manager = await returned(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, ">菜单")
    assert "今日待办 1 项" in (await consultant.last()).text
    await do(consultant, ">今日待办")
    assert "↩️ 退回待改 11月30日 恒信阀门 · 季度总…" in await consultant.buttons()
    await english(consultant)
    await do(consultant, ">today")
    assert "↩️ Redo by 30 Nov 恒信阀门 · 季度" in str(await consultant.buttons())
    await do(manager, ">成果")
    assert "11月30日前交 · 退回修改 · JF20261123-01" in (await manager.last()).text
    await sqlite_world.pass_by(days=3)
    await do(consultant, ">today", "↩️ Redo by")
    assert WHY in (await consultant.last()).text, "why it is done again stands above the question"
    await consultant.document(b"%PDF-1.4 2", "总结2.pdf")
    await do(consultant, "✅ Confirm and submit")
    await do(manager, ">成果")
    told = (await manager.last()).text
    assert "11月30日前交 · 11月26日重交 · 待验收 · JF20261126-01" in told
    assert "按时 1/1" in told, "it came on time first"


async def test_what_was_said_on_paper_is_recorded_with_the_signed_page_which_the_record_shows(world: World) -> None:
    await handed_over(world)
    lead = await world.phone(LEAD)
    await do(lead, f">{NUMBER}", "📞 代录验收", "李强", "验收", "纸质")
    assert "签字页" in (await lead.last()).text
    await lead.photo(picture())
    await do(lead, "✅ 保存")
    manager = await world.phone(MANAGER)
    await do(manager, f">{NUMBER}")
    key = next(key for key in await manager.buttons() if key.startswith("签字页："))
    n = len(await manager.messages())
    await manager.press(key)
    await world.beat()
    assert len(await manager.messages()) > n
    assert "photo" in (await manager.last()).raw
    assert await one("SELECT count(*) AS n FROM attachment WHERE owner_kind = 'acceptance'") == 1


async def test_whoever_answers_second_sees_what_the_first_said(sqlite_world: World) -> None:
    manager = await asked(sqlite_world)
    await do(manager, "↩️ 退回修改")
    lead = await sqlite_world.phone(LEAD)
    await do(lead, f">{NUMBER}", "📞 代录验收", "李强", "验收", "电话", "✅ 保存")
    await do(manager, f">{WHY}")
    assert "已验收：李强" in (await manager.last()).text
    assert await db.column(str, "SELECT state FROM acceptance") == ["accepted"]


async def test_correcting_or_voiding_what_was_returned_neither_accepts_it_nor_opens_its_task(
    sqlite_world: World,
) -> None:
    await returned(sqlite_world)
    consultant = await hand_over(sqlite_world)
    await do(consultant, f">{NUMBER}", "✏️ 更正", ">写错标题", "＋ 文件", ">季度总结报告（第一稿）", "提交")
    card = (await consultant.last()).text
    assert "已退回修改：李强" in card
    await do(consultant, "✏️ 更正", ">重复了", "＋ 作废", "是", "提交")
    assert await one("SELECT state FROM task") == "done", "the second one stands for it"
    await do(consultant, f">{AGAIN}")
    assert "企业还没验收" in (await consultant.last()).text


@pytest.mark.parametrize("who", [LEAD, QUALITY_MANAGER, ADMINISTRATOR])
async def test_what_a_manager_said_elsewhere_is_recorded_for_them(sqlite_world: World, who: int) -> None:
    await handed_over(sqlite_world)
    recorder = await sqlite_world.phone(who)
    await do(recorder, f">{NUMBER}", "📞 代录验收", "李强", "退回修改", f">{WHY}", "微信", "✅ 保存")
    card = (await recorder.last()).text
    assert "已退回修改：李强" in card
    assert "微信告知" in card
    assert await one("SELECT state FROM task") == "open"
    manager = await sqlite_world.phone(MANAGER)
    await sqlite_world.beat()
    assert "代您答复了这项成果" in (await manager.last()).text
    await do(manager, "⚠️ 不对，请核实", ">我没说过")
    quality = await sqlite_world.phone(QUALITY_MANAGER if who != QUALITY_MANAGER else LEAD)
    if who != QUALITY_MANAGER:
        await sqlite_world.beat()
        assert "李强说代录的内容不对" in (await quality.last()).text


async def test_nobody_answers_what_is_not_theirs(sqlite_world: World) -> None:
    manager = await asked(sqlite_world)
    accept = pack(AcceptRecord("delivery", await one("SELECT id FROM work_record")))
    for who in (OTHER_MANAGER, STAFF, CONSULTANT, LEAD):
        phone = await sqlite_world.phone(who)
        await phone.press_data(await phone.last(), accept, force=True)
    assert await count("acceptance") == 0
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.text(NUMBER)
    assert "📞 代录验收" not in await consultant.buttons(), "whoever handed it over does not write down the verdict"
    assert "✅ 验收" in await manager.buttons()


async def test_what_nobody_answers_is_asked_for_once_more_and_stays_unanswered(sqlite_world: World) -> None:
    manager = await asked(sqlite_world)
    await sqlite_world.pass_by(days=6)
    assert "还没验收" not in await told(sqlite_world, MANAGER)
    await sqlite_world.pass_by(days=1)
    assert "⏳ 还没验收" in await told(sqlite_world, MANAGER)
    await sqlite_world.pass_by(days=30)
    assert (await told(sqlite_world, MANAGER)).count("⏳ 还没验收") == 1
    assert await count("acceptance") == 0
    await do(manager, f">{NUMBER}")
    assert "✅ 验收" in await manager.buttons(), "it can be accepted at any time"


async def test_the_days_until_the_reminder_are_the_firms_to_set(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await do(administrator, ">公司设置", "期限", "成果交付", "3")
    await asked(sqlite_world)
    await sqlite_world.pass_by(days=3)
    assert "⏳ 还没验收" in await told(sqlite_world, MANAGER)


async def test_what_is_handed_over_without_being_owed_is_not_asked_about(sqlite_world: World) -> None:
    consultant, manager = await sqlite_world.phone(CONSULTANT), await sqlite_world.phone(MANAGER)
    await do(consultant, ">交付文件", "恒信阀门")
    await consultant.document(b"%PDF-1.4", "样张.pdf", "样张")
    await do(consultant, "提交")
    await sqlite_world.beat()
    assert "请验收" not in await told(sqlite_world, MANAGER)
    await manager.text(NUMBER)
    assert "✅ 验收" not in await manager.buttons()


async def test_in_english(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    await english(manager)
    await handed_over(sqlite_world)
    await sqlite_world.beat()
    assert "Please accept it, or return it and say what has to change." in (await manager.last()).text
    assert await manager.buttons() == ["✅ Accept", "↩️ Return", "See the delivery"]
    await do(manager, "↩️ Return", ">page 2 is missing")
    assert "↩️ Returned by 李强, 23 Nov 09:30" in (await manager.last()).text


async def test_a_plan_of_other_work_asks_nobody(sqlite_world: World) -> None:
    lead = await sqlite_world.phone(LEAD)
    await do(
        lead, ">工作计划", "➕ 新增工作计划", "恒信阀门", "请企业确认", ">巡查安排", "每季度一次", "周明", "✅ 保存"
    )
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, ">今日待办", "巡查安排", "找不到人", ">李强 厂长", "电话", ">出差", "提交")
    assert "请验收" not in await told(sqlite_world, MANAGER)
