"""How the sandbox's page looks: on a phone, in both languages, in the dark, and when the sandbox is gone."""

import pytest
from playwright.async_api import expect

from tests.browser.chromium import CHROMIUM
from tests.sandbox.desk import LI, WANG, Desk, fresh_sandbox, turns

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the page is not driven"),
]


@pytest.mark.parametrize("width", [360, 390])
async def test_a_phone_shows_chat_input_and_keys_and_opens_the_people_from_the_side(desk: Desk, width: int) -> None:
    await desk.start(WANG)
    await desk.say("请选择", reply_markup={"keyboard": [["巡查", "投诉"], ["培训", "菜单"]]})
    page = await desk.open(WANG, width=width, height=640)
    for place in ("#input", "#send", "#keyboard .reply-key >> nth=3", "#clock"):
        box = await page.locator(place).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= 640
    assert await page.evaluate("document.documentElement.scrollWidth") == width
    await expect(page.locator("#side")).to_be_hidden()
    await page.get_by_role("button", name="打开人员列表").click()
    await page.locator(f"[data-person='{LI}']").click()
    await expect(page.locator("#side")).to_be_hidden()
    await expect(page.locator("#chat-status")).to_contain_text("李建国")


async def test_language_and_colours_come_from_the_address_and_change_by_their_switches(desk: Desk) -> None:
    page = await desk.open(WANG, query="?lang=en&theme=dark")
    await expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    await expect(page.locator("#side")).to_contain_text("Client staff")
    dark = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    await page.get_by_role("button", name="切换到中文").click()
    await expect(page.get_by_role("button", name="开始", exact=True)).to_be_visible()
    await page.get_by_role("button", name="切换深色或浅色").click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


async def test_the_page_says_that_the_sandbox_is_gone_and_finds_it_again(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await expect(page.locator("#input")).to_be_visible()
    await desk.sandbox.stop()
    await expect(page.locator("#lost")).to_be_visible()
    desk.sandbox = fresh_sandbox(desk.clock, port=int(desk.url.rpartition(":")[2]))
    await desk.sandbox.start()
    await expect(page.locator("#lost")).to_be_hidden()
    await page.get_by_role("button", name="开始", exact=True).click()
    await expect(turns(page).last).to_contain_text("/start")


async def test_both_languages_of_the_page_have_the_same_words(desk: Desk) -> None:
    page = await desk.open(WANG)
    words = await page.evaluate("import('/page/words.js').then((module) => module.WORDS)")
    assert words["zh"].keys() == words["en"].keys()
    assert all(words["zh"].values())
    assert all(words["en"].values())


async def test_more_tabs_than_a_browser_has_connections_are_open_at_once(desk: Desk) -> None:
    await desk.start(WANG)
    pages = [await desk.open(WANG) for _ in range(8)]
    await desk.say("大家好")
    for page in pages:
        await expect(turns(page).last).to_contain_text("大家好")


@pytest.mark.parametrize("unread", [True, False], ids=["unread", "read"])
async def test_a_chat_opens_at_the_first_line_of_news_that_do_not_fit(desk: Desk, unread: bool) -> None:
    await desk.start(WANG)
    for line in range(30):
        await desk.say(f"旧消息 {line}")
    await desk.read(WANG)
    await desk.say("第一行\n" + "很多行\n" * 60 + "最后一行")
    if not unread:
        await desk.read(WANG)
    page = await desk.open(WANG, width=390, height=844)
    await expect(page.locator("#messages").get_by_text("第一行").last).to_be_in_viewport()
    await expect(turns(page).nth(-2)).not_to_be_in_viewport(ratio=0.5)
    await page.reload()
    await expect(page.locator("#messages").get_by_text("第一行").last).to_be_in_viewport()


async def test_while_one_reads_along_a_long_message_begins_at_its_first_line(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG, width=390, height=844)
    for name in ("甲", "乙"):
        await desk.say(f"{name}的开头\n" + "很多行\n" * 60)
        await expect(page.locator("#messages").get_by_text(f"{name}的开头").last).to_be_in_viewport()
    await desk.say("短短一句")
    await expect(page.locator("#messages").get_by_text("短短一句")).to_be_in_viewport()


async def test_how_to_begin_is_said_until_it_was_read(desk: Desk) -> None:
    page = await desk.open(WANG, width=390, height=844)
    await expect(page.locator("#hint")).to_contain_text("选一个人")
    await page.get_by_role("button", name="知道了").click()
    await expect(page.locator("#hint")).to_be_hidden()
    again = await desk.open(WANG, query="?lang=en")
    await expect(again.locator("#hint")).to_be_hidden()
    await expect(again.get_by_role("button", name="Faults")).to_have_text("Faults")
