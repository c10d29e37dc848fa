"""The phone that other tests use: a small story with a small program."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.sandbox import Sandbox
from tests.sandbox.phone import SOME_MESSAGES, Json, NothingCame, Phone
from tests.sandbox.pictures import picture
from tests.sandbox.program import Program

Handle = Callable[[Program, Json], Awaitable[None]]


async def checklist(program: Program, update: Json) -> None:
    """Asks one question; counts photos; confirms what it was told."""
    if press := update.get("callback_query"):
        await program.call("answerCallbackQuery", callback_query_id=press["id"], text="已保存", show_alert=True)
        where = {"chat_id": press["message"]["chat"]["id"], "message_id": press["message"]["message_id"]}
        await program.call("editMessageText", **where, text=f"已选 {press['data']}")
        return
    message = update["message"]
    if message.get("text", "").startswith("/start"):
        row = [{"text": "✅ 符合", "callback_data": "ok"}, {"text": "❌ 不符合", "callback_data": "bad"}]
        markup = {"inline_keyboard": [row]}
        await program.call("sendMessage", chat_id=message["chat"]["id"], text="1/7 现场整洁？", reply_markup=markup)
    else:
        kind = next(name for name in ("text", "photo", "document", "location", "contact", "sticker") if name in message)
        await program.call("sendMessage", chat_id=message["chat"]["id"], text=f"收到 {kind}")


async def run(program: Program, handle: Handle) -> None:
    """Confirms an update when its handling ended."""
    offset = 0
    while True:
        for update in await program.updates(offset=offset, timeout=50):
            await handle(program, update)
            offset = update["update_id"] + 1


@pytest.fixture
async def running(sandbox: Sandbox) -> AsyncIterator[None]:
    async with Program(sandbox.url) as program:
        task = asyncio.create_task(run(program, checklist))
        yield
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def qiang(sandbox: Sandbox) -> AsyncIterator[Phone]:
    async with Phone(sandbox.url, 102) as phone:
        yield phone


@pytest.mark.usefixtures("running")
async def test_a_patient_person_sees_what_came_of_everything_they_do(qiang: Phone) -> None:
    await qiang.start()
    assert (await qiang.last()).text == "1/7 现场整洁？"
    assert await qiang.buttons() == ["✅ 符合", "❌ 不符合"]
    before = await qiang.calls()
    answer = await qiang.press("不符合")
    assert (answer.text, answer.alert) == ("已保存", True)
    assert (await qiang.last()).text == "已选 bad"
    assert [call["method"] for call in await qiang.calls_since(before)] == ["answerCallbackQuery", "editMessageText"]


@pytest.mark.usefixtures("running")
async def test_the_exact_words_of_a_button_win_over_a_part_of_another(qiang: Phone) -> None:
    await qiang.start()
    await qiang.press("符合")
    assert (await qiang.last()).text == "已选 ok"


@pytest.mark.usefixtures("running")
async def test_messages_come_one_after_the_other(qiang: Phone) -> None:
    await qiang.start()
    await qiang.photo(picture(), "现场")
    await qiang.album([picture(), picture()])
    await qiang.document(b"%PDF", "报告.pdf")
    await qiang.location(31.2, 121.4)
    await qiang.contact("+86138")
    await qiang.sticker()
    texts = [(await qiang.next_message()).text for _ in range(8)]
    assert texts == ["1/7 现场整洁？"] + [
        f"收到 {kind}" for kind in ("photo", "photo", "photo", "document", "location", "contact", "sticker")
    ]


@pytest.mark.usefixtures("running")
async def test_an_edit_can_be_waited_for(qiang: Phone) -> None:
    await qiang.start()
    qiang.patient = False
    await qiang.press("ok")
    assert (await qiang.wait_for(lambda message: message.text.startswith("已选"))).buttons == []


async def test_what_does_not_come_is_said_so(sandbox: Sandbox) -> None:
    async with Phone(sandbox.url, 102, patient=False, timeout_s=0.01) as qiang:
        await qiang.start()
        for waiting in (qiang.next_message(), qiang.wait_for(lambda message: True), qiang.press("没有"), qiang.last()):
            with pytest.raises(NothingCame):
                await waiting
        qiang.patient = True
        with pytest.raises(NothingCame, match="was not confirmed"):
            await qiang.text("有人吗")


@pytest.mark.usefixtures("running")
async def test_a_file_of_the_bot_can_be_opened(sandbox: Sandbox, qiang: Phone) -> None:
    await qiang.start()
    async with Program(sandbox.url) as program:
        await program.upload("sendDocument", "document", b"%PDF", "a.pdf", chat_id=102)
    assert await qiang.download(await qiang.last()) == b"%PDF"


async def test_the_bots_newest_message_is_found_below_many_of_ones_own(sandbox: Sandbox, qiang: Phone) -> None:
    async with Program(sandbox.url) as program:
        qiang.patient = False
        await qiang.start()
        await program.call("sendMessage", chat_id=102, text="在吗")
        for n in range(2 * SOME_MESSAGES):
            await qiang.text(str(n))
        assert (await qiang.last()).text == "在吗"
