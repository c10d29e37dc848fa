"""Words, keys and commands in the chat: whose they are is heard in front of every handler."""

import pytest

from bot.rules.people import Person, Role
from bot.rules.permissions import roles_with
from bot.rules.text import CHINESE, ENGLISH
from bot.screens.ways import WAYS
from bot.screens.ways.way import Way
from storage.people import persons as people
from tests.flows.everything import go_to, open_everything
from tests.flows.steps import calls_of, count, english, one
from tests.flows.test_practice import begun
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

EVERYBODY = {
    STAFF: Role.CLIENT_STAFF,
    MANAGER: Role.CLIENT_MANAGER,
    CONSULTANT: Role.CONSULTANT,
    LEAD: Role.LEAD,
    QUALITY_MANAGER: Role.QUALITY_MANAGER,
    ADMINISTRATOR: Role.ADMINISTRATOR,
    AUDITOR: Role.AUDITOR,
}


def denied_to(role: Role) -> list[Way]:
    """The ways that this role has not."""
    return [way for way in WAYS.values() if role not in roles_with(way.action)]


async def answered(phone: Phone, text: str) -> str:
    """What is said to it, with the labels below."""
    await phone.text(text)
    last = await phone.last()
    return f"{last.text} {[button.text for button in last.buttons]}"


@pytest.mark.parametrize("who", EVERYBODY, ids=EVERYBODY.values())
async def test_somebody_elses_way_said_in_any_form_tells_what_to_do_instead(sqlite_world: World, who: int) -> None:
    phone = await sqlite_world.phone(who)
    for way in denied_to(EVERYBODY[who]):
        assert way.by is not None
        forms = {await answered(phone, said) for said in (f"/{way.code}", way.name.zh, way.name.en)}
        (said,) = forms
        assert said.startswith(way.by.to(CHINESE))
        assert "首页" in said
    assert await count("draft") == 0


async def test_what_is_offered_opens_with_one_tap_in_the_readers_language(world: World) -> None:
    staff = await world.phone(STAFF)
    assert await answered(staff, "巡查") == "巡查由质量管家来做。要看巡查发现的问题吗？ ['待我整改', '首页']"
    await staff.press("待我整改")
    assert "没有要整改的" in (await staff.last()).text
    await english(staff)
    assert (await answered(staff, "today")).startswith(WAYS["today"].by.to(ENGLISH) if WAYS["today"].by else "?")
    await staff.press("My to-fix list")
    assert "Nothing to fix" in (await staff.last()).text


async def test_telling_takes_one_call(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("巡查")
    assert len(await calls_of(staff, lambda: staff.text("公司设置"))) == 1


async def test_a_form_that_is_open_stays_where_it_is(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.text("我要投诉")
    assert (await answered(staff, "/patrol")).startswith("巡查由质量管家来做")
    await staff.text("约好没来")
    assert await one("SELECT count(*) FROM draft WHERE state = 'open'") == 1
    assert "约好没来" in str([message.text for message in await staff.messages()])


async def test_today_answers_a_question_about_a_day_also_where_it_is_not_ones_way(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = await open_everything(sqlite_world, monkeypatch, STAFF)
    await go_to(staff, "when")
    assert "今日待办是" not in await answered(staff, "今天")
    assert (await answered(staff, "/today")).startswith("今日待办是服务团队的工作")


async def test_an_edited_message_is_no_word(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    sent = await staff.text("你好")
    await staff.edit(sent, "巡查")
    assert "改消息不会改记录" in (await staff.last()).text


async def test_who_practises_is_told_to_play_another_part(sqlite_world: World) -> None:
    staff = await begun(sqlite_world, STAFF, "企业员工")
    for said in ("巡查", "公司设置"):
        assert "现在的练习角色办不了这件事" in await answered(staff, said)


async def test_a_ledger_that_is_not_theirs_is_answered_with_those_that_are(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    assert "客户由管理员维护" in await answered(manager, "客户")
    assert "场所（2）" in await manager.buttons()


async def test_somebody_with_two_roles_goes_the_ways_of_both(sqlite_world: World) -> None:
    person: Person = sqlite_world.company.people[STAFF]
    staff = await sqlite_world.phone(STAFF)
    assert (await answered(staff, "邀请")).startswith("邀请由企业负责人和管理员来发")
    await people.add_grant(person.id, Role.ADMINISTRATOR, None, sqlite_world.clock.now())
    assert "邀请由" not in await answered(staff, "邀请")
    assert (await answered(staff, "巡查")).startswith("巡查由质量管家来做")
