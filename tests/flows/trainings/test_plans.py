"""Trainings as they are run (clause 4.5): who sees them, cancelling with a reason, and who came."""

from storage import database as db
from tests.flows.steps import count, one, press_sparingly
from tests.flows.trainings.trainings import a_session, sign_up, sign_up_of, trail
from tests.world import (
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_MANAGER,
    OTHER_STAFF,
    STAFF,
    World,
)

# Who sees what


async def test_sessions_of_another_firm_are_not_seen(sqlite_world: World) -> None:
    own, foreign = await a_session(sqlite_world, "恒信专场"), await a_session(sqlite_world, "晨光专场", client="CG")
    staff = await sqlite_world.phone(STAFF)
    await staff.text("培训")
    assert "恒信专场" in (await staff.last()).text
    assert "晨光专场" not in (await staff.last()).text
    for kind in ("tc", "tu", "ta"):
        page = "|0" if kind == "ta" else ""
        answer = await staff.press_data(await staff.last(), f"{kind}|{foreign}{page}", force=True)
        assert "您无权查看" in answer.text, kind
    assert await count("sign_up") == 0
    assert own != foreign


async def test_nobody_gives_up_another_s_seat(sqlite_world: World) -> None:
    session = await a_session(sqlite_world)
    await sign_up(sqlite_world, session, STAFF)
    manager = await sqlite_world.phone(MANAGER)
    mine = await sign_up_of(sqlite_world, session, STAFF)
    answer = await manager.press_data(await manager.last(), f"tw|{mine.id}|1", force=True)
    assert "您无权查看" in answer.text
    assert (await sign_up_of(sqlite_world, session, STAFF)).state == "seated"


async def test_a_session_for_all_clients_of_its_trainer_shows_names_to_those_only_who_serve_them_all(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    session = await a_session(world, client=None)
    lead = await world.phone(LEAD)
    await lead.press_data(await lead.last(), f"ta|{session}|0", force=True)
    assert "签到名单" in (await lead.last()).text
    await db.values(
        "UPDATE role_grant SET ended_at = :at WHERE role = 'lead' AND client_id = :client RETURNING id",
        at=world.clock.now(),
        client=world.company.clients["CG"],
    )
    await lead.text("菜单")
    answer = await lead.press_data(await lead.last(), f"ta|{session}|0", force=True)
    assert "您无权查看" in answer.text


# Cancelling


async def test_a_cancelled_session_tells_everyone_in_line_why_and_nothing_else_is_said(world: World) -> None:
    session = await a_session(world, capacity=1)
    staff, manager = await world.phone(STAFF), await world.phone(MANAGER)
    await sign_up(world, session, STAFF, MANAGER)
    consultant = await world.phone(CONSULTANT)
    await consultant.text("培训")
    await press_sparingly(consultant, "新版标准解读")
    await press_sparingly(consultant, "取消培训")
    await consultant.text("讲师<生病>")
    card = await press_sparingly(consultant, "取消培训并通知")
    assert "已取消" in card.text
    await world.beat()
    for phone in (staff, manager):
        told = await phone.last()
        assert "这场培训取消了" in told.text
        assert "原因：讲师<生病>" in told.text
        assert told.button("报名") is None or told.button("✍️") is None
    await world.pass_by(days=5)
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'training_reminder' AND state = 'sent'") == 0
    assert sorted([row["state"] for row in await db.values("SELECT state FROM sign_up")]) == ["cancelled"] * 2
    await staff.text("培训")
    assert "近期没有安排培训" in (await staff.last()).text


# Attendance


async def test_the_trainer_notes_who_came_from_the_day_itself(world: World) -> None:
    session = await a_session(world, capacity=2)
    await sign_up(world, session, STAFF, MANAGER)
    consultant = await world.phone(CONSULTANT)
    await consultant.text("培训")
    await press_sparingly(consultant, "新版标准解读")
    early = await press_sparingly(consultant, "签到名单")
    assert "应到 2 · 签到 0 · 缺席 0 · 请假 0 · 未记 2" in early.text
    assert "1. 王芳（恒信阀门）" in early.text
    assert early.button("王芳") is None
    mine = await sign_up_of(world, session, STAFF)
    answer = await consultant.press_data(early, f"tm|{mine.id}|present|0", force=True)
    assert answer.text == "培训当天起可以签到"

    world.clock.pass_by(days=4)
    await consultant.text("培训")
    await press_sparingly(consultant, "新版标准解读")
    await press_sparingly(consultant, "签到名单")
    shown = await consultant.last()
    assert [button.text for button in shown.buttons][:4] == ["✅ 全部到了", "❌ 都没来", "▫️ 王芳", "▫️ 李强"]
    await press_sparingly(consultant, "▫️ 王芳")
    # a second tap on the key that was seen notes the same again
    manager = shown.button("▫️ 李强")
    assert manager is not None
    for _tap in range(2):
        await consultant.press_data(shown, manager.data or "", force=True)
    await press_sparingly(consultant, "✅ 李强")
    corrected = await press_sparingly(consultant, "❌ 李强")
    assert "签到 1 · 缺席 0 · 请假 1 · 未记 0" in corrected.text
    assert corrected.button("➖ 李强") is not None
    assert corrected.button("✅ 王芳") is not None
    noted = [action for action, _ in await trail() if action == "attendance"]
    assert len(noted) == 4


async def test_a_long_list_has_pages(sqlite_world: World) -> None:
    world = sqlite_world
    session = await a_session(world, capacity=3, client=None, hours=3)
    await sign_up(world, session, STAFF, MANAGER, OTHER_STAFF, OTHER_MANAGER)
    lead = await world.phone(LEAD)
    await lead.press_data(await lead.last(), f"ta|{session}|7", force=True)
    listed = await lead.last()
    assert "候补：赵伟" in listed.text
    assert listed.button("▫️ 陈静 · 晨光电器") is not None
    for number in range(7):
        await a_session(world, f"第{number}场")
    await lead.text("培训")
    await press_sparingly(lead, "›")
    assert "第6场" in (await lead.last()).text
    await press_sparingly(lead, "‹")
    assert "新版标准解读" in (await lead.last()).text
