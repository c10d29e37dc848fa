"""Taken up again within its grace it is one case, reckoned to its last end; behind it there is a new one (5.5.2)."""

from datetime import datetime

import pytest

from storage import database as db
from tests.flows.cases.filing import NUMBER, answered, in_english, opened_by, proposed, say, state_of
from tests.flows.steps import one
from tests.flows.test_register import ask, rows, workbook
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, OTHER_STAFF, STAFF, World

REOPEN = "👎 不满意，重新处理"


async def closed(world: World) -> tuple[Phone, Phone]:
    """A complaint that was closed as its complainant agreed, on the day on which it was filed."""
    staff, handler = await proposed(world)
    await staff.press("👍 满意，办结")
    await world.beat()
    return staff, handler


async def test_within_the_grace_it_is_the_same_case_and_closed_when_it_was_closed_last(world: World) -> None:
    staff, handler = await closed(world)
    await world.pass_by(days=7)
    await opened_by(world, STAFF)
    card = await say(staff, REOPEN, "又没有来。")
    assert "处理中" in card.text
    assert await one("SELECT closed_at FROM service_case") is None
    await world.pass_by(days=3)
    await handler.text(NUMBER)
    await say(handler, "✅ 答复处理结果", "已补巡查。")
    await opened_by(world, STAFF)
    await staff.press("👍 满意，办结")
    administrator = await world.phone(ADMINISTRATOR)
    await ask(administrator, "投诉和咨询", "上月", "生成表格", client="恒信阀门")
    (line,) = rows(await workbook(administrator, world), "投诉和咨询")
    assert line["重新处理（次）"] == 1
    assert line["状态"] == "已办结"
    ended = line["办结时间"]
    assert isinstance(ended, datetime)
    assert (ended.month, ended.day) == (12, 3), "the last time"
    assert line["逾期天数"] is None


async def test_what_was_late_at_its_last_end_counts_as_late_once(sqlite_world: World) -> None:
    staff, handler = await closed(sqlite_world)
    await opened_by(sqlite_world, STAFF)
    await say(staff, REOPEN, "又没有来。")
    # promised anew by the 2nd of December
    await sqlite_world.pass_by(days=14)
    await handler.text(NUMBER)
    await say(handler, "✅ 答复处理结果", "已补巡查。")
    await opened_by(sqlite_world, STAFF)
    await staff.press("👍 满意，办结")
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await ask(administrator, "投诉和咨询", "上月", "生成表格", client="恒信阀门")
    (line,) = rows(await workbook(administrator, sqlite_world), "投诉和咨询")
    assert line["逾期天数"] == 5
    assert line["重新处理（次）"] == 1


@pytest.mark.parametrize("english", [False, True])
async def test_behind_the_grace_it_says_so_and_a_new_one_is_linked_to_it(sqlite_world: World, english: bool) -> None:
    staff, _ = await closed(sqlite_world)
    if english:
        await in_english(staff)
    # fifteen working days: until the 14th of December
    await sqlite_world.pass_by(days=22)
    await opened_by(sqlite_world, STAFF)
    await staff.press("👎")
    said = (await staff.last()).text
    assert ("到 12月14日（周一）18:00 为止，现在已经过了" if not english else "14 Dec") in said
    assert await state_of() == "resolved"
    await staff.press("➕")
    await staff.text("又没有来。")
    for key in ("服务时效", "不清楚", "跳过") if not english else ("Timeliness", "Not sure", "Skip"):
        await staff.press(key)
    await staff.press("✅")
    ((how, state),) = [
        (row["how"], row["state"])
        for row in await db.values(
            "SELECT t.how, s.state FROM case_tie t JOIN service_case s ON s.id = t.case_id ORDER BY s.id"
        )
    ]
    assert (how, state) == ("tied", "awaiting")
    assert await one("SELECT reopened FROM service_case WHERE state = 'resolved'") == 0


async def test_an_enquiry_has_the_same_grace(sqlite_world: World) -> None:
    staff, _ = await answered(sqlite_world)
    await sqlite_world.pass_by(days=22)
    await staff.text("ZX20261123-01")
    await staff.press(REOPEN)
    assert "另提一件，会和 ZX20261123-01 关联" in (await staff.last()).text
    assert "➕ 另提一件咨询" in await staff.buttons()


async def test_somebody_elses_former_case_begins_nothing(sqlite_world: World) -> None:
    await closed(sqlite_world)
    other = await sqlite_world.phone(OTHER_STAFF)
    case_id = await one("SELECT id FROM service_case")
    answer = await other.press_data(await other.last(), f"o|complaint|case|{case_id}", force=True)
    assert await one("SELECT count(*) FROM draft WHERE subject_kind = 'case' AND form = 'complaint'") == 0
    assert answer.text
