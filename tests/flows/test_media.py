"""Files as apps really send them: each is taken wherever its kind makes sense, and can be looked at again."""

from functools import partial

from storage import database as db
from tests.flows.steps import calls_of, open_patrol
from tests.flows.test_tray import kept
from tests.sandbox.phone import Message, Phone
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, STAFF, World


async def card_with(phone: Phone, label: str) -> Message:
    """The newest message with a button that says this."""
    return next(message for message in reversed(await phone.messages()) if message.button(label))


async def test_a_spreadsheet_is_told_how_it_is_imported_or_by_whom(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.document(b"PK", "人员.xlsx")
    assert "表格由管理员导入" in (await consultant.last()).text
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await administrator.text("邀请加入")
    await administrator.document(b"PK", "人员.xlsx")
    assert "要导入表格，先点「存草稿，稍后继续」" in (await administrator.last()).text
    assert [row[:3] for row in await kept()] == [("tray", "", "document")] * 2


async def test_media_are_taken_however_an_app_sent_them(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.press("我要投诉")
    await staff.text("约好没来")
    await staff.audio()
    await staff.video_note()
    await staff.document(picture(), "IMG_0001", media_type="image/heic")
    await staff.animation()
    await staff.press("服务时效")
    await staff.press("不清楚")
    await staff.press("跳过")
    await staff.press("确认无误，提交")
    rows = await db.values("SELECT media, sent_as FROM attachment ORDER BY id")
    assert [(row["media"], row["sent_as"]) for row in rows] == [
        ("voice", "audio"),
        ("voice", "video_note"),
        ("photo", "document"),
        ("video", "animation"),
    ]
    # each can be looked at again, as it was sent
    await staff.text("TS20261123-01")
    for n, method in enumerate(("sendAudio", "sendVideoNote")):
        card = await card_with(staff, "🎤 录音")
        data = [button.data or "" for button in card.buttons if "🎤 录音" in button.text][n]
        calls = await calls_of(staff, partial(staff.press_data, card, data))
        assert [call["method"] for call in calls] == ["answerCallbackQuery", method]


async def test_a_picture_is_a_photo_also_as_a_file(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.text("全部符合，除4 封样缺失")
    await consultant.document(picture(), "IMG_0001.heic")
    assert await kept() == [("draft", "topic4.photo", "photo", "")]
    assert "一般" in str(await consultant.buttons())
