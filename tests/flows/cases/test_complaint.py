"""A complaint about the service (clause 5.5), from thirty seconds on a phone to the quality manager."""

import pytest

from bot.screens.not_found import NO_SUCH
from storage import database as db
from tests.flows.cases.filing import not_the_same
from tests.flows.steps import answers, count, one, press_sparingly
from tests.flows.test_every_button import last_update, redeliver
from tests.sandbox.phone import Phone
from tests.world import MANAGER, OTHER_STAFF, QUALITY_MANAGER, STAFF, World


async def test_a_complaint_takes_six_actions_and_gets_its_number_and_promised_dates(world: World) -> None:
    quality_manager = await world.phone(QUALITY_MANAGER)
    staff = await world.phone(STAFF)

    opened = await press_sparingly(staff, "我要投诉")
    assert "这里受理对我们服务的投诉" in opened.text
    assert "12315" in opened.text
    await staff.text("约好上周五巡查，没有人来，也没有人说一声。")
    await press_sparingly(staff, "服务时效")
    await press_sparingly(staff, "不清楚")
    await press_sparingly(staff, "跳过")
    filed = await press_sparingly(staff, "✅")

    assert "TS20261123-01" in filed.text
    # accepted within one working day, resolved within seven
    assert "11月24日（周二）18:00 前受理" in filed.text
    assert "12月2日（周三）18:00 前办结" in filed.text
    assert await answers() == {
        "what": '"约好上周五巡查，没有人来，也没有人说一声。"',
        "about": '"timeliness"',
        "who": "null",
        "wanted": "null",
    }

    await world.beat()
    news = (await quality_manager.last()).text
    assert "提出一件投诉，请受理" in news
    assert "TS20261123-01" in news
    assert "恒信阀门有限公司" in news


async def test_its_number_opens_it_for_who_filed_it_and_for_nobody_else(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("投诉")
    await staff.text("态度不好")
    await staff.press("服务态度")
    await staff.press("不清楚")
    await staff.press("跳过")
    await staff.press("✅")
    await staff.text("菜单")
    await staff.text("ts20261123-1")
    assert "承诺时限：12月2日（周三）18:00" in (await staff.last()).text
    for telegram_id in (MANAGER, OTHER_STAFF):
        other = await sqlite_world.phone(telegram_id)
        await other.text("TS20261123-01")
        assert (await other.last()).text == NO_SUCH.zh


async def test_a_voice_alone_is_a_complaint_and_what_is_hoped_for_is_told_to_who_handles_it(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.press("我要投诉")
    await staff.voice()
    await press_sparingly(staff, "服务态度")
    await press_sparingly(staff, "不清楚")
    assert "您希望怎么处理" in (await staff.last()).text
    await staff.text("请换一个人来。")
    filed = await press_sparingly(staff, "✅")
    assert "TS20261123-01" in filed.text
    handler = await world.phone(QUALITY_MANAGER)
    await handler.text("TS20261123-01")
    card = (await handler.last()).text
    assert "希望：请换一个人来。" in card
    assert "类别：服务态度" in card
    assert "🎤 录音" in await handler.buttons()


async def filed(staff: Phone) -> str:
    """A complaint is filed; returns what the key said that submitted it."""
    await staff.press("我要投诉")
    await staff.text("态度不好")
    await staff.press("服务态度")
    await staff.press("不清楚")
    await staff.press("跳过")
    submit = (await staff.last()).button("✅")
    assert submit is not None
    await staff.press("✅")
    return submit.data or ""


async def test_a_button_of_a_filed_complaint_says_that_it_is_old_and_shows_how_the_complaint_stands(
    sqlite_world: World,
) -> None:
    staff = await sqlite_world.phone(STAFF)
    submit = await filed(staff)
    assert "已收到" in (await staff.last()).text
    await staff.press("首页")
    answer = await staff.press_data(await staff.last(), submit, force=True)
    assert answer.text == "这是旧按钮：表已提交，下面是现在的情况"
    assert "TS20261123-01" in (await staff.last()).text
    assert "已收到" not in (await staff.last()).text
    assert "态度不好" in (await staff.last()).text
    assert await count("service_case") == 1


@pytest.mark.parametrize("new_id", [False, True])
async def test_the_receipt_of_a_complaint_is_shown_once_however_often_its_press_comes(
    world: World, new_id: bool
) -> None:
    staff = await world.phone(STAFF)
    await filed(staff)
    submitted, at = await last_update(world), await staff.calls()
    for _ in range(3):
        await redeliver(world, submitted, new_id=new_id)
    said = [str(call["params"].get("text")) for call in await staff.calls_since(at)]
    assert not [text for text in said if "已收到" in text]
    assert "TS20261123-01" in (await staff.last()).text


async def test_numbers_count_on_within_the_day_and_begin_anew_the_next(world: World) -> None:
    staff = await world.phone(STAFF)
    for _day in range(2):
        for text in ("态度不好", "又没有来"):
            await staff.text("投诉")
            await staff.text(text)
            await not_the_same(staff)
            await staff.press("服务态度")
            await staff.press("不清楚")
            await staff.press("跳过")
            await staff.press("✅")
        world.clock.pass_by(days=1)
    rows = await db.values("SELECT number FROM service_case ORDER BY id")
    assert [row["number"] for row in rows] == ["TS20261123-01", "TS20261123-02", "TS20261124-01", "TS20261124-02"]


async def test_whether_ones_own_manager_may_see_it_is_asked_on_the_review_page_and_no_without_an_answer(
    sqlite_world: World,
) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.press("我要投诉")
    await staff.text("态度不好")
    await staff.press("服务态度")
    await staff.press("不清楚")
    await staff.press("跳过")
    assert "＋ 本单位负责人可见" in await staff.buttons()
    await press_sparingly(staff, "＋ 本单位负责人可见")
    assert "不回答就是不可以" in (await staff.last()).text
    await press_sparingly(staff, "否")
    await press_sparingly(staff, "✅")
    assert (await answers())["visible_to_manager"] == '"no"'
    assert await one("SELECT count(*) FROM service_case") == 1


async def test_it_is_rated_once_and_anew_after_it_was_worked_on_again(sqlite_world: World) -> None:
    staff, handler = await sqlite_world.phone(STAFF), await sqlite_world.phone(QUALITY_MANAGER)
    await staff.text("投诉")
    await staff.text("约好没来")
    await staff.press("服务时效")
    await staff.press("不清楚")
    await staff.press("跳过")
    await staff.press("✅")
    for _again in range(2):
        await handler.text("TS20261123-01")
        if "👌 受理" in await handler.buttons():
            await handler.press("受理")
            await handler.press("没有涉及具体的人")
        await handler.press("答复处理结果")
        await handler.text("已补做巡查。")
        await handler.press("发送")
        await staff.text("TS20261123-01")
        await staff.press("满意，办结")
        await press_sparingly(staff, "评价")
        rated = await press_sparingly(staff, "5★")
        assert "评价：★★★★★" in rated.text
        assert "⭐ 评价" not in await staff.buttons()
        await staff.press("不满意，重新处理")
        await staff.text("又没来")
        await staff.press("发送")
        assert "评价：" not in (await staff.last()).text
