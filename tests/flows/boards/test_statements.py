"""投诉咨询看板: complaints and enquiries of what its reader may see, in words and as a picture (5.5)."""

import pytest

from bot.screens.buttons import ShowStatements, pack
from storage import database as db
from tests.flows.cases.filing import accepted, answered, file_complaint, file_enquiry, opened_by, say
from tests.flows.cases.test_bad_ratings import rated
from tests.flows.steps import english
from tests.sandbox.phone import Phone
from tests.schedules.post_room import beijing
from tests.world import AUDITOR, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World


async def board(phone: Phone) -> str:
    """What the board says, by way of the progress board."""
    await phone.text("看板")
    await phone.press("投诉咨询")
    return (await phone.last()).text


async def test_it_tells_what_came_how_soon_it_was_answered_and_what_was_kept(world: World) -> None:
    _, handler = await accepted(world)
    await answered(world)
    await world.until(beijing(10, day=27))
    await say(await opened_by(world, QUALITY_MANAGER), "💬 答复", "我们在查。")
    said = await board(handler)
    assert "投诉咨询看板 · 本月" in said
    assert "新增：2 · 投诉 1 · 咨询 1 · 办结 1" in said
    assert "首次答复：一半在 1 分钟内" in said
    assert "九成在 5 天内" in said
    # accepted in time; the first answer was due on the 26th and came on the 27th; the enquiry was answered at once
    assert "承诺兑现：2/3 (66%) · 失约 1" in said
    assert "投诉类别：服务时效 1 (未结 1)" in said
    assert "重复投诉：0" in said
    assert "现在未结：1 · 4–7 天 1" in said


async def test_another_complaint_about_the_same_is_a_repeat(sqlite_world: World) -> None:
    world = sqlite_world
    await accepted(world)
    await file_complaint(world)
    assert "重复投诉：1" in await board(await world.phone(QUALITY_MANAGER))


async def test_a_complaint_stands_under_the_category_that_it_was_given_since(world: World) -> None:
    _, handler = await accepted(world)
    await opened_by(world, QUALITY_MANAGER)
    for key in ("🏷 类别和程度", "廉洁自律", "一般"):
        await handler.press(key)
    assert "投诉类别：廉洁自律 1 (未结 1)" in await board(handler)


async def test_what_is_rated_badly_stays_closed_when_it_was_and_what_is_reopened_is_open(sqlite_world: World) -> None:
    world = sqlite_world
    await rated(world, 2, "等得太久。")
    quality = await world.phone(QUALITY_MANAGER)
    await world.until(beijing(10, day=24))
    said = await board(quality)
    assert "新增：1 · 投诉 1 · 咨询 0 · 办结 1" in said
    assert "投诉类别：服务时效 1\n" in said
    assert "现在未结：0" in said
    await say(await opened_by(world, QUALITY_MANAGER), "💬 回复评价", "已改。")
    assert "办结 1" in await board(quality)
    await say(await opened_by(world, STAFF), "👎 不满意，重新处理", "又没有来。")
    said = await board(quality)
    assert "办结 0" in said
    assert "现在未结：1" in said


async def test_each_period_is_one_tap_away_and_a_word_opens_the_board(sqlite_world: World) -> None:
    world = sqlite_world
    await file_enquiry(world)
    await world.until(beijing(10, day=30) + (beijing(10, day=30) - beijing(10, day=28)))
    quality = await world.phone(QUALITY_MANAGER)
    await quality.text("投诉看板")
    assert "新增：0" in (await quality.last()).text
    await quality.press("上月")
    said = (await quality.last()).text
    assert "11月1日" in said
    assert "新增：1 · 投诉 0 · 咨询 1" in said
    await quality.press("本季度")
    assert "2026-11 1" in (await quality.last()).text
    await quality.press("今年")
    assert "新增：1" in (await quality.last()).text
    await english(quality)
    await quality.text("complaints board")
    said = (await quality.last()).text
    assert "First answer: no answers yet" in said
    assert "Complaints by subject: no complaints" in said


async def test_what_its_reader_may_not_see_is_in_no_figure(sqlite_world: World) -> None:
    world = sqlite_world
    await accepted(world)
    await file_complaint(world, about="吴刚")
    found = {}
    for who in (QUALITY_MANAGER, LEAD, AUDITOR):
        said = await board(await world.phone(who))
        found[who] = next(line for line in said.split("\n") if line.startswith("新增"))
    assert found == {
        # not the one about themself
        QUALITY_MANAGER: "新增：1 · 投诉 1 · 咨询 0 · 办结 0",
        # the lead handles that one, and sees no other
        LEAD: "新增：1 · 投诉 1 · 咨询 0 · 办结 0",
        AUDITOR: "新增：2 · 投诉 2 · 咨询 0 · 办结 0",
    }


async def test_a_lead_reads_of_their_own_clients_only(sqlite_world: World) -> None:
    world = sqlite_world
    await file_enquiry(world)
    lead, quality = await world.phone(LEAD), await world.phone(QUALITY_MANAGER)
    assert "新增：1" in await board(lead)
    await db.values(
        "UPDATE role_grant SET ended_at = :now WHERE person_id = :lead AND client_id = :theirs RETURNING id",
        now=world.clock.now(),
        lead=world.company.people[LEAD].id,
        theirs=world.company.clients["HX"],
    )
    assert "新增：0" in await board(lead)
    assert "新增：1" in await board(quality)


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_it_is_sent_as_a_picture_to_who_asks(sqlite_world: World, language: str) -> None:
    world = sqlite_world
    await accepted(world)
    quality = await world.phone(QUALITY_MANAGER)
    if language == "en":
        await english(quality)
        await quality.text("complaints board")
        await quality.press("🖼 Picture")
    else:
        await board(quality)
        await quality.press("🖼 看图")
    await world.pass_by(minutes=1)
    title = "投诉咨询看板（本月）" if language == "zh" else "Feedback board (this month)"
    assert title in (await quality.last()).text
    photo = next(one for one in reversed(await quality.messages()) if "photo" in one.raw)
    assert (await quality.download(photo)).startswith(b"\x89PNG")


async def test_the_clients_people_have_no_such_board(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("菜单")
    answer = await manager.press_data(await manager.last(), pack(ShowStatements("")), force=True)
    assert "投诉咨询看板" not in answer.text
    await manager.text("投诉看板")
    assert "新增：" not in (await manager.last()).text
