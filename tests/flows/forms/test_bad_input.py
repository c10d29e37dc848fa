"""Whatever people send, they get one clear sentence in their language, and nothing that they entered is lost."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from storage import database as db
from tests.flows.everything import go_to, open_everything
from tests.flows.steps import answers, count, one, open_patrol
from tests.sandbox.phone import Message, Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, STAFF, World

MEGABYTE = 1024 * 1024
LONG = "长" * 4096
"""The longest message that Telegram sends; a longer text arrives as several."""

Sending = Callable[[Phone], Awaitable[Any]]
Bad = tuple[tuple[Sending, tuple[str, str]], ...]
"""What is sent, and the sentence that answers it in Chinese and in English."""
BUTTONS = ("请点下面的按钮，或按提示发送。", "Please use the buttons below, or send what is asked for.")
CONFORMITY = (
    "请点「符合 / 不符合 / 不适用」，或输入如「全部符合，除4 封样缺失」。",
    "Please tap OK, Not OK or N/A, or type like “all ok except 4 seal missing”.",
)
TOO_BIG = ("文件超过 20 MB，收不了。请压缩后再发。", "That file is over 20 MB. Please send a smaller one.")
TOO_LONG = (
    "写了 4096 个字，最多 200 个，多了 3896 个，请精简后再发。原文已留存，可随时查看。",
    "That is 4096 characters, 3896 more than the 200 that fit. Please shorten it."
    " The whole text is kept, to be looked at again.",
)

AT_AN_ITEM: Bad = (
    (lambda phone: phone.text(LONG), CONFORMITY),
    (lambda phone: phone.text("<b>&"), CONFORMITY),
    (lambda phone: phone.text("💥👍🏽"), CONFORMITY),
    (lambda phone: phone.text("…"), CONFORMITY),
    (lambda phone: phone.sticker(), BUTTONS),
    (lambda phone: phone.document(bytes(21 * MEGABYTE)), TOO_BIG),
    (lambda phone: phone.contact("+8613800138000"), BUTTONS),
)
IN_WORDS: Bad = (
    (lambda phone: phone.text("\u200b"), BUTTONS),
    (lambda phone: phone.text(LONG), TOO_LONG),
    (lambda phone: phone.sticker(), BUTTONS),
)


async def stored() -> tuple[Any, ...]:
    """Everything that a draft is."""
    drafts = [dict(row) for row in await db.values("SELECT id, state, step, turn FROM draft ORDER BY id")]
    files = await count("attachment WHERE media <> 'text'")
    return drafts, await answers(), files, await one("SELECT count(active_draft_id) FROM person")


def warnings(message: Message) -> list[str]:
    """The sentences with which the bot refuses something."""
    return [line.removeprefix("⚠️ ") for line in message.text.splitlines() if line.startswith("⚠️")]


async def all_refused(world: World, phone: Phone, bad: Bad, language: int) -> None:
    before = await stored()
    for send, sentences in bad:
        heard = len([message for message in await phone.messages() if message.from_bot])
        # what comes right behind a long text is its rest
        world.clock.pass_by(seconds=5)
        await send(phone)
        said = [message for message in await phone.messages() if message.from_bot][heard:]
        assert len(said) == 1, sentences
        assert warnings(said[0]) == [sentences[language]]
        assert await stored() == before, sentences


async def test_at_an_item_of_a_patrol(world: World) -> None:
    consultant = await open_patrol(world)
    await consultant.press("✅ 符合")
    await all_refused(world, consultant, AT_AN_ITEM, 0)
    await consultant.text("English")
    await all_refused(world, consultant, AT_AN_ITEM, 1)
    assert "2/7" in (await consultant.last()).text


async def test_where_words_are_asked_for(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("全部符合")
    await consultant.press("跳过")
    await consultant.press("陪同人员")
    await all_refused(sqlite_world, consultant, IN_WORDS, 0)
    await consultant.text("English")
    await all_refused(sqlite_world, consultant, IN_WORDS, 1)


async def test_a_sticker_where_a_date_is_asked(sqlite_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    staff = await open_everything(sqlite_world, monkeypatch, STAFF)
    await all_refused(sqlite_world, staff, ((lambda phone: phone.sticker(), BUTTONS),), 0)
    assert "2026年11月" in await staff.buttons(), "the calendar is there again"
    # where the phone is asked for something, its key stays
    await go_to(staff, "spot")
    await all_refused(sqlite_world, staff, ((lambda phone: phone.sticker(), BUTTONS),), 0)
    assert "📍 发送当前位置" in await staff.keys()


async def test_markup_and_emoji_are_kept_and_shown_as_they_were_typed(sqlite_world: World) -> None:
    typed = "<b>封样&缺失</b> <a href='x'>😀</a> {what} %s"
    consultant = await open_patrol(sqlite_world)
    await consultant.press("4")
    await consultant.press("❌ 不符合")
    await consultant.text(typed)
    await consultant.photo(picture())
    await consultant.press("一般")
    await consultant.press("否")
    await consultant.press("其余均符合")
    assert typed in (await consultant.last()).text
    await consultant.press("确认无误，提交")
    assert typed in (await consultant.last()).text
    await consultant.press("WT20261123-01")
    card = await consultant.last()
    assert typed in card.text
    assert "<a href" not in card.html
    assert await one("SELECT title FROM service_case") == typed


async def test_every_kind_of_message_gets_an_answer_without_a_form_too(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    for language in ("中文", "English"):
        await staff.text(language)
        chinese = language == "中文"
        sentences = (
            ("您是想", "随时找我", "请打字告诉我", "没有要填位置", "📎 收到", "20 MB")
            if chinese
            else ("What would you", "whenever you need me", "Tell me in words", "asks for a place", "📎 Rec", "20 MB")
        )
        sendings: tuple[Sending, ...] = (
            *(send for send, _ in AT_AN_ITEM),
            lambda phone: phone.text("/nonsense"),
            lambda phone: phone.photo(picture()),
            lambda phone: phone.album([picture(), picture(colour=(0, 0, 0))]),
        )
        for send in sendings:
            heard = len([message for message in await staff.messages() if message.from_bot])
            sqlite_world.clock.pass_by(seconds=5)
            await send(staff)
            said = [message.text for message in await staff.messages() if message.from_bot][heard:]
            assert said
            assert all(any(sentence in text for sentence in sentences) for text in said), said
    assert await count("draft") == 0


async def test_an_unknown_command_is_no_answer(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.press("我要投诉")
    before = await stored()
    await staff.text("/progess")
    assert "请打字告诉我" in (await staff.last()).text
    assert await stored() == before


async def test_editing_a_message_changes_no_record_and_says_so(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.press("我要投诉")
    said = await staff.text("约好没来")
    before = await stored()
    await staff.edit(said, "没什么事")
    assert "改消息不会改记录" in (await staff.last()).text
    assert await stored() == before


async def test_a_wrong_link_is_refused_in_the_persons_language(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("English")
    await staff.text("/start <b>")
    assert (await staff.messages())[-2].text == (
        "This link is not valid (any more). Please ask the person who sent it for a new one."
    )


async def test_a_group_is_led_to_the_private_chat_once_and_whenever_it_asks(world: World) -> None:
    consultant = await open_patrol(world)
    before = await stored()
    group = await a_group(world, CONSULTANT)
    assert "私聊我" in (await group.wait_for(lambda message: message.from_bot)).text
    for number, command in enumerate(("/menu", "/start", "/cancel"), start=2):
        await group.text(command)
        assert len(await said_by_the_bot(group)) == number
        (talk,) = (await group.last()).buttons
        assert (talk.text, talk.url) == ("💬 私聊质量管家", "https://t.me/quality_butler_bot")
    await group.text("全部符合", reply_to=await group.last())
    for said in ("大家好", "全部符合", "/help@weather_bot", "@somebody 今天谁去？"):
        await group.text(said)
    assert len(await said_by_the_bot(group)) == 5
    await consultant.text("English")
    await group.text("/today")
    assert "talk to me in private" in (await group.last()).text
    await group.close()
    assert await stored() == before


async def said_by_the_bot(group: Phone) -> list[str]:
    """What the bot said in a group."""
    return [message.text for message in await group.messages() if message.from_bot]


async def a_group(world: World, member: int) -> Phone:
    """A group with the bot, on the member's phone."""
    async with aiohttp.ClientSession(world.sandbox.url) as page:
        made = await (await page.post("/sandbox/groups", json={"title": "项目群", "members": [member]})).json()
        chat_id = int(made["chat"]["id"])
        await (await page.post(f"/sandbox/groups/{chat_id}/add-bot", json={})).read()
    return Phone(world.sandbox.url, member, chat_id)
