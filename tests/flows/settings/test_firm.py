"""公司设置 on the phone: deadlines, calendar, texts, and what comes of a change."""

import json

import pytest

from storage import database as db
from tests.documents.sample import drawn_pictures, said
from tests.flows.cases.filing import NUMBER, accepted, file_complaint, opened_by, say
from tests.flows.steps import count, english, invite, one, press_sparingly, released_patrol, submit_patrol
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, CONSULTANT, MANAGER, QUALITY_MANAGER, STAFF, STRANGER, World


async def settings_of(world: World, *presses: str) -> Phone:
    """The administrator's phone with a page of the firm's settings."""
    phone = await world.phone(ADMINISTRATOR)
    await phone.text("公司设置")
    for press in presses:
        await press_sparingly(phone, press)
    return phone


async def trail_of(action: str) -> list[dict[str, object]]:
    """What was noted about changes of one kind."""
    rows = await db.values("SELECT details FROM trail WHERE action = :action ORDER BY id", action=action)
    return [json.loads(row["details"]) for row in rows]


async def test_a_changed_deadline_and_a_holiday_hold_for_the_next_complaint_and_are_explained(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    await accepted(world)
    await world.pass_by(minutes=5)
    first = await one("SELECT promised_at FROM service_case WHERE number = :number", number=NUMBER)

    admin = await settings_of(world, "期限", "投诉办结", "10")
    card = await admin.last()
    assert "10 个工作日（默认：7 个工作日）" in card.text
    assert "已经承诺的日期不变" in card.text
    await admin.text("公司设置")
    for press in ("日历", "＋ 放假"):
        await press_sparingly(admin, press)
    await admin.text("11月25日-26日")
    assert "11月25日（周三）–11月26日（周四） 放假" in (await admin.last()).text

    staff = await file_complaint(world)
    # 23 Nov and ten working days without the 25th and 26th: 9 December, as nobody would count by hand
    assert "12月9日（周三）18:00 前办结" in (await staff.last()).text
    assert await one("SELECT promised_at FROM service_case WHERE number = :number", number=NUMBER) == first

    handler = await opened_by(world, QUALITY_MANAGER, "TS20261123-02")
    await handler.press("👌 受理")
    await handler.press("没有涉及具体的人")
    await handler.press("为什么是这天")
    why = (await handler.last()).text
    assert "11月25日（周三） 公司放假" in why
    assert "11月26日（周四） 公司放假" in why
    await english(handler)
    await handler.text("TS20261123-02")
    await handler.press("Why this date")
    assert "the firm is off" in (await handler.last()).text

    old = await opened_by(world, QUALITY_MANAGER, NUMBER)
    await old.press("Why this date")
    assert "Days off that were entered or taken back since do not move it." in (await old.last()).text
    assert "the firm is off" not in (await old.last()).text

    assert await trail_of("change_setting") == [{"key": "complaint_resolve", "now": "10w", "was": "7w"}]
    (entered,) = await trail_of("enter_days")
    assert (entered["kind"], entered["first"], entered["last"]) == ("holiday", "2026-11-25", "2026-11-26")


async def test_a_shutdown_moves_the_deadline_of_that_clients_findings_only(sqlite_world: World) -> None:
    world = sqlite_world
    admin = await settings_of(world, "日历", "恒信阀门", "＋ 停工")
    await admin.text("12月1日至4日")
    assert "12月1日（周二）–12月4日（周五） 停工" in (await admin.last()).text
    await released_patrol(world)
    # ordinary: ten working days, 7 December without the shutdown
    due = await one("SELECT due_at FROM service_case WHERE kind = 'finding'")
    assert str(due).startswith("2026-12-11")

    await press_sparingly(admin, "🗑 12月1日")
    assert "还没有登记" in (await admin.last()).text
    await press_sparingly(admin, "改为六天工作周")
    assert "工作周：六天" in (await admin.last()).text
    staff = await file_complaint(world)
    assert "12月1日（周二）18:00 前办结" in (await staff.last()).text, "a Saturday was counted"
    assert (await trail_of("end_days"))[0]["kind"] == "shutdown"


async def test_values_are_chosen_typed_and_taken_back(sqlite_world: World) -> None:
    world = sqlite_world
    admin = await settings_of(world, "期限", "投诉受理")
    await press_sparingly(admin, "✏️ 其他天数")
    await admin.text("４")
    assert "4 个工作日（默认：1 个工作日）" in (await admin.last()).text
    await press_sparingly(admin, "自然日")
    assert "4 个自然日" in (await admin.last()).text
    await file_complaint(world)
    handler = await opened_by(world, QUALITY_MANAGER)
    await handler.press("为什么是这天")
    assert "从11月23日（周一）起算，第 4 天（自然日）是11月27日（周五）" in (await handler.last()).text
    await press_sparingly(admin, "↩️ 恢复默认")
    assert "投诉受理：1 个工作日" in (await admin.last()).text
    assert "恢复默认" not in str(await admin.buttons())

    await settings_of(world, "提醒", "提醒时间", "✏️ 其他时间")
    await admin.text("9点")
    assert "可能是 09:00、21:00" in (await admin.last()).text
    await admin.text("10:15")
    assert "提醒时间：10:15（默认：09:00）" in (await admin.last()).text
    assert [entry["now"] for entry in await trail_of("change_setting")] == ["4w", "4n", "1w", "10:15"]


async def test_hours_that_do_not_go_together_are_refused_by_button_and_by_typing(sqlite_world: World) -> None:
    world = sqlite_world
    admin = await settings_of(world, "提醒", "早间汇总时间", "✏️ 其他时间")
    await admin.text("7:00")
    assert "没有保存" in [message.text for message in await admin.messages()][-2]
    await admin.text("公司设置")
    answer = await admin.press_data(await admin.last(), "fs|quiet_morning|11:00", force=True)
    assert answer.alert
    assert "没有保存" in answer.text
    for forged in ("fs|complaint_accept|999w", "fs|nothing|1", "fs|six_day_week.99|1", "fe|99"):
        answer = await admin.press_data(await admin.last(), forged, force=True)
        assert "失效" in answer.text, forged
    assert await count("firm_setting") == 0


async def test_the_reminders_keep_the_hour_and_the_steps_that_were_set(sqlite_world: World) -> None:
    world = sqlite_world
    admin = await settings_of(world, "提醒", "到期前提醒", "3")
    await settings_of(world, "提醒", "提醒时间", "10:00")
    assert "提醒时间：10:00" in (await admin.last()).text
    _, handler = await accepted(world)
    await say(handler, "💬 答复", "我们在查。")
    rows = await db.values("SELECT DISTINCT send_at FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting'")
    moments = sorted(str(row["send_at"])[:16] for row in rows)
    # it is to be resolved within seven working days, on Wednesday; the first reminder is three days before
    assert moments == ["2026-11-27 02:00", "2026-12-02 02:00", "2026-12-03 02:00", "2026-12-07 02:00"]


async def test_the_welcome_is_the_firms_and_its_markdown_is_only_markdown(sqlite_world: World) -> None:
    world = sqlite_world
    admin = await settings_of(world, "文字", "欢迎词", "✏️ 改写", "✏️ 中文")
    await admin.text("**您好** <script>alert(1)</script> [点这里](javascript:alert) {name}")
    await admin.press("✏️ 英文")
    await admin.text("Hello <b>you</b>")
    await press_sparingly(admin, "保存")
    assert "<script>alert(1)</script>" in (await admin.last()).text, "shown as text"
    stranger = world.stranger(STRANGER)
    await stranger.start()
    first = await stranger.last()
    assert first.text == "您好 <script>alert(1)</script> 点这里 {name}"
    await stranger.press("English")
    assert (await stranger.last()).text == "Hello <b>you</b>"
    assert await trail_of("change_setting") == [{"key": "welcome"}]


async def test_the_consent_is_the_firms_and_it_is_kept_which_wording_was_agreed_to(sqlite_world: World) -> None:
    world = sqlite_world
    admin = await settings_of(world, "文字", "信息使用说明", "✏️ 改写", "✏️ 中文")
    await admin.text("> 引用\n- 只用于质量服务")
    await admin.press("✏️ 英文")
    await admin.text("Only for the quality service")
    await press_sparingly(admin, "保存")
    wording = await one("SELECT id FROM firm_setting")
    stranger = world.stranger(STRANGER)
    await stranger.start(await invite(world, "质量主管"))
    assert "只用于质量服务" in (await stranger.last()).text
    for doing in ("我同意", ">刘洋", "没问题，加入"):
        await (stranger.text(doing[1:]) if doing.startswith(">") else stranger.press(doing))
    assert [entry["wording"] for entry in await trail_of("consent")] == [wording]


@pytest.mark.parametrize(
    ("text", "words"), [("欢迎词", "这里为签约企业提供质量服务"), ("信息使用说明", "服务记录按规范至少保存 6 年")]
)
async def test_a_text_as_it_comes_with_the_program_is_read_in_full_and_begins_the_change(
    sqlite_world: World, text: str, words: str
) -> None:
    admin = await settings_of(sqlite_world, "文字", text)
    assert words in (await admin.last()).text
    assert words in (await press_sparingly(admin, "✏️ 改写")).text
    asked = await press_sparingly(admin, "✏️ 中文")
    assert "<pre>" in asked.html
    assert words in asked.text
    # saved as it is, it stays what comes with the program
    await admin.press("下一步 ›")
    await press_sparingly(admin, "保存")
    assert await count("firm_setting") == 0
    assert "程序自带的" in (await admin.last()).text


async def test_name_and_logo_stand_on_the_report(sqlite_world: World) -> None:
    world = sqlite_world
    admin = await settings_of(world, "公司", "公司名称", "✏️ 改写")
    await admin.text("明德质量技术服务有限公司")
    assert "明德质量技术服务有限公司" in (await admin.last()).text
    await settings_of(world, "公司", "报告上的标志", "✏️ 改写")
    await admin.document(picture(120, 40), "logo.png", media_type="image/png")
    assert "报告上的标志：已设置" in (await admin.last()).text
    await world.beat()
    await submit_patrol(world)
    await world.beat()
    consultant = await world.phone(CONSULTANT)
    (letter,) = [message for message in await consultant.messages() if "document" in message.raw]
    report = await consultant.download(letter)
    assert "明德质量技术服务有限公司" in said(report)
    assert drawn_pictures(report) == 3, "the logo, the code that verifies it and the photo of the finding"


@pytest.mark.parametrize("telegram_id", [STAFF, MANAGER, CONSULTANT, QUALITY_MANAGER])
async def test_the_firms_settings_are_the_administrators(sqlite_world: World, telegram_id: int) -> None:
    phone = await sqlite_world.phone(telegram_id)
    await phone.text("公司设置")
    assert "公司设置由管理员来改" in (await phone.last()).text
    await phone.text("设置")
    assert "公司设置" not in await phone.buttons()
