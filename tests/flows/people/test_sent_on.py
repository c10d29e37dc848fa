"""During leave every kind of message is sent on or stays, as its row says (bot/letters)."""

from datetime import timedelta

from bot.letters.catalogue import KINDS
from bot.letters.kind import STAYS
from bot.rules.people import Role
from bot.rules.policies import Audience
from bot.services.homes import waiting as homes
from storage.people import persons as people
from tests.flows.behalf.recording import COMPLAINT, NEW_NAME, NEW_PERSON, do, record
from tests.flows.cases.filing import file_enquiry, opened_by, say
from tests.flows.joining.joining import ask, make_card
from tests.flows.people.test_stand_ins import colleague, on_leave
from tests.flows.settings.stories import a_policy
from tests.flows.steps import english, heard, one, submit_patrol
from tests.flows.trainings.trainings import a_session, sign_up
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, QUALITY_MANAGER, STAFF, STRANGER, World


def test_policies_own_seats_and_own_settings_are_nobody_elses() -> None:
    for kind in ("policies_to_read", "policies_unread", "training_announced", "recorded_for_you", "joining_card"):
        assert KINDS[kind].leave is STAYS


async def in_chat(phone: Phone, words: str) -> list[str]:
    """The messages with these words in them."""
    return [message.text for message in await phone.messages() if words in message.text]


async def test_the_report_of_a_patrol_goes_to_the_stand_in_who_may_not_recall_it(sqlite_world: World) -> None:
    world = sqlite_world
    other = await colleague(world)
    # a report is made in the language of who walked the patrol; who stands in reads another
    await english(other)
    await submit_patrol(world)
    absent = await on_leave(world)
    await world.beat()
    told = await heard(other, "For 周明, who is on leave")
    assert "XC20261123-01" in told.text
    assert [button.text for button in told.buttons] == ["See the patrol"]
    assert not await in_chat(absent, "巡查报告 XC")


async def test_a_leave_at_one_client_leaves_the_reports_of_others(sqlite_world: World) -> None:
    world = sqlite_world
    other = await colleague(world)
    elsewhere = await one("SELECT id FROM client WHERE code = 'XX'")
    await people.add_grant(world.company.people[CONSULTANT].id, Role.CONSULTANT, elsewhere, world.clock.now())
    await submit_patrol(world)
    absent = await on_leave(world, client="新星电子")
    await world.beat()
    assert "XC20261123-01" in (await heard(absent, "巡查报告 XC")).text
    assert not await in_chat(other, "XC20261123-01")


async def test_what_is_to_be_passed_on_about_a_training_goes_to_the_stand_in(sqlite_world: World) -> None:
    world = sqlite_world
    other = await colleague(world)
    await a_session(world)
    await record(world, "🎓 培训报名")
    consultant = await world.phone(CONSULTANT)
    await do(consultant, "新版标准解读", *NEW_PERSON, "电话")
    await on_leave(world, until="11月30日")
    await world.pass_by(days=4)
    told = await heard(other, "新版标准解读")
    assert told.text.startswith("🤝 代周明")
    assert NEW_NAME in told.text


async def test_that_a_training_of_theirs_is_near_is_said_to_the_stand_in(sqlite_world: World) -> None:
    world = sqlite_world
    other = await colleague(world)
    await a_session(world)
    absent = await on_leave(world, until="11月30日")
    await world.pass_by(days=4)
    told = await heard(other, "有培训要讲")
    assert told.text.startswith("🤝 代周明")
    assert not await in_chat(absent, "有培训要讲")


async def test_news_of_a_case_are_passed_on_by_the_stand_in_of_who_recorded_it(sqlite_world: World) -> None:
    world = sqlite_world
    other = await colleague(world)
    await record(world, "📮 投诉", *NEW_PERSON, "电话", *COMPLAINT)
    absent = await on_leave(world)
    handler = await opened_by(world, QUALITY_MANAGER)
    await handler.press("👌 受理")
    await handler.press("没有涉及具体的人")
    await say(handler, "答复处理结果", "已补巡查，并调整了排班。")
    await world.beat()
    told = await heard(other, "给出了处理结果")
    assert told.text.startswith("🤝 代周明")
    assert f"请转告{NEW_NAME}" in told.text
    assert not await in_chat(absent, "给出了处理结果")


async def test_what_is_still_overdue_of_the_absent_goes_to_the_stand_in_and_nothing_else_with_it(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    other = await colleague(world)
    await file_enquiry(world)
    absent = await on_leave(world, until="12月18日")
    await world.until(world.clock.now() + timedelta(days=12))
    told = await heard(other, "🔁")
    assert "代周明" in told.text
    assert "ZX20261123-01" in told.text
    assert told.button("答复") is not None
    assert not await in_chat(absent, "🔁")


async def test_a_stand_in_who_hears_of_the_same_themself_is_told_once(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await world.phone(LEAD)
    await file_enquiry(world)
    await on_leave(world, stand_in="孙丽", until="12月18日")
    await world.until(world.clock.now() + timedelta(days=12))
    # it is in the lead's own digest
    assert not await in_chat(lead, "🔁")
    await lead.text("/settings")
    await lead.press("🔕 不发")
    await world.until(world.clock.now() + timedelta(days=14))
    told = await in_chat(lead, "🔁")
    assert len(told) == 2
    assert "代周明" not in str(told)


async def test_the_roll_of_a_lead_who_is_away_is_asked_of_the_stand_in(sqlite_world: World) -> None:
    world = sqlite_world
    other = await colleague(world)
    await sign_up(world, await a_session(world, trainer=LEAD), STAFF)
    absent = await on_leave(world, who=LEAD, until="12月18日")
    await world.until(world.clock.now() + timedelta(days=4, hours=8))
    told = await heard(other, "请记一下谁来了")
    assert "代孙丽" in told.text
    await other.press("▫️")
    assert "签到 1" in (await other.last()).text
    assert not await in_chat(absent, "请记一下谁来了")


async def test_who_waits_to_join_is_told_to_the_stand_in(sqlite_world: World) -> None:
    world = sqlite_world
    other = await colleague(world)
    _, link = await make_card(world)
    absent = await on_leave(world)
    await ask(world.stranger(STRANGER), link)
    await world.pass_by(minutes=3)
    assert (await heard(other, "1 人申请加入 恒信阀门")).text.startswith("🤝 代周明")
    assert not await in_chat(absent, "1 人申请加入")


async def test_a_stand_in_who_lets_people_in_themself_is_told_once(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    await on_leave(world, stand_in="孙丽")
    lead = await world.phone(LEAD)
    await ask(world.stranger(STRANGER), link)
    await world.pass_by(minutes=3)
    assert len(await in_chat(lead, "1 人申请加入")) == 1


async def test_ones_own_seat_and_policies_stay_with_who_is_on_leave(sqlite_world: World) -> None:
    world = sqlite_world
    other = await colleague(world)
    consultant, client = world.company.people[CONSULTANT], world.company.clients["HX"]
    await people.add_grant(consultant.id, Role.CLIENT_STAFF, client, world.clock.now())
    world.company.people[CONSULTANT] = await homes.person_now(consultant.id)
    await sign_up(world, await a_session(world, trainer=LEAD), CONSULTANT)
    absent = await on_leave(world, until="11月30日")
    await a_policy(Audience.OURS)
    await world.pass_by(days=4)
    assert await in_chat(absent, "新版标准解读")
    assert await in_chat(absent, "制度")
    assert not [text for text in await in_chat(other, "🤝 代周明") if "标准" in text or "制度" in text]
