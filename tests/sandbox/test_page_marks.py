"""What the page shows beside a message's words: colours, locks, silence, reactions, folds, previews, hints."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.chromium import CHROMIUM
from tests.sandbox.desk import WANG, Desk, key, picture, turns

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the page is not driven"),
]

READABLE = 4.5
CONTRAST = """(key) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const { color, backgroundColor } = getComputedStyle(key);
  const [dark, bright] = [light(color), light(backgroundColor)].sort((one, other) => one - other);
  return (bright + 0.05) / (dark + 0.05);
}"""
"""How much brighter the brighter of text and ground is than the other (WCAG 2)."""


async def _colour(place: Locator) -> str:
    return str(await place.evaluate("(key) => getComputedStyle(key).backgroundColor"))


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_coloured_keys_of_both_kinds_look_alike_and_can_be_read(desk: Desk, theme: str) -> None:
    await desk.start(WANG)
    styles = ("success", "danger", "primary")
    inline = [[{"text": style, "callback_data": style, "style": style} for style in styles]]
    await desk.say("?", reply_markup={"inline_keyboard": inline})
    await desk.say("?", reply_markup={"keyboard": [[{"text": style, "style": style} for style in styles], ["plain"]]})
    page = await desk.open(WANG, width=390, height=844, query=f"?theme={theme}")
    for style in styles:
        below = page.locator("#keyboard .reply-key", has_text=style)
        assert await _colour(below) == await _colour(key(page, style))
        assert await below.evaluate(CONTRAST) >= READABLE
        assert await key(page, style).evaluate(CONTRAST) >= READABLE
    plain = page.locator("#keyboard .reply-key", has_text="plain")
    assert await _colour(plain) not in {await _colour(key(page, style)) for style in styles}


async def test_a_protected_message_has_a_lock_and_nothing_to_copy_or_save(desk: Desk) -> None:
    await desk.start(WANG)
    await desk.say("可以复制")
    await desk.say("投诉内容", protect_content=True)
    page = await desk.open(WANG)
    await expect(turns(page).last.get_by_role("img", name="这条内容受保护")).to_be_visible()
    await turns(page).last.locator(".bubble").click(button="right")
    await expect(page.locator("#actions")).to_contain_text("回复")
    await expect(page.locator("#actions")).not_to_contain_text("复制")
    await page.keyboard.press("Escape")
    await turns(page).nth(-2).locator(".bubble").click(button="right")
    await expect(page.locator("#actions")).to_contain_text("复制")


async def test_protected_files_are_looked_at_and_not_saved(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await desk.give("sendDocument", "document", b"%PDF-1.4", "投诉.pdf", protect_content="true")
    kept = turns(page).last.locator(".document")
    await expect(kept).to_contain_text("投诉.pdf")
    await expect(kept.locator("a[href]")).to_have_count(0)
    await desk.give("sendPhoto", "photo", picture(90), "photo.png", protect_content="true")
    await turns(page).last.locator(".photo").click()
    await expect(page.locator("dialog .large-photo")).to_be_visible()
    await expect(page.get_by_role("link", name="保存")).to_have_count(0)


async def test_a_silent_message_and_a_reaction_are_marked(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await desk.say("抄送", disable_notification=True)
    await expect(turns(page).last.get_by_role("img", name="静音发送")).to_be_visible()
    await desk.say("提醒")
    await expect(turns(page).last.get_by_role("img", name="静音发送")).to_have_count(0)
    said = turns(page).first
    number = int(await said.get_attribute("data-message") or 0)
    where = {"chat_id": WANG, "message_id": number}
    await desk.call("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👌"}])
    await expect(said.locator(".reaction")).to_have_text("👌")
    await page.reload()
    await expect(said.locator(".reaction")).to_have_text("👌")
    await desk.call("setMessageReaction", **where)
    await expect(said.locator(".reaction")).to_have_count(0)


async def test_a_folded_quotation_opens_at_a_touch(desk: Desk) -> None:
    await desk.start(WANG)
    lines = "\n".join(f"第 {line} 行" for line in range(1, 13))
    await desk.say(f"历史\n<blockquote expandable>{lines}</blockquote>", parse_mode="HTML")
    page = await desk.open(WANG, width=390, height=844)
    quotation = turns(page).last.locator("blockquote")
    folded = await quotation.bounding_box()
    await quotation.click()
    await expect(quotation).to_have_attribute("aria-expanded", "true")
    unfolded = await quotation.bounding_box()
    assert folded is not None
    assert unfolded is not None
    assert folded["height"] < unfolded["height"] / 2
    await quotation.press("Enter")
    await expect(quotation).to_have_attribute("aria-expanded", "false")


async def test_an_address_has_a_preview_unless_the_bot_turns_it_off(desk: Desk) -> None:
    await desk.start(WANG)
    await desk.say("见 https://example.com/a")
    await desk.say("见 https://example.com/b", link_preview_options={"is_disabled": True})
    page = await desk.open(WANG)
    await expect(turns(page).nth(-2).locator(".preview")).to_contain_text("example.com")
    await expect(turns(page).last.locator(".preview")).to_have_count(0)


async def test_the_hint_stands_in_the_empty_input_while_the_keys_are_there(desk: Desk) -> None:
    await desk.start(WANG)
    page = await desk.open(WANG)
    await desk.say("?", reply_markup={"keyboard": [["菜单"]], "input_field_placeholder": "编号或一句话"})
    await expect(page.locator("#input")).to_have_attribute("placeholder", "编号或一句话")
    await desk.say("?", reply_markup={"remove_keyboard": True})
    await expect(page.locator("#input")).to_have_attribute("placeholder", "消息")
