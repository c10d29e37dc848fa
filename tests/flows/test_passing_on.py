"""What is passed on has keys for it, what is confidential cannot be, and copies arrive without a sound."""

from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from bot.screens.buttons import ShowCase, pack
from storage import database as db
from tests.flows.cases.filing import NUMBER, file_complaint, proposed
from tests.flows.joining.joining import make_card
from tests.flows.steps import invite, link_token, one
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World


async def copied(phone: Phone) -> list[str]:
    """What the keys of the newest message copy."""
    rows = (await phone.last()).raw["reply_markup"]["inline_keyboard"]
    return [key["copy_text"]["text"] for row in rows for key in row if "copy_text" in key]


async def shared(phone: Phone) -> Sequence[str]:
    """The links that its keys offer to some chat."""
    urls = [urlsplit(button.url) for button in (await phone.last()).buttons if button.url]
    return [parse_qs(url.query)["url"][0] for url in urls if url.path == "/share/url"]


async def shows_it() -> str:
    """What the key says that shows the one case there is."""
    return pack(ShowCase(int(str(await one("SELECT id FROM service_case")))))


async def test_an_invitation_is_copied_or_sent_on_with_one_tap(sqlite_world: World) -> None:
    await invite(sqlite_world, "员工", "恒信阀门")
    admin = sqlite_world.stranger(ADMINISTRATOR)
    (link,) = await copied(admin)
    assert link in (await admin.last()).text
    assert await shared(admin) == [link]
    assert link_token(link)


async def test_a_joining_card_gives_its_code_and_its_link_away(sqlite_world: World) -> None:
    code, token = await make_card(sqlite_world)
    manager = sqlite_world.stranger(MANAGER)
    link, copied_code = await copied(manager)
    assert copied_code == code
    assert link.endswith(f"?start={token}")
    assert await shared(manager) == [link]
    await manager.press("停用")
    await manager.press("停用")
    assert (await copied(manager), await shared(manager)) == ([], [])


async def test_the_number_of_what_was_filed_is_copied(sqlite_world: World) -> None:
    assert await copied(await file_complaint(sqlite_world)) == [NUMBER]


async def test_whatever_is_shown_of_a_complaint_cannot_be_passed_on(sqlite_world: World) -> None:
    world = sqlite_world
    staff, quality = await world.phone(STAFF), await world.phone(QUALITY_MANAGER)
    await staff.text("投诉")
    await staff.photo(picture(), "现场没有人")
    for key in ("服务时效", "不清楚", "跳过", "✅"):
        await staff.press(key)
    await world.beat()
    told = await quality.last()
    assert NUMBER in told.text
    assert told.raw["has_protected_content"] is True
    await quality.text("查进度")
    await quality.press("全部")
    assert "has_protected_content" not in (await quality.last()).raw
    await quality.press(await shows_it())
    card = await quality.last()
    assert "现场没有人" in card.text
    assert card.raw["has_protected_content"] is True
    await quality.press("🖼")
    assert (await quality.last()).raw["has_protected_content"] is True


async def test_a_protected_card_is_changed_where_it_stands(sqlite_world: World) -> None:
    await file_complaint(sqlite_world)
    quality = await sqlite_world.phone(QUALITY_MANAGER)
    await quality.text("查进度")
    await quality.press("全部")
    listed = await quality.last()
    await quality.press(await shows_it())
    card = await quality.last()
    assert card.id > listed.id
    # the same press again changes what the first one opened, and so do the presses of the card
    await quality.press_data(listed, await shows_it())
    assert (await quality.last()).id == card.id
    await quality.press("👌 受理")
    await quality.press("没有涉及具体的人")
    await quality.press("为什么是这天")
    assert (await quality.last()).id == card.id


async def test_findings_and_enquiries_may_be_passed_on(sqlite_world: World) -> None:
    world = sqlite_world
    staff, consultant = await world.phone(STAFF), await world.phone(CONSULTANT)
    for said in ("问管家", "新标准什么时候开始执行？"):
        await staff.text(said)
    await staff.press("发送")
    await world.beat()
    assert "新标准" in (await consultant.last()).text
    assert "has_protected_content" not in (await consultant.last()).raw


async def test_news_for_those_who_only_look_on_arrive_without_a_sound(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await world.phone(LEAD)
    staff, _ = await proposed(world)
    assert "silent" not in (await staff.last()).raw
    told = await db.column(str, "SELECT kind FROM outbox WHERE kind = 'case_news' AND person_id = :p", p=lead.chat_id)
    assert told == []
