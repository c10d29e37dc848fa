"""Who a complaint is, or may be, about neither sees nor handles it: by field, by words, once settled (5.5.1)."""

import pytest

from bot.rules.people import Role
from bot.rules.settings.own import OwnSettings
from bot.screens.buttons import ActOnCase, pack
from storage import database as db
from storage.people import persons as people
from storage.settings.own import change_own_settings
from tests.flows.cases.filing import NUMBER, opened_by, say
from tests.flows.forging import told_since
from tests.flows.steps import one, press_sparingly
from tests.flows.two_firms import end_roles, someone
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, QUALITY_MANAGER, STAFF, World


async def complained(world: World, what: str) -> Phone:
    """A complaint that names people in its words only."""
    phone = await world.phone(STAFF)
    await phone.text("投诉")
    await phone.text(what)
    await phone.press("服务态度")
    await phone.press("不清楚")
    await phone.press("跳过")
    await phone.press("✅")
    return phone


async def knows(world: World, who: int) -> bool:
    """Whether this person can open the complaint by its number, or has it in a list."""
    phone = await world.phone(who)
    at = await phone.calls()
    for word in (NUMBER, "菜单", "进度", "01"):
        await phone.text(word)
    return "投诉内容" in await told_since(phone, at)


async def test_who_is_named_in_the_words_is_never_offered_as_handler(world: World) -> None:
    await complained(world, "投诉内容：周工来了也不说话，态度很差")
    quality = await opened_by(world, QUALITY_MANAGER)
    assert "可能涉及具体的人，请先确认" in (await quality.last()).text
    await quality.press("👤 改派")
    assert "孙丽" in await quality.buttons()
    assert "周明" not in await quality.buttons()
    assert not await knows(world, CONSULTANT)


async def test_a_quality_manager_who_may_be_meant_has_nothing_to_do_with_it_until_that_is_settled(
    world: World,
) -> None:
    await complained(world, "投诉内容：吴刚经理说话很冲")
    await world.beat()
    assert not await knows(world, QUALITY_MANAGER)
    lead = await opened_by(world, LEAD)
    assert "待受理" in (await lead.last()).text, "the lead has it instead"
    await lead.press("👥 涉及谁")
    assert (await lead.buttons())[0] == "吴刚"
    await press_sparingly(lead, "没有涉及具体的人")
    assert "孙丽 确认了涉及的人" in (await lead.last()).text
    assert await knows(world, QUALITY_MANAGER)


async def test_to_settle_that_it_is_about_its_handler_gives_it_to_another_who_is_told(world: World) -> None:
    await complained(world, "投诉内容：没有按时来")
    quality = await opened_by(world, QUALITY_MANAGER)
    await quality.press("👌 受理")
    await quality.press("没有涉及具体的人")
    await quality.press("👥 涉及谁")
    answer = await quality.press("吴刚")
    assert "由别人处理" in answer.text
    assert "投诉内容" not in (await quality.last()).text
    assert not await knows(world, QUALITY_MANAGER)
    lead = await world.phone(LEAD)
    await world.beat()
    told = await lead.last()
    assert "吴刚确认了涉及的人，这件投诉由您处理" in told.text
    assert "涉及：吴刚" in told.text
    assert told.button("答复") is not None


async def test_of_two_who_are_named_both_can_be_kept_away(sqlite_world: World) -> None:
    await complained(sqlite_world, "投诉内容：周明和孙丽互相推脱")
    quality = await opened_by(sqlite_world, QUALITY_MANAGER)
    await quality.press("👥 涉及谁")
    assert (await quality.buttons())[:3] == ["周明、孙丽都涉及", "周明", "孙丽"]
    await quality.press("周明、孙丽都涉及")
    await quality.press("👤 改派")
    assert not {"周明", "孙丽"} & set(await quality.buttons())


async def test_whom_it_is_about_is_asked_and_settled_before_it_is_taken_up(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.text("投诉")
    await staff.text("投诉内容：没有按时来")
    await staff.press("服务态度")
    asked = await staff.last()
    assert "涉及谁" in asked.text
    assert {"周明", "孙丽", "吴刚", "不清楚"} <= set(await staff.buttons())
    await staff.press("周明")
    await staff.press("跳过")
    await staff.press("✅")
    quality = await opened_by(world, QUALITY_MANAGER)
    await quality.press("👌 受理")
    assert "受理前请确认：涉及谁" in (await quality.last()).text
    assert (await quality.buttons())[0] == "周明", "whom the complainant named comes first"
    await quality.press("孙丽")
    assert "已受理" in (await quality.last()).text
    assert "涉及：孙丽" in (await quality.last()).text
    assert not await knows(world, LEAD)


async def test_who_finds_when_taking_it_up_that_it_is_about_them_does_not_take_it_up(world: World) -> None:
    staff = await complained(world, "投诉内容：没有按时来")
    quality = await opened_by(world, QUALITY_MANAGER)
    await quality.press("👌 受理")
    answer = await quality.press("吴刚")
    assert "由别人处理" in answer.text
    assert not await knows(world, QUALITY_MANAGER)
    lead = await world.phone(LEAD)
    await world.beat()
    assert "这件投诉由您处理" in (await lead.last()).text
    assert "待受理" in (await lead.last()).text
    assert "已受理" not in (await staff.last()).text


async def test_where_it_is_not_clear_whom_it_is_about_who_may_be_meant_stays_away(sqlite_world: World) -> None:
    await complained(sqlite_world, "投诉内容：小周也不说话")
    quality = await opened_by(sqlite_world, QUALITY_MANAGER)
    await quality.press("👌 受理")
    await quality.press("还不清楚")
    assert "已受理" in (await quality.last()).text
    assert "可能涉及具体的人，请先确认" in (await quality.last()).text
    assert not await knows(sqlite_world, CONSULTANT)


async def test_a_button_of_before_asks_whom_it_is_about_too(sqlite_world: World) -> None:
    await complained(sqlite_world, "投诉内容：没有按时来")
    quality = await opened_by(sqlite_world, QUALITY_MANAGER)
    case_id = int(await one("SELECT id FROM service_case"))
    await quality.press_data(await quality.last(), pack(ActOnCase(case_id, "accept", "awaiting", 0)), force=True)
    assert "受理前请确认：涉及谁" in (await quality.last()).text
    await quality.press("没有涉及具体的人")
    assert await one("SELECT state FROM service_case") == "accepted"


async def test_where_nobody_else_is_left_it_is_recorded_and_the_complainant_is_told(world: World) -> None:
    staff = await complained(world, "投诉内容：吴刚、孙丽、郑敏都不管")
    told = (await staff.last()).text
    assert NUMBER in told
    assert "还没有人经手" in told
    assert "我们承诺" not in told
    assert await one("SELECT handler_id FROM service_case") is None
    for who in (QUALITY_MANAGER, LEAD, ADMINISTRATOR):
        assert not await knows(world, who)
    assert await knows(world, AUDITOR), "who only looks on still sees that it is there"
    # somebody new can take it up, and the complainant hears of it
    quality = await someone(world, "秦风", Role.QUALITY_MANAGER)
    await quality.text(NUMBER)
    await quality.press("👌 受理")
    await quality.press("没有涉及具体的人")
    await world.beat()
    assert "已受理，由秦风处理" in (await staff.last()).text


async def test_one_about_the_owner_who_is_everything_but_the_lead_goes_to_the_lead_alone(sqlite_world: World) -> None:
    """In a small firm one person is quality manager and administrator: they hear of it by neither way, however late."""
    world = sqlite_world
    owner = world.company.people[QUALITY_MANAGER].id
    await people.add_grant(owner, Role.ADMINISTRATOR, None, world.clock.now())
    await db.values(
        "UPDATE role_grant SET ended_at = since WHERE role = 'administrator' AND person_id <> :owner RETURNING id",
        owner=owner,
    )
    lead, quality = await world.phone(LEAD), await world.phone(QUALITY_MANAGER)
    await change_own_settings(world.company.people[LEAD].id, OwnSettings(digest=False))
    since = await quality.calls()
    staff = await world.phone(STAFF)
    await staff.text("投诉")
    await staff.text("投诉内容：合同外另收费")
    for key in ("廉洁自律", "吴刚", "跳过", "✅"):
        await staff.press(key)
    assert "吴刚" not in (await staff.last()).text.split("处理")[-1]
    await world.beat()
    assert NUMBER in (await lead.last()).text
    for _ in range(8):
        await world.pass_by(days=1)
    late = [message.text for message in await lead.messages() if "🚨 已逾期" in message.text]
    assert late
    assert not await knows(world, QUALITY_MANAGER)
    assert "投诉内容" not in await told_since(quality, since)
    assert NUMBER not in str([message.text for message in await quality.messages() if message.from_bot])


async def test_where_that_turns_out_when_it_is_settled_the_complainant_is_told_too(world: World) -> None:
    await end_roles(LEAD, world.company.clients["HX"], world)
    await db.values("UPDATE role_grant SET ended_at = since WHERE role = 'administrator' RETURNING id")
    staff = await complained(world, "投诉内容：没有按时来")
    quality = await opened_by(world, QUALITY_MANAGER)
    await quality.press("👥 涉及谁")
    answer = await quality.press("吴刚")
    assert "由别人处理" in answer.text
    await world.beat()
    told = (await staff.last()).text
    assert NUMBER in told
    assert "还没有人经手" in told


async def test_a_name_in_later_words_keeps_that_person_away_but_not_who_is_answered(sqlite_world: World) -> None:
    staff = await complained(sqlite_world, "投诉内容：没有按时来")
    quality = await opened_by(sqlite_world, QUALITY_MANAGER)
    await quality.press("👌 受理")
    await quality.press("没有涉及具体的人")
    await say(quality, "❓ 请对方补充", "是谁没有来？")
    await sqlite_world.beat()
    await say(staff, "✍️ 补充", "吴经理，是周明没有来。")
    await quality.text(NUMBER)
    assert "可能涉及具体的人，请先确认" in (await quality.last()).text
    await quality.press("👤 改派")
    assert "孙丽" in await quality.buttons()
    assert "周明" not in await quality.buttons()


async def test_who_was_settled_not_to_be_meant_is_not_asked_about_again(sqlite_world: World) -> None:
    staff = await complained(sqlite_world, "投诉内容：周明来过，没有说什么")
    quality = await opened_by(sqlite_world, QUALITY_MANAGER)
    await quality.press("👌 受理")
    await quality.press("没有涉及具体的人")
    await quality.press("👥 涉及谁")
    await quality.press("没有涉及具体的人")
    await say(quality, "❓ 请对方补充", "哪一天？")
    await sqlite_world.beat()
    await say(staff, "✍️ 补充", "周明来的那天。")
    await quality.text(NUMBER)
    assert "可能涉及具体的人" not in (await quality.last()).text


@pytest.mark.parametrize(("field", "words"), [("孙丽", "周明"), ("孙丽", "小周")])
async def test_the_field_and_the_words_both_count(sqlite_world: World, field: str, words: str) -> None:
    phone = await sqlite_world.phone(STAFF)
    await phone.text("投诉")
    await phone.text(f"投诉内容：{words}也在场")
    await phone.press("服务态度")
    await phone.press(field)
    await phone.press("跳过")
    await phone.press("✅")
    quality = await opened_by(sqlite_world, QUALITY_MANAGER)
    await quality.press("👤 改派")
    assert not {"周明", "孙丽"} & set(await quality.buttons())
    (row,) = await db.values("SELECT about_id, likely_about FROM service_case")
    assert row["about_id"] == sqlite_world.company.people[LEAD].id
    assert row["likely_about"] == f"[{sqlite_world.company.people[CONSULTANT].id}]"
