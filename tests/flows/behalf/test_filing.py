"""代录 (PRACTICE, clause 3.6): recorded for somebody else, marked everywhere, and that person is told."""

import json

from bot.screens.not_found import NO_SUCH
from storage import database as db
from tests.flows.behalf.recording import CLIENT, COMPLAINT, NEW_NAME, NEW_PERSON, NEW_PHONE, do, record, trail_of
from tests.flows.cases.filing import NUMBER, file_complaint, opened_by, proposed, say, state_of
from tests.flows.steps import count, english, heard, one, press_sparingly, released_patrol
from tests.flows.test_register import ask, rows, workbook
from tests.flows.trainings.trainings import a_session
from tests.flows.two_firms import end_roles
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

MARK = "📝 代录：周明（11月23日电话告知）"


async def told_complaint(world: World, *who: str, channel: str = "电话") -> Phone:
    """The consultant's phone after a complaint was recorded for somebody."""
    phone = await record(world, "📮 投诉", *who, channel)
    await do(phone, *COMPLAINT)
    return phone


async def test_a_complaint_told_by_telephone_is_theirs_and_they_are_told(world: World) -> None:
    staff, quality_manager = await world.phone(STAFF), await world.phone(QUALITY_MANAGER)
    consultant = await told_complaint(world, "王芳")
    filed = await consultant.last()
    assert f"已代王芳登记投诉，编号 {NUMBER}" in filed.text
    assert "对方会在这里收到通知" in filed.text

    await world.beat()
    news = await heard(staff, f"周明按您说的（11月23日电话告知），代您提出了投诉 {NUMBER}")
    assert news.button("📣 催办") is not None, "it is hers to follow"
    assert MARK in (await heard(quality_manager, "王芳（周明代录）提出一件投诉，请受理")).text
    assert await one("SELECT name FROM person p JOIN service_case k ON k.opened_by_id = p.id") == "王芳"
    (person_id, details), *_ = [entry for entry in await trail_of("open") if "draft" in entry[1]]
    assert person_id == world.company.people[CONSULTANT].id
    assert json.loads(details)["on_behalf_of"] == world.company.people[STAFF].id

    await staff.text("进度")
    assert "代录" in (await staff.last()).text


async def test_what_was_recorded_wrongly_is_said_so_with_one_tap_and_looked_into(sqlite_world: World) -> None:
    staff, quality_manager = await sqlite_world.phone(STAFF), await sqlite_world.phone(QUALITY_MANAGER)
    await told_complaint(sqlite_world, "王芳")
    await sqlite_world.beat()
    await press_sparingly(staff, "⚠️ 不对，请核实")
    await staff.text("我说的是上周五，不是昨天。")
    assert "已记下并转告质量主管" in (await staff.last()).text
    await sqlite_world.beat()
    news = await heard(quality_manager, "王芳说代录的内容不对，请核实")
    assert "我说的是上周五，不是昨天。" in news.text
    await opened_by(sqlite_world, STAFF)
    assert "王芳 说代录有误" in (await staff.last()).text


async def test_only_whom_it_is_about_can_say_that_a_record_is_wrong(sqlite_world: World) -> None:
    staff, manager = await sqlite_world.phone(STAFF), await sqlite_world.phone(MANAGER)
    await told_complaint(sqlite_world, "王芳")
    await sqlite_world.beat()
    data = (await heard(staff, "代您提出了投诉")).button("⚠️ 不对")
    assert data is not None
    assert data.data is not None
    answer = await manager.press_data(await manager.last(), data.data, force=True)
    assert "您无权查看" in answer.text


async def test_for_somebody_without_the_app_the_recorder_passes_on_and_records_the_answer(world: World) -> None:
    consultant = await told_complaint(world, *NEW_PERSON, channel="微信")
    assert f"📣 请转告{NEW_NAME}（电话 {NEW_PHONE}）" in (await consultant.last()).text
    handler = await opened_by(world, QUALITY_MANAGER)
    await handler.press("👌 受理")
    await handler.press("没有涉及具体的人")
    await say(handler, "答复处理结果", "已补巡查，并调整了排班。")
    await world.beat()
    news = await heard(consultant, "给出了处理结果")
    assert f"请转告{NEW_NAME}" in news.text
    assert "待对方确认" in news.text

    await consultant.text("菜单")
    assert "请转告 1 件" in (await consultant.last()).text
    await press_sparingly(consultant, f"📣 请转告 {NEW_NAME}")
    await press_sparingly(consultant, "📝 代录 · 👍 满意，办结")
    card = await press_sparingly(consultant, "电话")
    assert f"{NEW_NAME}（周明代录） 满意，办结" in card.text
    assert await state_of() == "resolved"
    await world.pass_by(minutes=5)
    assert "对方已确认，办结" in (await handler.last()).text
    assert "⭐ 评价" not in str(await handler.buttons()), (
        "how satisfied they are with the handler is for another to write"
    )
    assert await one("SELECT count(*) AS n FROM outbox WHERE state = 'dead'") == 0


async def test_not_satisfied_is_recorded_with_the_reason(sqlite_world: World) -> None:
    staff, handler = await proposed(sqlite_world)
    await do(handler, "📝 代录 · 👎 不满意", "当面", ">还是没有人来。", "发送")
    card = await handler.last()
    assert "王芳（吴刚代录） 不满意，要求重新处理" in card.text
    assert await state_of() == "in_progress"
    await sqlite_world.beat()
    assert "吴刚按您说的（11月23日当面告知）" in (await heard(staff, "代您登记了：👎 不满意，重新处理")).text


async def test_reminders_for_somebody_without_the_app_go_to_the_recorder(sqlite_world: World) -> None:
    consultant = await told_complaint(sqlite_world, *NEW_PERSON)
    handler = await opened_by(sqlite_world, QUALITY_MANAGER)
    await handler.press("👌 受理")
    await handler.press("没有涉及具体的人")
    await say(handler, "答复处理结果", "已补巡查。")
    await sqlite_world.pass_by(days=4)
    assert f"请转告{NEW_NAME}" in (await heard(consultant, "今天到期：请确认处理结果")).text
    assert f"请转告{NEW_NAME}" in (await heard(consultant, "已逾期：请确认处理结果")).text


async def test_an_earlier_day_is_said_and_a_later_one_refused(sqlite_world: World) -> None:
    consultant = await record(sqlite_world, "💬 咨询", "王芳", "＋ 其他日期", ">明天")
    assert "最晚可以选 11月23日" in (await consultant.last()).text
    await do(consultant, ">昨天", "微信", ">新标准什么时候执行？", "发送")
    await do(consultant, "查进度")
    assert "📝 代录：周明（11月22日微信告知）" in (await consultant.last()).text


async def test_a_long_list_of_people_is_searched_by_typing(sqlite_world: World) -> None:
    client = sqlite_world.company.clients["HX"]
    for n in range(1, 31):
        name, at = f"工人{n:02d}", sqlite_world.clock.now()
        (row,) = await db.values(
            "INSERT INTO person (name, created_at) VALUES (:name, :at) RETURNING id", name=name, at=at
        )
        await db.values(
            "INSERT INTO role_grant (person_id, role, client_id, since) VALUES (:id, 'client_staff', :client, :at)"
            " RETURNING id",
            id=row["id"],
            client=client,
            at=at,
        )
    consultant = await record(sqlite_world, "📮 投诉")
    assert "发名字查找其余 13 项" in (await consultant.last()).text
    await consultant.text("没有这个人")
    assert "名单里没有找到" in (await consultant.last()).text
    found = await do(consultant, ">人27")
    assert [button.text for button in found.buttons][:2] == ["工人27", "＋ 其他日期"]
    assert "怎么告诉您的" in (await do(consultant, "工人27")).text


async def test_a_phone_number_that_is_none_is_asked_again(sqlite_world: World) -> None:
    consultant = await record(sqlite_world, "📮 投诉", "＋ 名单里没有", ">张三", ">不知道", "电话")
    assert "没认出电话号码" in (await consultant.last()).text
    people = await count("person")
    await do(consultant, "✏️ 电话", ">138 0000 1234")
    assert "代张三" in (await consultant.last()).text
    assert await count("person") == people + 1


async def test_nobody_writes_down_what_is_said_about_themselves(sqlite_world: World) -> None:
    consultant = await record(sqlite_world, "📮 投诉", "王芳", "电话", *COMPLAINT[:2])
    about = await consultant.last()
    assert about.button("孙丽") is not None
    assert about.button("周明") is None


async def test_a_complaint_about_somebody_takes_no_record_of_theirs(sqlite_world: World) -> None:
    await file_complaint(sqlite_world, about="周明")
    consultant = await record(sqlite_world, "👍 确认或补充")
    assert "没有等对方确认或补充的事" in (await consultant.last()).text
    await consultant.text(NUMBER)
    assert NO_SUCH.zh in (await consultant.last()).text


async def test_a_full_training_gives_a_place_in_the_waitlist_and_news_go_to_the_recorder(world: World) -> None:
    session = await a_session(world, capacity=1, client=None)
    staff = await world.phone(STAFF)
    consultant = await record(world, "🎓 培训报名", "新版标准解读", "王芳", "电话")
    assert "✅ 已代王芳报名。" in (await consultant.last()).text
    await record(world, "🎓 培训报名", "新版标准解读", *NEW_PERSON, "当面")
    waiting = await consultant.last()
    assert f"名额已满，已代{NEW_NAME}排候补第 1 位" in waiting.text
    assert f"请转告{NEW_NAME}（电话 {NEW_PHONE}）" in waiting.text
    await record(world, "🎓 培训报名", "新版标准解读", "王芳", "电话")
    assert "王芳之前已经报过名" in (await consultant.last()).text
    assert await count("sign_up") == 2

    await world.beat()
    assert "代您报名了这场培训" in (await staff.last()).text
    await staff.press("取消报名")
    await staff.press("确定取消报名")
    await world.beat()
    freed = await heard(consultant, "已递补成功")
    assert f"请转告{NEW_NAME}" in freed.text
    await do(consultant, ">培训", "新版标准解读", "签到名单")
    assert f"{NEW_NAME} · 恒信阀门（周明代录）" in (await consultant.last()).text
    assert await one("SELECT seated.id AS id FROM sign_up seated WHERE state = 'seated' AND session_id = :s", s=session)


async def test_a_sign_up_that_was_not_asked_for_is_said_to_be_wrong(sqlite_world: World) -> None:
    staff, quality_manager = await sqlite_world.phone(STAFF), await sqlite_world.phone(QUALITY_MANAGER)
    await a_session(sqlite_world)
    await record(sqlite_world, "🎓 培训报名", "新版标准解读", "王芳", "电话")
    await sqlite_world.beat()
    await do(staff, "⚠️ 不对，请核实", ">我没有说要报名。")
    await sqlite_world.beat()
    assert "我没有说要报名。" in (await heard(quality_manager, "王芳说代录的内容不对")).text


async def test_evidence_is_the_named_persons_and_its_recorder_does_not_check_it(world: World) -> None:
    staff = await world.phone(STAFF)
    await released_patrol(world)
    consultant = await record(world, "📷 提交整改", "封样缺失", "王芳", "微信")
    await consultant.photo(picture(), caption="已重新封样")
    assert "王芳（周明代录） 提交整改" in (await consultant.last()).text
    assert "复查通过" not in str(await consultant.buttons())
    row = await one("SELECT p.name FROM service_case k JOIN person p ON p.id = k.rectified_by_id")
    assert row == "王芳"
    lead = await opened_by(world, LEAD, "WT20261123-01")
    await lead.press("✅ 复查通过")
    assert "已闭环" in (await lead.last()).text
    await world.beat()
    assert "复查通过，已闭环" in (await heard(staff, "复查通过")).text


async def test_a_record_outlives_no_role_of_who_writes_it_down(sqlite_world: World) -> None:
    consultant = await record(sqlite_world, "📮 投诉", "王芳", "电话")
    await end_roles(CONSULTANT, sqlite_world.company.clients["HX"], sqlite_world)
    await consultant.text("昨天的巡查没有来人。")
    assert "您无权查看" in (await consultant.last()).text
    assert await count("service_case") == 0


async def test_two_people_at_once_have_each_a_draft_of_their_own(sqlite_world: World) -> None:
    consultant = await record(sqlite_world, "📮 投诉", "王芳", "电话")
    await record(sqlite_world, "📮 投诉", "李强", "微信")
    assert "代李强" in (await consultant.last()).text
    await consultant.text("菜单")
    begun = [text for text in await consultant.buttons() if "继续填写" in text]
    assert ["代李强" in begun[0], "代王芳" in begun[1]] == [True, True]


async def test_a_client_manager_records_for_their_staff_but_no_statement(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    manager = await record(sqlite_world, "📷 提交整改", "封样缺失", *NEW_PERSON, "当面", who=MANAGER, client=None)
    await manager.photo(picture())
    assert f"{NEW_NAME}（李强代录） 提交整改" in (await manager.last()).text
    await manager.text("代录")
    assert [text for text in await manager.buttons() if "投诉" in text or "确认" in text] == []


async def test_the_registers_say_who_recorded_it_and_how_and_hold_the_services(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    await a_session(sqlite_world)
    await told_complaint(sqlite_world, "王芳")
    await record(sqlite_world, "🎓 培训报名", "新版标准解读", "王芳", "纸质")
    manager = await record(sqlite_world, "📷 提交整改", "封样缺失", "王芳", "当面", who=MANAGER, client=None)
    await manager.photo(picture())
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(
        consultant, ">记一笔", CLIENT, "电话", ">问了检定日期", "15 分钟", "✏️ 更正", ">记错了", "＋ 时长", ">20", "提交"
    )

    await ask(consultant, client=CLIENT)
    book = await workbook(consultant, sqlite_world)
    (finding,) = rows(book, "问题")
    assert (finding["整改人"], finding["整改代录"]) == ("王芳", "李强")
    (seat,) = rows(book, "培训报名")
    assert (seat["报名人"], seat["代录"]) == ("王芳", "周明（2026-11-23 纸质告知）")
    (service,) = rows(book, "服务记录")
    assert (service["编号"], service["类别"], service["时长（分钟）"]) == ("JL20261123-01", "电话", 20)
    assert (service["更正次数"], service["更正原因"], service["已作废"]) == (1, "记错了", "否")

    quality_manager = await sqlite_world.phone(QUALITY_MANAGER)
    await english(quality_manager)
    await do(quality_manager, ">registers", CLIENT, "Complaints and enquiries", "This month", "Make the spreadsheet")
    (complaint,) = rows(await workbook(quality_manager, sqlite_world), "Complaints and enquiries")
    assert complaint["Recorded on behalf"] == "周明 (told by phone, 2026-11-23)"


async def test_in_english(sqlite_world: World) -> None:
    consultant, staff = await sqlite_world.phone(CONSULTANT), await sqlite_world.phone(STAFF)
    await english(consultant)
    await english(staff)
    await consultant.text("/behalf")
    assert "Record what somebody told you elsewhere." in (await consultant.last()).text
    await do(consultant, CLIENT, "Complaint", "王芳", "in person")
    assert "for 王芳" in (await consultant.last()).text
    await do(consultant, ">Nobody came.", "Timeliness", "Not sure", "Skip", "Confirm and submit")
    assert f"Complaint {NUMBER} is recorded for 王芳." in (await consultant.last()).text
    await sqlite_world.beat()
    news = await heard(staff, f"周明 filed complaint {NUMBER} for you (told in person, 23 Nov).")
    assert "Recorded by 周明 (told in person, 23 Nov)" in news.text
    assert news.button("That is not right") is not None
