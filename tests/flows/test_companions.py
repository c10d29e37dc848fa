"""Who came along on a patrol: picked from last time's and the client's people, others by name (clauses 3.6, 4.6)."""

import json
from dataclasses import replace

from bot.records.work_records import WorkRecord
from bot.rules.form import Kind, Question
from bot.rules.forms.pinning import fingerprint, to_json
from bot.rules.text import Text
from bot.rules.work_records.patrols import PATROL
from bot.services.work_records.companions import accompanied
from storage import database as db
from storage.drafts import form_versions
from storage.work_records.stored import get_record
from tests.flows.behalf.recording import do
from tests.flows.steps import answers, open_patrol, press_sparingly, release
from tests.sandbox.phone import Phone
from tests.schedules.test_lost_files import report_of
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF, World


async def on_review(world: World, *, english_spoken: bool = False) -> Phone:
    """A clean patrol, before it is submitted."""
    phone = await open_patrol(world, english_spoken=english_spoken)
    await phone.text("all ok" if english_spoken else "全部符合")
    await phone.press("Skip" if english_spoken else "跳过")
    return phone


async def filed() -> WorkRecord:
    """The patrol that was filed last."""
    (number,) = await db.column(int, "SELECT max(id) FROM work_record WHERE kind = 'patrol'")
    record = await get_record("patrol", number)
    assert record is not None
    return record


async def test_several_are_tapped_and_others_typed_and_who_was_picked_is_known(world: World) -> None:
    phone = await on_review(world)
    await phone.press("＋ 陪同人员")
    await press_sparingly(phone, "⬜️ 李强")
    await press_sparingly(phone, "⬜️ 王芳")
    await press_sparingly(phone, "☑️ 王芳")
    assert "⬜️ 王芳" in await phone.buttons()
    await phone.text("王建国，质量部经理；赵工")
    card = await phone.last()
    assert "陪同人员：李强、王建国，质量部经理、赵工" in card.text
    await phone.press("确认无误，提交")
    assert await accompanied(await filed()) == (world.company.people[MANAGER].id,)
    await world.pass_by(minutes=1)
    assert "李强、王建国，质量部经理、赵工" in await report_of(phone)


async def test_last_times_come_first_and_a_typed_name_of_theirs_is_that_person(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await on_review(world)
    await do(phone, "＋ 陪同人员", "⬜️ 王芳", ">赵工", "确认无误，提交")
    await release(world)
    world.clock.pass_by(hours=3)
    again = await on_review(world)
    await again.press("＋ 陪同人员")
    offered = [key for key in await again.buttons() if key.startswith("⬜️")]
    assert offered == ["⬜️ 王芳", "⬜️ 赵工", "⬜️ 李强"]
    await press_sparingly(again, "⬜️ 赵工")
    await again.text("李强，王芳")
    assert json.loads((await answers())["companion"]) == {
        "picked": {str(world.company.people[MANAGER].id): "李强", str(world.company.people[STAFF].id): "王芳"},
        "named": ["赵工"],
    }
    await again.press("✏️ 陪同人员")
    await press_sparingly(again, "☑️ 赵工")
    await do(again, "下一步 ›", "确认无误，提交")
    assert set(await accompanied(await filed())) == {world.company.people[who].id for who in (MANAGER, STAFF)}


async def test_a_correction_says_who_came_along_after_all(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await on_review(world)
    await do(phone, "＋ 陪同人员", "⬜️ 王芳", "下一步 ›", "确认无误，提交")
    await release(world)
    record = await filed()
    await do(phone, f">{record.number}", "✏️ 更正", ">写错了人", "✏️ 陪同人员", "☑️ 王芳", "⬜️ 李强", "下一步 ›")
    await phone.press("确认无误，提交")
    record = await filed()
    assert await accompanied(record) == (world.company.people[MANAGER].id,)
    lead = await world.phone(LEAD)
    await lead.text(record.number)
    assert "陪同人员：王芳 → 李强" in (await lead.last()).text


async def test_in_english_and_nobody_of_another_client_is_offered(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await on_review(world, english_spoken=True)
    await phone.press("＋ Companions")
    assert "Tap names to tick them" in (await phone.last()).text
    offered = {key for key in await phone.buttons() if key.startswith("⬜️")}
    assert offered == {"⬜️ 李强", "⬜️ 王芳"}
    await do(phone, "⬜️ 李强", "Next ›")
    assert "Companions: 李强" in (await phone.last()).text
    assert phone is await world.phone(CONSULTANT)


async def test_what_was_begun_when_a_text_was_asked_for_is_submitted_as_it_is(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await on_review(world)
    asked = Question("companion", Kind.TEXT, Text("陪同人员", "Accompanied by"), required=False, walked=False)
    questions = tuple(asked if one.key == asked.key else one for one in PATROL.form.questions)
    former = replace(PATROL.form, version=5, questions=questions)
    await form_versions.add_form_version("patrol", 5, fingerprint(former), to_json(former), world.clock.now())
    await db.values("UPDATE draft SET version = 5 WHERE form = 'patrol' RETURNING id")
    await do(
        phone, ">菜单", "▶️ 继续填写：日常巡查 · 恒信阀门 · 总装车间", "＋ 陪同人员", ">李强 厂长", "确认无误，提交"
    )
    assert await accompanied(await filed()) == ()
    await world.pass_by(minutes=1)
    assert "李强 厂长" in await report_of(phone)
    await release(world)
    world.clock.pass_by(hours=3)
    again = await on_review(world)
    await again.press("＋ 陪同人员")
    assert "⬜️ 李强 厂长" in await again.buttons()
