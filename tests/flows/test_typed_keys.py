"""A key of the screen that was shown last does the same when its label is typed; an answer comes first."""

import json

import pytest

from bot.screens.typed_keys import bare, key_typed
from tests.flows.cases.filing import accepted, say
from tests.flows.steps import answers, calls_of, count, english, one, released_patrol
from tests.flows.trainings.trainings import a_session
from tests.world import MANAGER, STAFF, World


async def test_a_step_of_a_case_is_taken_by_its_words(world: World) -> None:
    await released_patrol(world)
    manager = await world.phone(MANAGER)
    await manager.text("WT20261123-01")
    calls = await calls_of(manager, lambda: manager.text("提交整改"))
    assert [call["method"] for call in calls] == ["sendMessage"]
    assert await one("SELECT form FROM draft ORDER BY id DESC LIMIT 1") == "finding_evidence"


@pytest.mark.parametrize("typed", ["提 交 整 改", " 提交整改 ", "📷提交整改。", "提交整改！"])
async def test_however_it_is_typed(sqlite_world: World, typed: str) -> None:
    await released_patrol(sqlite_world)
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("WT20261123-01")
    await manager.text(typed)
    assert await count("draft WHERE form = 'finding_evidence'") == 1


async def test_a_seat_is_taken_and_given_back_by_words(sqlite_world: World) -> None:
    world = sqlite_world
    await a_session(world)
    staff = await world.phone(STAFF)
    await staff.text("培训")
    await staff.press("新版标准解读")
    await staff.text("报名")
    assert await one("SELECT state FROM sign_up") == "seated"
    assert "已报名" in (await staff.last()).text


async def test_a_key_of_a_letter_too(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    manager = await world.phone(MANAGER)
    await world.beat()
    letter = await manager.last()
    key = next(button.text for button in letter.buttons if "WT20261123-01" in button.text or "查看" in button.text)
    await manager.text(bare(key))
    assert "WT20261123-01" in (await manager.last()).text


async def test_an_answer_comes_first(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    staff = await world.phone(STAFF)
    await staff.press("我要投诉")
    await staff.text("服务时效")
    # the key of the next question stands there by now; what is asked for is words
    assert json.loads((await answers())["what"]) == "服务时效"


async def test_what_may_be_an_answer_to_somebody_who_waits_is_one(sqlite_world: World) -> None:
    world = sqlite_world
    staff, handler = await accepted(world)
    await say(handler, "请对方补充", "约的是几点？")
    await staff.text("TS20261123-01")
    await staff.text("撤回投诉")
    assert await count("draft WHERE state = 'open'") == 1
    assert json.loads((await answers())["text"]) == "撤回投诉"


async def test_two_keys_that_read_alike_are_not_guessed_between(sqlite_world: World) -> None:
    keys = (("📄 报告", "a"), ("📄 报告", "b"), ("✅ 确认", "c"), ("确认", "c"), ("1 现场指导", "d"))
    assert key_typed(keys, "报告") is None
    assert key_typed(keys, "确认") == "c"
    assert key_typed(keys, "现场指导") == "d"
    assert key_typed(keys, "›") is None
    assert key_typed(keys, "") is None


async def test_a_label_of_before_is_what_is_written(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    manager = await world.phone(MANAGER)
    await manager.text("WT20261123-01")
    await manager.text("菜单")
    await manager.text("提交整改")
    assert await count("draft WHERE form = 'finding_evidence'") == 0


async def test_what_another_may_do_is_not_done(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    staff = await world.phone(STAFF)
    before = await one("SELECT count(*) FROM trail")
    await staff.text("复核通过")
    assert await one("SELECT count(*) FROM trail") == before


async def test_in_english(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    manager = await world.phone(MANAGER)
    await english(manager)
    await manager.text("WT20261123-01")
    key = next(button.text for button in (await manager.last()).buttons if "📷" in button.text)
    await manager.text(bare(key).upper())
    assert await count("draft WHERE form = 'finding_evidence'") == 1
