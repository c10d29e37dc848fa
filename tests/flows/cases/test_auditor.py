"""Who complained is not for an auditor to know, on whichever screen, unless the firm sets otherwise (5.3.3, 5.5.3)."""

import pytest

from bot.screens.ways import WAYS
from storage import database as db
from tests.flows.cases.filing import NUMBER, WHAT, accepted, in_english, say
from tests.flows.test_not_for_the_client import NOT_SAID, all_that_can_be_looked_at
from tests.flows.test_register import ask, rows, workbook
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, AUDITOR, QUALITY_MANAGER, World

NAME = "王芳"


async def handled(world: World) -> Phone:
    """A complaint that went through every hand of its complainant's; the auditor's phone."""
    staff, handler = await accepted(world)
    await say(staff, "✍️ 补充说明", f"等了一下午。{NAME}")
    await handler.text(NUMBER)
    await say(handler, "❓ 请对方补充", "约的是几点？")
    await staff.text(NUMBER)
    await say(staff, "✍️ 补充", "上午九点。")
    await handler.text(NUMBER)
    await say(handler, "✅ 答复处理结果", "已补巡查。")
    await staff.text(NUMBER)
    await staff.press("⭐ 打分并办结")
    await staff.press("2★")
    await staff.text("等得太久。")
    await world.beat()
    return await world.phone(AUDITOR)


def naming(said: dict[str, list[str]]) -> set[str]:
    """Every line of what was said that names her."""
    return {line for texts in said.values() for text in texts for line in text.split("\n") if NAME in line}


@pytest.mark.parametrize("english", [False, True])
async def test_the_card_and_its_history_say_what_happened_but_not_who_complained(
    sqlite_world: World, english: bool
) -> None:
    auditor = await handled(sqlite_world)
    if english:
        await in_english(auditor)
    await auditor.text(NUMBER)
    card = await auditor.last()
    assert WHAT in card.text
    assert "约的是几点？" in card.text
    assert "吴刚" in card.text, "who handles it is no secret"
    assert NAME not in str(card.raw)
    assert ("投诉人（姓名不显示）" if not english else "the complainant (name hidden)") in card.text


async def test_a_name_that_it_is_signed_with_is_left_out_and_does_not_find_it(sqlite_world: World) -> None:
    auditor = await handled(sqlite_world)
    await db.values("UPDATE service_case SET title = :title RETURNING id", title=f"密封试验没有人做。{NAME}")
    await auditor.text(NUMBER)
    assert "密封试验没有人做。×××" in (await auditor.last()).text
    await auditor.text(NAME)
    found = await auditor.last()
    assert NUMBER not in found.text + str([button.text for button in found.buttons])
    await auditor.text("密封试验")
    assert NUMBER in (await auditor.last()).text
    assert NAME not in (await auditor.last()).text


async def test_no_screen_of_an_auditor_names_the_complainant(sqlite_world: World) -> None:
    """That she works there is in the list of people; not a line more names her than before she complained."""
    auditor = await sqlite_world.phone(AUDITOR)
    for code in WAYS:
        if code not in NOT_SAID:
            await auditor.text(f"/{code}")
    before = await all_that_can_be_looked_at(auditor, "TS20261123-77")
    await handled(sqlite_world)
    after = await all_that_can_be_looked_at(auditor, NUMBER)
    assert len(after) > 20
    assert any(WHAT in text for texts in after.values() for text in texts), "it is looked at"
    assert naming(after) == naming(before)


async def test_the_register_has_no_name_either(sqlite_world: World) -> None:
    auditor = await handled(sqlite_world)
    await ask(auditor, "投诉和咨询", "本月", "生成表格", client="恒信阀门")
    (line,) = rows(await workbook(auditor, sqlite_world), "投诉和咨询")
    assert line["编号"] == NUMBER
    assert line["提出人"] == "投诉人（姓名不显示）"
    assert NAME not in str(line)
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await ask(administrator, "投诉和咨询", "本月", "生成表格", client="恒信阀门")
    (line,) = rows(await workbook(administrator, sqlite_world), "投诉和咨询")
    assert line["提出人"] == NAME


async def test_the_firm_can_set_it_otherwise_and_back(sqlite_world: World) -> None:
    auditor = await handled(sqlite_world)
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    for value, shown in (("是", True), ("否", False)):
        await administrator.text("设置")
        await administrator.press("公司设置")
        await administrator.press("公司")
        await administrator.press("监督员看投诉人姓名")
        assert "看不到是谁投诉的" in (await administrator.last()).text
        await administrator.press(value)
        await auditor.text(NUMBER)
        assert (NAME in (await auditor.last()).text) is shown


async def test_whoever_has_another_part_in_it_knows_who_complained(sqlite_world: World) -> None:
    """The same person may be an auditor and the quality manager who handles it."""
    await handled(sqlite_world)
    quality = sqlite_world.company.people[QUALITY_MANAGER]
    await db.add("role_grant", person_id=quality.id, role="auditor", since=sqlite_world.clock.now())
    phone = await sqlite_world.phone(QUALITY_MANAGER)
    await phone.text(NUMBER)
    assert NAME in (await phone.last()).text
