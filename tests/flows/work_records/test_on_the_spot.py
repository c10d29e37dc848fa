"""现场确认: somebody of the client scans a code on the consultant's phone and confirms the record there (4.7.1)."""

import pytest

from tests.flows.steps import count, english, heard, one, press_sparingly, submit_patrol
from tests.flows.test_verification import NUMBER, issued
from tests.flows.work_records.codes import KEY, in_picture, picture, presented, scan
from tests.flows.work_records.test_confirming import card
from tests.world import CONSULTANT, LEAD, MANAGER, OTHER_STAFF, STAFF, STRANGER, World


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite, but for what the database decides."""
    return sqlite_world


async def test_staff_confirms_what_was_found_and_the_consultant_sees_at_once_who(world: World) -> None:
    consultant, staff = await world.phone(CONSULTANT), await world.phone(STAFF)
    await issued(world)
    code = await presented(world, consultant)
    assert "只能用一次" in (await picture(consultant)).text
    shown = await scan(staff, code)
    for told in (NUMBER, "总装车间", "周明", "发现 1 个问题", "封样缺失"):
        assert told in shown
    await world.beat()
    assert "扫了码，正在看" in (await picture(consultant)).text
    await press_sparingly(staff, "👌 确认")
    await world.beat()
    assert "✅ 确认：王芳" in (await staff.last()).text
    assert "✅ 确认：王芳" in (await picture(consultant)).text, "in the place of what was said below the code"
    text, keys = await card(consultant)
    assert "🖊 确认：王芳（现场扫码）" in text
    assert KEY not in keys
    assert "已经用过这个二维码" in await scan(await world.phone(MANAGER), code), "once for all"
    assert await one(f"SELECT count(*) FROM confirmation_code WHERE code_digest = '{code[2:]}'") == 0


async def test_remarks_from_a_code_are_kept_as_the_clients(world: World) -> None:
    consultant, staff = await world.phone(CONSULTANT), await world.phone(STAFF)
    await issued(world)
    await english(staff)
    shown = await scan(staff, await presented(world, consultant))
    assert "Please confirm this patrol" in shown
    assert "1 finding:" in shown
    await press_sparingly(staff, "💬 Remarks")
    await staff.text("It was put there on the same day")
    assert "💬 Remarks: 王芳" in (await staff.last()).text
    await world.beat()
    assert "It was put there on the same day" in (await picture(consultant)).text
    await heard(consultant, f"客户对 {NUMBER} 有意见")


async def test_a_code_is_for_one_of_the_clients_people_and_for_ten_minutes(world: World) -> None:
    consultant, staff = await world.phone(CONSULTANT), await world.phone(STAFF)
    other = await world.phone(OTHER_STAFF)
    await issued(world)
    code = await presented(world, consultant)
    for phone in (world.stranger(STRANGER), other, await world.phone(LEAD)):
        assert "只供受检企业的人员" in await scan(phone, code)
    assert "二维码不对" in await scan(staff, "k-ABCDEFGH23456789")
    await world.pass_by(minutes=11)
    assert "已过期" in await scan(staff, code)
    ran_out = await picture(consultant)
    assert "已经失效" in ran_out.text
    assert await count("client_confirmation") == 0
    await press_sparingly(consultant, "📲 换一个新码")
    await world.beat()
    newer = await in_picture(consultant)
    assert newer != code
    assert "发现 1 个问题" in await scan(staff, newer)
    assert "王芳已经用过" in await scan(await world.phone(MANAGER), newer), "who was slower hears who was faster"
    await world.pass_by(minutes=1)
    last = await presented(world, consultant)
    assert "发现 1 个问题" in await scan(await world.phone(MANAGER), last)


async def test_what_the_client_does_not_have_yet_is_given_with_the_code(world: World) -> None:
    consultant = await submit_patrol(world)
    staff, manager = await world.phone(STAFF), await world.phone(MANAGER)
    await consultant.text(NUMBER)
    await press_sparingly(consultant, KEY)
    assert "之后不能自己撤回" in (await consultant.last()).text
    assert await one("SELECT state FROM work_record") == "submitted", "it was only asked"
    await press_sparingly(consultant, "📲 发出并出示")
    await world.beat()
    await heard(manager, "巡查报告")
    assert "发现 1 个问题" in await scan(staff, await in_picture(consultant))
    await press_sparingly(staff, "👌 确认")
    assert await count("client_confirmation") == 1
    due = await one("SELECT due_at FROM service_case")
    await world.pass_by(minutes=11)
    assert await one("SELECT due_at FROM service_case") == due
