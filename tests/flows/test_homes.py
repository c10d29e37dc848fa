"""The home on the phone: what waits is one tap away, forms are put aside, the keys at the bottom come back."""

import pytest

from bot.rules.people import Role
from storage.people import persons as people
from tests.flows.cases.filing import say
from tests.flows.cases.test_incident import report
from tests.flows.everything import go_to, open_everything
from tests.flows.steps import calls_of, english, one, open_patrol, press_sparingly, released_patrol
from tests.flows.test_every_button import last_update, redeliver
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

LOCATION_KEY = "📍 发送当前位置"
OWN_KEYS = ["待我整改", "问管家", "我要投诉", "查进度"]


async def active_draft(telegram_id: int) -> object:
    """The draft that typed text goes to."""
    return await one("SELECT active_draft_id FROM person WHERE telegram_id = :id", id=telegram_id)


async def complain(staff: Phone) -> None:
    """A complaint about the service."""
    await staff.text("我要投诉")
    await staff.text("约好没来")
    await staff.press("服务时效")
    await staff.press("不清楚")
    await staff.press("跳过")
    await staff.press("确认无误，提交")


async def test_each_side_sees_what_waits_for_it_and_opens_it_with_one_tap(world: World) -> None:
    await released_patrol(world)
    staff, consultant = await world.phone(STAFF), await world.phone(CONSULTANT)
    assert "待整改 1 件" in (await staff.last()).text
    assert "目前没有等您处理的事" in (await consultant.last()).text

    assert "WT20261123-01" in (await press_sparingly(staff, "🟠 待整改 · 封样缺失")).text
    await staff.press("提交整改")
    await staff.photo(picture())
    await staff.text("菜单")
    await consultant.text("菜单")
    assert "目前没有等您处理的事" in (await staff.last()).text
    assert "待复查 1 件" in (await consultant.last()).text
    assert "WT20261123-01" in (await press_sparingly(consultant, "待复查 · 封样缺失")).text


async def test_a_complaint_waits_for_the_quality_manager_and_for_nobody_else(sqlite_world: World) -> None:
    await complain(await sqlite_world.phone(STAFF))
    for telegram_id in (MANAGER, CONSULTANT, LEAD, ADMINISTRATOR, AUDITOR):
        assert "约好没来" not in str((await (await sqlite_world.phone(telegram_id)).last()).buttons), telegram_id
    quality_manager = await sqlite_world.phone(QUALITY_MANAGER)
    assert "待受理 1 件" in (await quality_manager.last()).text
    assert "TS20261123-01" in (await press_sparingly(quality_manager, "📮 待受理 · 约好没来")).text


async def test_what_is_late_comes_first_and_is_counted(sqlite_world: World) -> None:
    await sqlite_world.plan_patrol()
    sqlite_world.clock.pass_by(days=1)
    await sqlite_world.plan_patrol("一号产线", "CG")
    home = await (await sqlite_world.phone(CONSULTANT)).last()
    assert "今日待办 2 项\n⏰ 已逾期 1 件" in home.text
    first, second = [button.text for button in home.buttons][:2]
    assert first.startswith("⏰ ")
    assert "总装车间" in first
    assert "一号产线" in second


async def test_an_incident_that_nobody_answers_comes_before_what_is_late_and_what_was_begun(
    sqlite_world: World,
) -> None:
    await open_patrol(sqlite_world)
    sqlite_world.clock.pass_by(days=2)
    await report(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.text("菜单")
    first, second = (await consultant.buttons())[:2]
    assert first.startswith("🚨 待响应")
    assert "继续填写" in second
    await consultant.text("SJ20261125-01")
    await consultant.press("👌 收到，马上处理")
    await consultant.text("菜单")
    assert (await consultant.buttons())[0].startswith("🚨 处置中"), "until it is over"
    await consultant.text("SJ20261125-01")
    await say(consultant, "✅ 险情解除", "已处理", send=None)
    await consultant.text("菜单")
    assert "继续填写" in (await consultant.buttons())[0]


async def test_somebody_with_several_roles_sees_all_of_theirs(sqlite_world: World) -> None:
    now = sqlite_world.clock.now()
    await people.add_grant(sqlite_world.company.people[CONSULTANT].id, Role.ADMINISTRATOR, None, now)
    consultant = await sqlite_world.phone(CONSULTANT)
    assert "质量管家、管理员" in (await consultant.last()).text
    assert {"临时巡查", "查进度"} <= set(await consultant.buttons())
    assert not {"邀请加入", "人员加入"} & set(await consultant.buttons())
    await consultant.press("更多")
    assert {"邀请加入", "人员加入", "制度", "导出台账"} <= set(await consultant.buttons())
    await consultant.press("首页")
    assert await consultant.keys() == ["今日待办", "临时巡查", "查进度", "首页"]


async def test_home_as_a_button_puts_the_open_form_aside_as_the_word_does(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.text("你好")
    remark = await staff.last()
    await staff.text("我要投诉")
    assert await active_draft(STAFF) is not None

    home = remark.button("首页")
    assert home is not None
    calls = await calls_of(staff, lambda: staff.press_data(remark, home.data or ""))
    assert len(calls) <= 2
    assert await active_draft(STAFF) is None
    # the form's question lies below the remark: the home comes below both
    assert (await staff.last()).button("继续填写：我要投诉") is not None
    await staff.text("周一没来")
    assert "您是想" in (await staff.last()).text
    await staff.text("菜单")
    await staff.press("继续填写")
    assert "请说说发生了什么" in (await staff.last()).text


async def test_going_home_when_redelivered_does_not_put_aside_what_was_begun_since(world: World) -> None:
    staff = await world.phone(STAFF)
    for go_home in ("菜单", "首页"):
        await staff.text("你好")
        await (staff.press(go_home) if go_home == "首页" else staff.text(go_home))
        update_id = await last_update(world)
        await staff.text("我要投诉")
        began = await active_draft(STAFF)
        assert began is not None
        await redeliver(world, update_id, new_id=False)
        assert await active_draft(STAFF) == began, go_home
        assert "请说说发生了什么" in (await staff.last()).text or go_home == "首页"


@pytest.mark.parametrize("word", ["菜单", "进度", "问题", "培训", "设置", "取消", "我要投诉"])
async def test_leaving_a_question_for_the_phone_brings_ones_own_keys_back(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    staff = await open_everything(sqlite_world, monkeypatch, STAFF)
    await go_to(staff, "spot")
    assert LOCATION_KEY in await staff.keys()

    calls = await calls_of(staff, lambda: staff.text(word))
    assert [call["method"].lower() for call in calls] == ["sendmessage", "sendmessage"]
    assert await staff.keys() == OWN_KEYS
    assert (await staff.last()).buttons


async def test_a_place_shared_after_its_question_was_left_is_asked_about_and_the_keys_come_back(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = await open_everything(sqlite_world, monkeypatch, STAFF)
    await staff.text("菜单")
    await go_to(staff, "spot")
    home = (await staff.messages())[-2].button("更多…")
    assert home is not None
    await staff.press("更多…")
    await staff.text("菜单")
    await staff.location(31.2, 121.5)
    assert "📍 位置：31.20000, 121.50000" in (await staff.last()).text
    assert await staff.keys() == OWN_KEYS


async def test_settings_are_on_the_home_and_change_the_language_of_the_keys(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await press_sparingly(staff, "更多…")
    assert "界面语言：中文" in (await press_sparingly(staff, "设置")).text
    await press_sparingly(staff, "English")
    assert await staff.keys() == ["My to-fix list", "Ask the butler", "File complaint", "Progress"]


async def test_help_says_what_the_role_can_do_in_the_readers_language(sqlite_world: World) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.text("/help")
    told = await consultant.last()
    assert "全部符合，除4 封样缺失" in told.text
    assert "我要投诉" not in told.text
    staff = await sqlite_world.phone(STAFF)
    await english(staff)
    await staff.text("help")
    assert "Tap File complaint and tell us what happened" in (await staff.last()).text
    assert "人" not in (await staff.last()).text
