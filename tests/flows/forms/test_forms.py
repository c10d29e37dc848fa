"""The form engine, seen from the phone: one question at a time, nothing lost, nothing guessed (DESIGN.md section 3)."""

from pathlib import Path

import pytest

from bot.rules.form import Form
from bot.rules.forms.complaint import COMPLAINT
from bot.rules.forms.pinning import fingerprint, to_json
from bot.rules.text import Text
from bot.services.drafts import in_use as forms_in_use
from storage.drafts import form_versions
from tests.clock import FrozenClock
from tests.flows.steps import answers, count, one, open_patrol, press_sparingly, submit_patrol
from tests.world import CONSULTANT, STAFF, World, the_world


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite: tests/flows/test_a_week.py, test_a_month.py and the rushes walk the same ways on both databases."""
    return sqlite_world


async def test_one_question_at_a_time_forward_and_back(world: World) -> None:
    consultant = await open_patrol(world)
    first = await consultant.last()
    assert "1/7" in first.text
    assert "法规政策落实" in first.text
    assert "‹ 上一步" not in str(first.buttons)

    second = await press_sparingly(consultant, "✅ 符合")
    assert "2/7" in second.text
    assert second.id == first.id, "the live screen is edited in place"
    assert await answers() == {"topic1": '"conform"'}

    back = await press_sparingly(consultant, "‹ 上一步")
    assert "1/7" in back.text
    assert "已填：符合" in back.text
    assert "2/7" in (await press_sparingly(consultant, "下一步 ›")).text
    await press_sparingly(consultant, "[2]")
    assert "7/7" in (await press_sparingly(consultant, "7")).text


async def test_an_answer_is_stored_before_its_screen_moves(world: World) -> None:
    consultant = await open_patrol(world)
    before = await consultant.last()
    consultant.patient = False
    await consultant.text("符合")
    await consultant.wait_for(lambda message: "2/7" in message.text)
    assert await answers() == {"topic1": '"conform"'}
    consultant.patient = True
    assert (await consultant.press_data(before, before.buttons[0].data or "", force=True)).text.startswith(
        "此按钮已失效"
    )


async def test_optional_questions_can_be_skipped_and_required_ones_not(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    assert "跳过" not in str(await consultant.buttons())
    await consultant.press("全部符合")
    assert "现场照片" in (await consultant.last()).text
    review = await press_sparingly(consultant, "跳过")
    assert "核对" in review.text
    assert "现场照片：跳过" in review.text
    assert await one("SELECT skipped FROM draft_answer WHERE question = 'scene'")


async def test_saved_and_left_it_waits_on_the_home(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("✅ 符合")
    left = await press_sparingly(consultant, "存草稿，稍后继续")
    assert "已存草稿" in left.text

    await consultant.text("不符合")
    assert "您是想" in (await consultant.last()).text, "a parked draft gets no typed text"
    await consultant.text("菜单")
    assert "2/7" in (await press_sparingly(consultant, "继续填写：日常巡查 · 恒信阀门")).text
    assert await answers() == {"topic1": '"conform"'}


async def test_giving_up_is_asked_first(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("✅ 符合")
    question = await press_sparingly(consultant, "放弃…")
    assert "放弃本次填写？" in question.text
    assert "2/7" in (await press_sparingly(consultant, "继续填写")).text

    await consultant.text("取消")
    assert "放弃本次填写？" in (await consultant.last()).text
    assert "已放弃" in (await press_sparingly(consultant, "放弃")).text
    assert await one("SELECT state FROM draft") == "cancelled"
    assert "继续填写" not in (await press_sparingly(consultant, "首页")).text
    await consultant.text("取消")
    assert "没有正在填的表" in (await consultant.last()).text


async def test_any_command_parks_the_draft_and_continue_brings_it_back_days_later(world: World) -> None:
    consultant = await open_patrol(world)
    await consultant.text("全部符合，除4 封样缺失")
    question = (await consultant.last()).text.partition("\n\n")[2]
    for command in ("菜单", "/today", "问题", "设置", "/patrol", "/start"):
        await consultant.text(command)
        assert (await consultant.last()).text != question, command
        assert await one("SELECT active_draft_id FROM person WHERE telegram_id = 105") is None, command
        await consultant.text("菜单")
        await consultant.press("继续填写")
        assert (await consultant.last()).text == question, command
    await consultant.text("菜单")
    await world.pass_by(days=5)
    await consultant.text("菜单")
    await consultant.press("继续填写")
    assert (await consultant.last()).text == question


async def test_a_draft_outlives_a_restart_of_the_program(database: str, clock: FrozenClock, tmp_path: Path) -> None:
    async with the_world(clock, tmp_path) as world:
        consultant = await open_patrol(world)
        await consultant.text("全部符合，除4 封样缺失")
        question = (await consultant.last()).text.partition("\n\n")[2]
    clock.pass_by(days=4)
    async with the_world(clock, tmp_path, empty=True) as world:
        await world.heart.prune()  # the sandbox begins to count anew, as Telegram does after a quiet week
        consultant = await world.phone(CONSULTANT)
        await consultant.press("继续填写")
        assert (await consultant.last()).text == question


async def test_there_is_one_open_draft_per_person_form_and_subject(world: World) -> None:
    consultant = await open_patrol(world)
    await consultant.press("✅ 符合")
    await consultant.text("菜单")
    await consultant.press("🔍")
    assert "2/7" in (await consultant.last()).text
    assert await count("draft") == 1

    # another subject is another draft, and typed text goes to the active one
    await consultant.text("巡查")
    await consultant.press("晨光电器 · 一号产线")
    await consultant.text("不适用")
    assert await count("draft") == 2
    assert await one("SELECT count(*) FROM draft WHERE turn = 1") == 2
    await consultant.text("菜单")
    assert len([text for text in await consultant.buttons() if "继续填写" in text]) == 2


async def test_on_the_review_page_an_answer_is_tapped_to_change_it(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("全部符合")
    await consultant.press("跳过")
    assert "3" in str(await consultant.buttons())
    await press_sparingly(consultant, "3✓")
    assert "已填：符合" in (await consultant.last()).text
    await press_sparingly(consultant, "➖ 不适用")
    assert "不适用：3" in (await consultant.last()).text
    # what may be added is offered there too
    await press_sparingly(consultant, "陪同人员")
    await consultant.text("李强 厂长")
    assert "陪同人员：李强 厂长" in (await consultant.last()).text


async def test_submitting_too_early_lists_what_is_missing(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("2")
    token = (await consultant.last()).buttons[0].data
    assert token is not None
    _, token, turn, _ = token.split("|")
    await consultant.press_data(await consultant.last(), f"m|{token}|{turn}|submit", force=True)
    assert "还差 7 项：法规政策落实、质量管理文件运行" in (await consultant.last()).text
    assert await count("work_record") == 0


async def test_typed_answers_are_read_as_people_type_them(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    for number, said in enumerate(("√", "合格。", "ＯＫ", "没问题", "n/a", "不适用"), start=2):
        await consultant.text(said)
        assert f"{number}/7" in (await consultant.last()).text, said
    await consultant.text("差不多吧")
    refusal = (await consultant.last()).text
    assert "7/7" in refusal
    assert refusal.count("⚠️") == 1
    assert "请点「符合 / 不符合 / 不适用」" in refusal


async def test_last_times_answer_stands_beside_the_question_and_is_not_offered(world: World) -> None:
    await submit_patrol(world)
    world.clock.pass_by(days=7)
    consultant = await open_patrol(world)
    assert "上次结果：符合" in (await consultant.last()).text
    await consultant.press("4")
    assert "上次结果：不符合 (封样缺失)" in (await consultant.last()).text
    assert "已填" not in (await consultant.last()).text
    assert (
        await one("SELECT count(*) FROM draft_answer a JOIN draft d ON d.id = a.draft_id WHERE d.state = 'open'") == 0
    )


async def test_a_draft_keeps_the_form_version_it_began_with(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    staff = await world.phone(STAFF)
    await staff.press("我要投诉")
    await staff.text("菜单")
    newer = Form("complaint", 2, Text("投诉（新版）", "Complaint (new)"), COMPLAINT.questions[:1])
    await form_versions.add_form_version("complaint", 2, fingerprint(newer), to_json(newer), world.clock.now())
    monkeypatch.setitem(forms_in_use._IN_USE, "complaint", newer)

    await staff.press("继续填写")
    assert "我要投诉" in (await staff.last()).text
    assert "投诉（新版）" not in (await staff.last()).text
    await staff.text("约好没来")
    await staff.press("放弃…")
    await staff.press("放弃")
    await staff.press("首页")
    await staff.press("我要投诉")
    assert "投诉（新版）" in (await staff.last()).text
    assert await one("SELECT count(*) FROM draft WHERE version = 2 AND state = 'open'") == 1


async def test_the_language_can_be_switched_at_the_first_question_and_in_the_middle(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    turned = await press_sparingly(consultant, "EN")
    assert "1/7" in turned.text
    assert "Laws and policies" in turned.text
    await consultant.press("✅ OK")
    assert "2/7" in (await consultant.last()).text
    assert "中文" not in await consultant.buttons(), "what is needed once is not offered at every step"
    await consultant.text("中文")
    assert "质量管理文件运行" in (await consultant.last()).text
    await consultant.text("English")
    assert "Quality documents in use" in (await consultant.last()).text
    assert len(await answers()) == 1


async def test_a_quick_line_answers_the_whole_patrol(world: World) -> None:
    consultant = await open_patrol(world)
    await consultant.text("封样可能有点问题，除了4还有什么符合")
    unsure = (await consultant.last()).text
    assert "1/7" in unsure
    assert await count("draft_answer") == 0, "what is not sure is asked back"

    await consultant.text("全部符合，除4 封样缺失")
    given = await answers()
    assert given["topic4"] == '"non_conform"'
    assert given["topic4.note"] == '"封样缺失"'
    assert [given[f"topic{n}"] for n in (1, 2, 3, 5, 6, 7)] == ['"conform"'] * 6
    assert "请发照片" in (await consultant.last()).text
