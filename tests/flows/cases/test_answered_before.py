"""常见问答 (5.5.1): a question that was answered is collected without names, and read by whoever asks the like."""

import asyncio

import pytest

from storage import database as db
from tests.flows.cases.filing import ENQUIRY_NUMBER, in_english, opened_by, say
from tests.flows.ledgers.ledgers import uploaded
from tests.flows.steps import count
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_STAFF, QUALITY_MANAGER, STAFF, World

ASKED = "恒信阀门的压力表多久检定一次？王芳 13812345678"
REPLIED = "李强那台一年一次，到期前一个月送检。"
AGAIN = "请问压力表多久检定一次？"


async def a_reply(world: World) -> Phone:
    """A question that names people and a firm, answered; the lead's phone with its card."""
    staff = await world.phone(STAFF)
    await staff.text("问管家")
    await staff.text(ASKED)
    await staff.press("发送")
    await say(await opened_by(world, CONSULTANT, ENQUIRY_NUMBER), "💬 答复", REPLIED)
    return await opened_by(world, LEAD, ENQUIRY_NUMBER)


async def collected(world: World) -> Phone:
    """The same, collected."""
    lead = await a_reply(world)
    await lead.press("📚 收入常见问答")
    await lead.press("保存")
    return lead


async def asked_again(world: World, who: int = OTHER_STAFF) -> Phone:
    """Somebody of another client who asks the like."""
    phone = await world.phone(who)
    await phone.text("问管家")
    await phone.text(AGAIN)
    return phone


async def test_names_are_taken_out_and_a_person_reads_it_before_anybody_else_does(world: World) -> None:
    lead = await a_reply(world)
    await lead.press("📚 收入常见问答")
    read = (await lead.last()).text
    for name in ("王芳", "恒信", "李强", "13812345678"):
        assert name not in read
    assert "压力表多久检定一次" in read
    assert "一年一次，到期前一个月送检。" in read
    assert "没有姓名，也看不出是哪家企业" in read
    other = await asked_again(world)
    assert "就是我要的" not in str(await other.buttons()), "nobody has approved it"
    await other.press("发送")
    await lead.press("保存")
    other = await asked_again(world, STAFF)
    assert "一年一次，到期前一个月送检。" in (await other.last()).text


async def test_whoever_asks_the_like_reads_it_at_once_and_nobody_waits(world: World) -> None:
    await collected(world)
    other = await asked_again(world)
    seen = (await other.last()).text
    assert "问过类似的问题" in seen
    for name in ("王芳", "恒信", "李强", "13812345678"):
        assert name not in seen
    await world.beat()
    before = await world.phone(CONSULTANT)
    at = len(await before.messages())
    await other.press("👍 1 就是我要的")
    said = (await other.last()).text
    assert "没有另外提问" in said
    assert "一年一次" in said, "it can be read again"
    await world.beat()
    assert await count("service_case") == 1
    assert len(await before.messages()) == at
    (row,) = await db.values(
        "SELECT action FROM trail WHERE subject_kind = 'answered_question' ORDER BY id DESC LIMIT 1"
    )
    assert row["action"] == "helped"


async def test_whom_it_does_not_help_asks_as_usual(sqlite_world: World) -> None:
    await collected(sqlite_world)
    other = await asked_again(sqlite_world)
    await other.press("没有，发给质量管家")
    await other.press("发送")
    assert "ZX20261123-02" in (await other.last()).text


async def test_it_reads_in_english(sqlite_world: World) -> None:
    await collected(sqlite_world)
    other = await sqlite_world.phone(OTHER_STAFF)
    await in_english(other)
    await other.text("Ask the butler")
    await other.text(AGAIN)
    assert "The like was asked before" in (await other.last()).text
    await other.press("👍 1 answers me")
    assert "Nothing was sent" in (await other.last()).text
    await other.press("💬 Ask the butler anyway")
    assert "What would you like to know?" in (await other.last()).text


async def test_something_else_is_asked_as_before(sqlite_world: World) -> None:
    await collected(sqlite_world)
    other = await sqlite_world.phone(OTHER_STAFF)
    await other.text("问管家")
    await other.text("下次培训在哪天？")
    assert "问过类似的问题" not in (await other.last()).text


async def test_a_name_that_is_typed_is_refused(sqlite_world: World) -> None:
    lead = await a_reply(sqlite_world)
    await lead.press("📚 收入常见问答")
    await lead.press("答复")
    await lead.text("请找晨光精密的王芳。")
    refused = (await lead.last()).text
    assert "王芳" in refused
    assert "请去掉后再发" in refused
    await lead.text("一年一次。")
    await lead.press("保存")
    assert "一年一次。" in (await lead.last()).text


async def test_a_workbook_that_names_somebody_is_refused_with_the_cells_in_question(sqlite_world: World) -> None:
    rows = [["", "压力表多久检定一次？", "一年一次，请找王芳。"], ["", "新员工谁来培训？", "请打 13812345678。"]]
    administrator = await uploaded(sqlite_world, {"常见问答": rows})
    refused = (await administrator.last()).text
    assert "第 2 行 答复：写到了 王芳" in refused
    assert "第 3 行 答复：写到了 13812345678" in refused
    assert await count("answered_question") == 0
    named_there = {"人员": [["P77", "秦风", "HX", "企业员工"]], "常见问答": [["", "谁管档案？", "秦风管。"]]}
    administrator = await uploaded(sqlite_world, named_there)
    assert "写到了 秦风" in (await administrator.last()).text, "whoever comes with the same workbook"


async def test_who_comes_second_is_told_that_it_is_done(sqlite_world: World) -> None:
    lead = await a_reply(sqlite_world)
    await lead.press("📚 收入常见问答")
    quality = await opened_by(sqlite_world, QUALITY_MANAGER, ENQUIRY_NUMBER)
    await quality.press("📚 收入常见问答")
    await quality.press("保存")
    said = await lead.press("保存")
    assert "保存" not in str(await lead.buttons()), said
    assert await count("answered_question") == 1


async def test_of_two_who_save_it_in_the_same_moment_one_makes_the_entry(world: World) -> None:
    lead = await a_reply(world)
    quality = await opened_by(world, QUALITY_MANAGER, ENQUIRY_NUMBER)
    keys = []
    for phone in (lead, quality):
        await phone.press("📚 收入常见问答")
        button = (await phone.last()).button("保存")
        assert button is not None
        keys.append((await phone.last(), button.data or ""))
    await asyncio.gather(*(phone.press_data(*key) for phone, key in zip((lead, quality), keys, strict=True)))
    assert await count("answered_question") == 1
    assert await count("failed_update") == 0


async def test_a_case_is_collected_once_and_what_is_ended_is_shown_no_more(sqlite_world: World) -> None:
    lead = await collected(sqlite_world)
    await lead.text(ENQUIRY_NUMBER)
    assert "收入常见问答" not in str(await lead.buttons())
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await administrator.text("常见问答")
    await administrator.press("压力表")
    await administrator.press("停用")
    await administrator.press("确定停用")
    other = await asked_again(sqlite_world)
    assert "问过类似的问题" not in (await other.last()).text


@pytest.mark.parametrize(("who", "offered"), [(CONSULTANT, False), (LEAD, True), (QUALITY_MANAGER, True)])
async def test_who_answers_for_it_decides(sqlite_world: World, who: int, offered: bool) -> None:
    await a_reply(sqlite_world)
    phone = await opened_by(sqlite_world, who, ENQUIRY_NUMBER)
    assert ("收入常见问答" in str(await phone.buttons())) is offered


async def test_the_clients_people_keep_no_collection(sqlite_world: World) -> None:
    await collected(sqlite_world)
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("常见问答")
    assert "压力表" not in (await manager.last()).text


async def test_what_is_not_answered_yet_is_not_collected(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("问管家")
    await staff.text(AGAIN)
    await staff.press("发送")
    lead = await opened_by(sqlite_world, LEAD, ENQUIRY_NUMBER)
    assert "收入常见问答" not in str(await lead.buttons())
