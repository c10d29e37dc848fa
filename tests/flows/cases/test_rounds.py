"""Question and answer go back and forth through the bot as often as they must, in text and files (5.5.1, 5.5.4)."""

import pytest

from storage import database as db
from tests.flows.cases.filing import NUMBER, accepted, file_enquiry, opened_by, say, state_of
from tests.flows.steps import heard, press_sparingly
from tests.sandbox.phone import Message, Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, QUALITY_MANAGER, STAFF, World

ROUNDS = [("约的是几点？", "上午九点。"), ("跟谁约的？", "周工。"), ("有通话记录吗？", "有，发给您。")]


async def of_key(phone: Phone, world: World, news: Message, label: str) -> Message:
    """What the key of a message brings."""
    key = news.button(label)
    assert key is not None, [button.text for button in news.buttons]
    await phone.press_data(news, key.data or "")
    await world.beat()
    return await phone.last()


async def test_three_rounds_each_reach_the_other_side_and_stand_in_the_history(world: World) -> None:
    staff, handler = await accepted(world)
    for question, answer in ROUNDS:
        await handler.text(NUMBER)
        await say(handler, "❓ 请对方补充", question)
        await world.beat()
        assert question in (await heard(staff, "❓ 吴刚想请您补充")).text
        assert await state_of() == "waiting"
        await world.pass_by(days=1)
        # who is asked just writes
        await staff.text(answer)
        await press_sparingly(staff, "发送")
        await world.beat()
        assert answer in (await heard(handler, "✍️ 王芳补充了")).text
        assert await state_of() == "in_progress"
    await opened_by(world, STAFF)
    card = (await staff.last()).text
    for question, answer in ROUNDS:
        assert card.count(question) == 1
        assert card.count(answer) == 1
    assert card.index(ROUNDS[0][0]) < card.index(ROUNDS[1][0]) < card.index(ROUNDS[2][1])
    # three days of waiting were given back
    assert "承诺时限：12月7日（周一）18:00" in card


@pytest.mark.parametrize("what", ["photo", "document", "voice"])
async def test_what_the_complainant_sends_reaches_the_handler(sqlite_world: World, what: str) -> None:
    staff, handler = await accepted(sqlite_world)
    await say(handler, "❓ 请对方补充", "有材料吗？")
    await sqlite_world.beat()
    await opened_by(sqlite_world, STAFF)
    await staff.press("✍️ 补充")
    await staff.text("见附件。")
    await _send(staff, what)
    await press_sparingly(staff, "发送")
    await sqlite_world.beat()
    news = await heard(handler, "✍️ 王芳补充了")
    assert "见附件。" in news.text
    label = {"photo": "🖼 照片（1）", "document": "📄 文件（1）", "voice": "🎤 录音"}[what]
    assert what in (await of_key(handler, sqlite_world, news, label)).raw


@pytest.mark.parametrize("what", ["photo", "document", "voice"])
@pytest.mark.parametrize("step", ["💬 答复", "❓ 请对方补充", "✅ 答复处理结果"])
async def test_what_the_handler_sends_reaches_the_complainant(sqlite_world: World, what: str, step: str) -> None:
    staff, handler = await accepted(sqlite_world)
    await handler.press(step)
    await handler.text("见附件。")
    await _send(handler, what)
    await press_sparingly(handler, "发送")
    await sqlite_world.beat()
    news = await heard(staff, "吴刚")
    assert "见附件。" in news.text
    label = {"photo": "🖼 照片（1）", "document": "📄 文件（1）", "voice": "🎤 录音"}[what]
    assert what in (await of_key(staff, sqlite_world, news, label)).raw


async def test_files_of_several_rounds_are_all_there(sqlite_world: World) -> None:
    staff, handler = await accepted(sqlite_world)
    for n in range(3):
        await handler.text(NUMBER)
        await handler.press("❓ 请对方补充")
        await handler.text(f"第 {n} 次问。")
        await handler.photo(picture())
        await press_sparingly(handler, "发送")
        await sqlite_world.beat()
        await opened_by(sqlite_world, STAFF)
        await staff.press("✍️ 补充")
        await staff.text(f"第 {n} 次答。")
        await staff.document(b"%PDF-1.4 " + bytes([n]), f"file{n}.pdf")
        await press_sparingly(staff, "发送")
    owned = await db.values("SELECT count(*) AS n FROM attachment WHERE owner_kind = 'case'")
    assert owned == [{"n": 6}]
    for phone, who in ((staff, STAFF), (handler, QUALITY_MANAGER)):
        await opened_by(sqlite_world, who)
        assert "📄 文件（3）" in await phone.buttons()
        assert any(key.startswith("🖼 照片") for key in await phone.buttons())


async def test_an_enquiry_goes_back_and_forth_as_well(sqlite_world: World) -> None:
    staff = await file_enquiry(sqlite_world)
    consultant = await opened_by(sqlite_world, CONSULTANT, "ZX20261123-01")
    for question, answer in ROUNDS:
        await consultant.text("ZX20261123-01")
        await say(consultant, "❓ 请对方补充", question)
        await sqlite_world.beat()
        assert question in (await heard(staff, "想请您补充")).text
        await staff.text(answer)
        await press_sparingly(staff, "发送")
        await sqlite_world.beat()
        assert answer in (await heard(consultant, "王芳补充了")).text
    await consultant.text("ZX20261123-01")
    await say(consultant, "💬 答复", "2027 年 1 月 1 日起执行。")
    assert await state_of("ZX20261123-01") == "resolved"


async def _send(phone: Phone, what: str) -> None:
    if what == "photo":
        await phone.photo(picture())
    elif what == "document":
        await phone.document(b"%PDF-1.4 one", "记录.pdf")
    else:
        await phone.voice()
