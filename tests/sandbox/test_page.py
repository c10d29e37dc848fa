"""The sandbox's page in a real Chromium; the test plays the program over the Bot API."""

import asyncio
import re

import pytest
from playwright.async_api import Route, expect

from tests.browser.chromium import CHROMIUM
from tests.sandbox.desk import ANNA, GROUP, LI, WANG, CallRefused, Desk, attach, file, key, keys, picture, turns

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the page is not driven"),
]


async def test_a_person_presses_start_and_reads_what_the_bot_answers(desk: Desk) -> None:
    page = await desk.open(WANG)
    await page.get_by_role("button", name="开始", exact=True).click()
    assert (await desk.next_update())["message"]["text"] == "/start"
    await desk.say("您好，<b>王芳</b>", parse_mode="HTML")
    await expect(turns(page).last.locator("b")).to_have_text("王芳")
    await expect(page.locator("#input")).to_be_visible()


async def test_enter_sends_and_shift_enter_begins_a_new_line(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await page.locator("#input").press_sequentially("法兰面")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("有划伤")
    await page.keyboard.press("Enter")
    assert (await desk.next_update())["message"]["text"] == "法兰面\n有划伤"
    await expect(page.locator("#input")).to_have_value("")


async def test_enter_that_belongs_to_an_input_method_does_not_send(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await page.locator("#input").fill("ni")
    await page.locator("#input").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    await expect(page.locator("#input")).to_have_value("ni")
    assert await turns(page).count() == 1


async def test_nothing_can_be_typed_before_the_chat_is_there_to_take_it(desk: Desk) -> None:
    await desk.start(WANG)
    page, answering = await desk.window(), asyncio.Event()

    async def answer_late(route: Route) -> None:
        await answering.wait()
        await route.continue_()

    await page.route("**/sandbox/state", answer_late)
    await page.goto(f"{desk.url}/#{WANG}")
    await expect(page.locator("#input")).to_be_hidden()
    answering.set()
    await expect(page.locator("#input")).to_be_visible()
    untouched = await page.locator("#input").bounding_box()
    await page.fill("#input", "菜单")
    assert await page.locator("#input").bounding_box() == untouched
    await page.press("#input", "Enter")
    await expect(turns(page).last).to_contain_text("菜单")


async def test_what_people_type_never_becomes_markup(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await page.locator("#input").fill('<img src=x onerror="document.title=1"> & <b>')
    await page.keyboard.press("Enter")
    await expect(turns(page).last).to_contain_text('<img src=x onerror="document.title=1"> & <b>')
    assert await turns(page).last.locator(".words img, .words b").count() == 0


async def test_a_pressed_key_spins_until_it_is_answered_and_the_answer_is_shown(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await desk.say("今天的巡查", reply_markup=keys(["全部符合", "有问题"]))
    await key(page, "全部符合").click()
    press = (await desk.next_update())["callback_query"]
    assert press["data"] == "全部符合"
    await expect(key(page, "全部符合")).to_have_attribute("aria-busy", "true")
    await expect(key(page, "有问题")).to_have_attribute("aria-busy", "false")
    await desk.call("answerCallbackQuery", callback_query_id=press["id"], text="已记下")
    await expect(page.locator("#toast")).to_have_text("已记下")
    await expect(key(page, "全部符合")).to_have_attribute("aria-busy", "false")


async def test_an_alert_stays_until_it_is_confirmed(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await desk.say("确认？", reply_markup=keys(["确认"]))
    await key(page, "确认").click()
    press = (await desk.next_update())["callback_query"]
    await desk.call("answerCallbackQuery", callback_query_id=press["id"], text="已被他人处理", show_alert=True)
    await expect(page.get_by_role("alertdialog")).to_contain_text("已被他人处理")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alertdialog")).to_have_count(0)


async def test_an_edited_message_changes_in_place_and_what_is_being_read_stays_put(desk: Desk) -> None:
    await desk.start(WANG)
    sent = [await desk.say(f"第 {number} 条\n\n两行", reply_markup=keys(["好"])) for number in range(30)]
    await desk.read(WANG)
    page = await desk.open(WANG)
    await expect(turns(page)).to_have_count(31)
    await page.locator("#scroller").evaluate("scroller => { scroller.scrollTop -= 1200 }")
    await expect(page.locator("#to-bottom")).to_be_visible()
    resting = turns(page).nth(20)
    before = await resting.bounding_box()
    assert before is not None
    longer = "第 2 条\n" + "现在长得多\n" * 12
    await desk.call("editMessageText", chat_id=WANG, message_id=sent[2]["message_id"], text=longer)
    await expect(page.locator(f"[data-message='{sent[2]['message_id']}']")).to_contain_text("现在长得多")
    after = await resting.bounding_box()
    assert after is not None
    assert after["y"] == pytest.approx(before["y"], abs=1), "browsers scroll by whole pixels"


async def test_commands_and_deep_links_in_a_message_are_pressed(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    username = (await desk.call("getMe"))["username"]
    await desk.say(f"看 /progress，或 https://t.me/{username}?start=case_31")
    await page.get_by_role("button", name="/progress").click()
    assert (await desk.next_update())["message"]["text"] == "/progress"
    await turns(page).get_by_role("link").click()
    assert (await desk.next_update())["message"]["text"] == "/start case_31"


async def test_commands_are_offered_while_a_slash_is_typed(desk: Desk) -> None:
    await desk.start(WANG)
    commands = [{"command": "menu", "description": "菜单"}, {"command": "training", "description": "培训"}]
    await desk.call("setMyCommands", commands=commands)
    page = await desk.open(WANG)
    await page.locator("#input").press_sequentially("/tr")
    await expect(page.get_by_role("option")).to_have_count(1)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    assert (await desk.next_update())["message"]["text"] == "/training"
    await page.get_by_role("button", name="命令").click()
    await page.get_by_role("option", name="/menu").click()
    assert (await desk.next_update())["message"]["text"] == "/menu"


async def test_reply_keys_send_their_text_and_share_contact_and_place(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    rows = [
        [{"text": "巡查"}],
        [{"text": "手机号", "request_contact": True}, {"text": "位置", "request_location": True}],
    ]
    await desk.say("请选择", reply_markup={"keyboard": rows, "resize_keyboard": True})
    keyboard = page.locator("#keyboard")
    await keyboard.get_by_role("button", name="巡查").click()
    assert (await desk.next_update())["message"]["text"] == "巡查"
    await keyboard.get_by_role("button", name="手机号").click()
    await page.locator("dialog .button-strong").click()
    assert (await desk.next_update())["message"]["contact"]["user_id"] == WANG
    await keyboard.get_by_role("button", name="位置").click()
    await page.get_by_label("一号车间").check()
    await page.locator("dialog .button-strong").click()
    assert (await desk.next_update())["message"]["location"]["latitude"] == pytest.approx(31.23122)
    await desk.say("谢谢", reply_markup={"remove_keyboard": True})
    await expect(keyboard).to_be_hidden()


async def test_a_forced_reply_opens_the_input_as_an_answer(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    asked = await desk.say("批号？", reply_markup={"force_reply": True, "input_field_placeholder": "如 2611-07"})
    await expect(page.locator("#context")).to_contain_text("批号？")
    await expect(page.locator("#input")).to_have_attribute("placeholder", "如 2611-07")
    await page.locator("#input").fill("2611-08")
    await page.keyboard.press("Enter")
    answer = (await desk.next_update())["message"]
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    await expect(page.locator("#context")).to_be_hidden()


async def test_several_photos_go_as_an_album_and_are_enlarged(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await attach(page, "photo", *(file(f"{shade}.png", "image/png", picture(shade)) for shade in (60, 120, 180)))
    messages = [(await desk.next_update())["message"] for _ in range(3)]
    assert len({message["media_group_id"] for message in messages}) == 1
    photos = page.locator(".album .photo")
    await expect(photos).to_have_count(3)
    await photos.first.click()
    enlarged = page.locator(".large-photo")
    first = await enlarged.get_attribute("src")
    await page.keyboard.press("ArrowRight")
    await expect(enlarged).not_to_have_attribute("src", first or "")
    await page.keyboard.press("Escape")
    await expect(enlarged).to_have_count(0)


async def test_a_document_is_sent_and_saved_under_its_name(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await attach(page, "document", file("检验记录.csv", "text/csv", b"item,result\n1,ok\n"))
    assert (await desk.next_update())["message"]["document"]["file_name"] == "检验记录.csv"
    async with page.expect_download() as saving:
        await page.get_by_role("link", name="保存 检验记录.csv").click()
    assert (await saving.value).suggested_filename == "检验记录.csv"


async def test_voice_place_contact_and_sticker_have_bubbles_of_their_own(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await attach(page, "voice", file("note.ogg", "audio/ogg", b"OggS" + bytes(200)))
    assert "voice" in (await desk.next_update())["message"]
    await expect(page.get_by_role("button", name="播放")).to_be_visible()
    for way, bubble in (("location", ".place"), ("contact", ".contact")):
        await page.get_by_role("button", name="附件").click()
        await page.locator(f"[data-attach={way}]").click()
        await page.locator("dialog .button-strong").click()
        assert way in (await desk.next_update())["message"]
        await expect(page.locator(f"#messages {bubble}")).to_be_visible()
    await page.get_by_role("button", name="附件").click()
    await page.locator("[data-attach=sticker]").click()
    await page.locator("dialog").get_by_role("button", name="👍").click()
    assert (await desk.next_update())["message"]["sticker"]["emoji"] == "👍"


async def test_an_own_message_is_edited(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await page.locator("#input").fill("三件")
    await page.keyboard.press("Enter")
    await desk.next_update()
    await turns(page).last.locator(".bubble").click(button="right")
    await page.get_by_role("button", name="编辑").click()
    await page.locator("#input").fill("四件")
    await page.keyboard.press("Enter")
    assert (await desk.next_update())["edited_message"]["text"] == "四件"
    await expect(turns(page).last).to_contain_text("已编辑")


async def test_what_the_bot_is_doing_is_shown(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await desk.call("sendChatAction", chat_id=WANG, action="upload_document")
    await expect(page.locator("#chat-status")).to_have_text("正在发送文件…")
    await desk.say("月报")
    await expect(page.locator("#chat-status")).to_contain_text("王芳")


async def test_two_windows_are_two_people_and_the_other_one_has_a_badge(desk: Desk) -> None:
    await desk.start(WANG)
    await desk.start(LI)
    wang, li = await desk.open(WANG), await desk.open(LI)
    await desk.say("请确认计划", chat_id=LI)
    await expect(turns(li).last).to_contain_text("请确认计划")
    assert await turns(wang).filter(has_text="请确认计划").count() == 0
    await desk.start(ANNA)
    await desk.say("Hello", chat_id=ANNA)
    badge = wang.locator(f"[data-person='{ANNA}'] .badge")
    await expect(badge).to_have_text("1")
    await wang.locator(f"[data-person='{ANNA}']").click()
    await expect(turns(wang).last).to_contain_text("Hello")
    await expect(badge).to_have_count(0)


async def test_a_group_is_spoken_in_by_one_of_its_members(desk: Desk) -> None:
    page = await desk.open(WANG)
    await page.locator(f"[data-group='{GROUP}']").click()
    await page.get_by_label("以谁的身份发言").select_option(label="李建国")
    await page.locator("#input").fill("/help@" + (await desk.call("getMe"))["username"])
    await page.keyboard.press("Enter")
    message = (await desk.next_update())["message"]
    assert (message["chat"]["id"], message["from"]["id"]) == (GROUP, LI)
    await expect(turns(page).last).to_contain_text("/help")


async def test_a_new_person_is_somebody_the_bot_has_never_met(desk: Desk) -> None:
    page = await desk.open(WANG)
    await page.get_by_role("button", name="新来的人").click()
    await page.get_by_label("姓名").fill("路人")
    await page.get_by_role("button", name="创建").click()
    await expect(page.locator("#chat-status")).to_contain_text("路人")
    await page.get_by_role("button", name="开始", exact=True).click()
    assert (await desk.next_update())["message"]["from"]["first_name"] == "路人"


async def test_the_clock_is_moved_and_waits_while_it_moves(desk: Desk) -> None:
    page = await desk.open(WANG)
    await expect(page.locator("#clock")).to_contain_text("11月23日 周一")
    await expect(page.locator("#clock-hour")).to_have_text("09:30")
    step = page.get_by_role("button", name="+1 小时")
    await step.click()
    await expect(step).to_be_disabled()
    desk.clock.let_go.set()
    await expect(page.locator("#clock-hour")).to_have_text("10:30")
    await expect(step).to_be_enabled()


async def test_a_pause_that_the_moving_clock_waits_out_is_shown_in_both_languages(desk: Desk) -> None:
    page, english = await desk.open(WANG), await desk.open(WANG, width=390, query="?lang=en")
    zone, zone_in_english = page.locator("#clock-zone"), english.locator("#clock-zone")
    desk.sandbox.clock_waits(3600)
    await expect(zone).to_have_text("北京时间")
    await page.get_by_role("button", name="+1 小时").click()
    await expect(zone).to_have_text(re.compile(r"Telegram 限流，等待 (3600|35\d\d) 秒…"))
    await expect(zone_in_english).to_have_text(re.compile(r"Flood limit: waiting (3600|35\d\d) s…"))
    await expect(zone_in_english).to_be_visible()
    desk.sandbox.clock_waits(0)
    await expect(zone).to_have_text("时间推进中…")
    desk.clock.let_go.set()
    await expect(zone).to_have_text("北京时间")


async def test_a_person_who_blocks_the_bot_can_unblock_it(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await page.get_by_role("button", name="故障模拟").click()
    await page.get_by_label("王芳 屏蔽机器人").check()
    assert (await desk.next_update())["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    with pytest.raises(CallRefused) as refused:
        await desk.say("在吗？")
    assert refused.value.code == 403
    await page.get_by_role("button", name="解除屏蔽").click()
    await desk.next_update()
    await expect(page.locator("#input")).to_be_visible()


async def test_a_flood_and_a_slow_network_are_switched_on_and_seen(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await page.get_by_role("button", name="故障模拟").click()
    await page.locator("#fault-latency").get_by_text("300 ms").click()
    await expect(page.locator("#fault-chips")).to_contain_text("延迟 300 ms")
    await page.get_by_role("button", name="开始限流").click()
    await expect(page.locator("#fault-chips")).to_contain_text("限流")
    with pytest.raises(CallRefused) as refused:
        await desk.say("在吗？")
    assert refused.value.code == 429
    await page.get_by_role("button", name="停止限流").click()
    await expect(page.locator("#fault-chips")).not_to_contain_text("限流")
    await desk.say("在了")
