"""What is escalated carries what its reader can do: 催办, 改派, 延期, 我来处理 (clause 5.5.2)."""

from datetime import timedelta

from bot.rules.settings.own import OwnSettings
from storage.settings.own import change_own_settings
from tests.flows.cases.filing import ENQUIRY_NUMBER, NUMBER, accepted, file_complaint, file_enquiry, opened_by, say
from tests.flows.forging import told_since
from tests.flows.steps import heard, released_patrol
from tests.sandbox.phone import Message
from tests.sandbox.pictures import picture
from tests.schedules.post_room import beijing
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, QUALITY_MANAGER, STAFF, World

WHAT_TO_DO = ["📣 催办", "👤 改派", "🕒 告知延期", "🙋 我来处理"]


async def by_itself(world: World, *people: int) -> None:
    """These hear of each thing in a message of its own."""
    for who in people:
        await world.phone(who)
        await change_own_settings(world.company.people[who].id, OwnSettings(digest=False))


def keys(message: Message) -> list[str]:
    """What its buttons say."""
    return [button.text for button in message.buttons]


async def test_who_it_is_escalated_to_finds_first_what_can_be_done_and_takes_it_over(world: World) -> None:
    await by_itself(world, ADMINISTRATOR, QUALITY_MANAGER)
    staff, handler = await accepted(world)
    # the first answer was due on the 26th
    await world.until(beijing(10, day=27))
    administrator = world.stranger(ADMINISTRATOR)
    told = await heard(administrator, "❗ 已逾期：请过问。")
    assert keys(told)[:4] == WHAT_TO_DO
    at = {phone: await phone.calls() for phone in (staff, handler)}
    await administrator.press("🙋 我来处理")
    shown = await administrator.last()
    assert "处理人：郑敏" in shown.text
    assert "💬 答复" in str(await administrator.buttons())
    assert "🙋 我来处理" not in str(await administrator.buttons())
    await world.beat()
    assert "🙋 郑敏接手处理您的这件事。" in await told_since(staff, at[staff])
    assert f"🙋 郑敏接手处理 {NUMBER}，您不用再处理。" in await told_since(handler, at[handler])
    # the date that was promised is the same, and who handles it now is asked for it
    await world.until(beijing(10, day=30) + timedelta(days=1))
    assert "请给对方首次答复" in (await heard(administrator, "🚨 已逾期 5 天")).text


async def test_who_looks_after_it_tells_of_a_delay_and_both_sides_hear(sqlite_world: World) -> None:
    world = sqlite_world
    await by_itself(world, LEAD)
    staff = await file_enquiry(world)
    consultant = await opened_by(world, CONSULTANT, ENQUIRY_NUMBER)
    await consultant.press("👌 受理")
    lead = await opened_by(world, LEAD, ENQUIRY_NUMBER)
    at = {phone: await phone.calls() for phone in (staff, consultant)}
    await say(lead, "🕒 告知延期", "12月4日", "要等新标准发布。")
    await world.beat()
    for phone in (staff, consultant):
        told = await told_since(phone, at[phone])
        assert "🕒 孙丽：很抱歉，需要更多时间，新的承诺见下。" in told
        assert "要等新标准发布。" in told
        assert "承诺时限：12月4日（周五）18:00" in told
    assert "处理人：周明" in (await lead.last()).text


async def test_above_whoever_could_take_it_up_it_can_be_taken_up_too(sqlite_world: World) -> None:
    world = sqlite_world
    await by_itself(world, ADMINISTRATOR)
    staff = await file_complaint(world)
    await world.until(beijing(10, day=25))
    administrator = world.stranger(ADMINISTRATOR)
    told = await heard(administrator, "❗ 已逾期：请过问。")
    assert keys(told)[:3] == ["📣 催办", "👤 改派", "🙋 我来处理"]
    await administrator.press("🙋 我来处理")
    await administrator.press("没有涉及具体的人")
    assert "已受理" in (await administrator.last()).text
    await world.beat()
    assert "接手处理您的这件事" in (await heard(staff, "🙋 郑敏")).text


async def test_a_check_that_is_late_can_be_nudged_by_whoever_hears_of_it(sqlite_world: World) -> None:
    world = sqlite_world
    await by_itself(world, QUALITY_MANAGER, LEAD)
    consultant = await released_patrol(world, severity="严重")
    staff = await opened_by(world, STAFF, "WT20261123-01")
    await staff.press("提交整改")
    await staff.photo(picture())
    # to be checked by the 26th
    await world.until(beijing(10, day=30) + timedelta(days=1))
    quality = world.stranger(QUALITY_MANAGER)
    told = await heard(quality, "🚨 已逾期 5 天：请过问。")
    assert keys(told)[0] == "📣 催办"
    at = await consultant.calls()
    await quality.press("📣 催办")
    await world.beat()
    assert "📣 吴刚请您抓紧复查整改。" in await told_since(consultant, at)


async def test_who_is_late_themself_finds_what_goes_on_first(sqlite_world: World) -> None:
    world = sqlite_world
    await by_itself(world, QUALITY_MANAGER)
    await accepted(world)
    await world.until(beijing(10, day=27))
    told = await heard(world.stranger(QUALITY_MANAGER), "❗ 已逾期：请给对方首次答复")
    assert keys(told)[0] == "✅ 答复处理结果"
    assert "🙋 我来处理" not in keys(told)
