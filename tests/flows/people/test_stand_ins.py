"""请假与代班: somebody's roles, tasks and reminders are another's for a time, and come back by themselves."""

from datetime import UTC, datetime
from typing import Any

from bot.rules.people import Role
from bot.screens.not_found import NO_SUCH
from storage import database as db
from storage.people import persons as people
from tests.flows.cases.filing import file_complaint
from tests.flows.steps import heard, one, press_sparingly, released_patrol, report_finding, submit_patrol
from tests.flows.two_firms import a_third_firm, someone
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

LATE = datetime(2026, 12, 9, 4, 0, tzinfo=UTC)
"""When a finding of 23 November is overdue, and a digest said so."""
BACK = datetime(2026, 11, 26, 16, 30, tzinfo=UTC)
"""Shortly after midnight in Beijing, on the day after the leave."""


async def colleague(world: World, name: str = "韩冰") -> Phone:
    """One of ours who serves another client."""
    return await someone(world, name, Role.CONSULTANT, await a_third_firm(world))


async def leave_filled_in(
    world: World,
    *,
    who: int = CONSULTANT,
    stand_in: str = "韩冰",
    since: str = "今天",
    until: str = "11月26日",
    client: str = "跳过",
) -> Phone:
    """Somebody has filled in a leave, for all clients unless one is named."""
    phone = await world.phone(who)
    await phone.text("请假")
    await phone.press("＋ 我要请假")
    await phone.text(since)
    await phone.text(until)
    await phone.press(stand_in)
    await phone.press(client)
    return phone


async def on_leave(world: World, **leave: Any) -> Phone:
    """Somebody goes on leave; the stand-in is asked."""
    phone = await leave_filled_in(world, **leave)
    await phone.press("确认并通知")
    return phone


async def test_a_stand_in_has_roles_tasks_and_home_of_who_is_away_and_they_end_by_themselves(world: World) -> None:
    other = await colleague(world)
    await world.plan_patrol()
    absent = await on_leave(world)
    assert "由韩冰代班" in (await absent.last()).text
    await world.beat()
    assert "请您代周明" in (await heard(other, "请您代")).text
    assert "patrol" in await other.commands()
    await other.text("首页")
    home = await other.last()
    assert "您在代周明（至11月26日）" in home.text
    await press_sparingly(other, "代周明")
    await report_finding(other)
    assert "XC20261123-01" in (await other.last()).text
    assert await one("SELECT person_id FROM trail WHERE action = 'submit' AND subject_kind = 'patrol'") == (
        await one("SELECT id FROM person WHERE name = '韩冰'")
    )

    await world.until(BACK)
    assert await one("SELECT state FROM stand_in") == "over"
    await other.text("首页")
    assert "您在代" not in (await other.last()).text
    await other.text("WT20261123-01")
    assert NO_SUCH.zh in (await other.last()).text
    await world.pass_by(hours=9)
    assert "到此结束" in (await heard(other, "到此结束")).text


async def test_reminders_and_news_go_to_the_stand_in_marked_with_the_name(sqlite_world: World) -> None:
    world = sqlite_world
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    other = await colleague(world)
    absent = await on_leave(world)
    before = len(await absent.messages())
    staff = await world.phone(STAFF)
    await staff.text("WT20261123-01")
    await staff.press("提交整改")
    await staff.photo(picture())
    await world.pass_by(minutes=5)
    told = await heard(other, "提交了整改，请复查")
    assert told.text.startswith("🤝 代周明")
    assert len(await absent.messages()) == before
    await other.press_data(told, next(b.data for b in told.buttons if "退回" in b.text or "复查通过" in b.text) or "")
    assert NO_SUCH.zh not in (await other.last()).text


async def test_what_cannot_reach_the_stand_in_goes_to_who_is_away(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    other = await colleague(world)
    absent = await on_leave(world)
    await world.beat()
    await other.block()
    staff = await world.phone(STAFF)
    await staff.text("WT20261123-01")
    await staff.press("提交整改")
    await staff.photo(picture())
    await world.pass_by(minutes=5)
    assert not (await heard(absent, "提交了整改，请复查")).text.startswith("🤝")


async def test_a_leads_digest_goes_to_the_stand_in(sqlite_world: World) -> None:
    world = sqlite_world
    await submit_patrol(world)
    other = await colleague(world)
    lead = await on_leave(world, who=LEAD, until="12月18日")
    before = [message.text for message in await lead.messages()]
    await world.until(LATE)
    told = await heard(other, "逾期")
    assert "🤝 代孙丽" in str([message.text for message in await other.messages()])
    assert "封样缺失" in str((told.text, told.buttons))
    since = [message.text for message in (await lead.messages())[len(before) :]]
    assert not [text for text in since if "逾期" in text], since
    await lead.text("首页")
    assert "您在休假（至12月18日），由韩冰代班" in (await lead.last()).text


async def test_a_client_that_the_absent_person_does_not_serve_is_refused_with_the_reason(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world)
    phone = await world.phone(ADMINISTRATOR)
    for doing in (">请假", "＋ 替别人安排", "周明", ">今天", ">11月26日", "韩冰", "新星电子"):
        await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))
    answer = await phone.press("确认并通知")
    assert "不服务这家企业" in answer.text
    await phone.press("企业")
    await phone.press("恒信阀门")
    await phone.press("确认并通知")
    assert "由韩冰代班（恒信阀门）" in (await phone.last()).text


async def test_who_has_the_role_themself_hears_it_once(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    await on_leave(world, stand_in="孙丽")
    lead = await world.phone(LEAD)
    staff = await world.phone(STAFF)
    await staff.text("WT20261123-01")
    await staff.press("提交整改")
    await staff.photo(picture())
    await world.pass_by(minutes=5)
    assert len([m for m in await lead.messages() if "请复查" in m.text]) == 1


async def test_a_complaint_about_who_is_away_is_not_for_the_stand_in(sqlite_world: World) -> None:
    world = sqlite_world
    quality = world.company.people[QUALITY_MANAGER]
    await people.add_grant(quality.id, Role.CONSULTANT, await a_third_firm(world), world.clock.now())
    await on_leave(world, stand_in="吴刚")
    await file_complaint(world, about="周明")
    manager = await world.phone(QUALITY_MANAGER)
    await manager.text("TS20261123-01")
    assert NO_SUCH.zh in (await manager.last()).text


async def test_a_leave_to_come_begins_on_its_day(sqlite_world: World) -> None:
    world = sqlite_world
    other = await colleague(world)
    await on_leave(world, since="明天")
    assert await one("SELECT state FROM stand_in") == "planned"
    await other.text("首页")
    assert "您在代" not in (await other.last()).text
    await world.pass_by(hours=24)
    assert await one("SELECT state FROM stand_in") == "active"
    assert "今天起您代周明" in (await heard(other, "今天起")).text
    await other.text("首页")
    assert "您在代周明" in (await other.last()).text


async def test_a_lead_arranges_for_the_own_team_only_and_can_call_it_off(sqlite_world: World) -> None:
    world = sqlite_world
    other = await colleague(world)
    third = await one("SELECT id FROM client WHERE code = 'XX'")
    await people.add_grant(world.company.people[CONSULTANT].id, Role.CONSULTANT, third, world.clock.now())
    lead = await world.phone(LEAD)
    for doing in (">请假", "＋ 替别人安排"):
        await (lead.text(doing[1:]) if doing.startswith(">") else lead.press(doing))
    assert "韩冰" not in str(await lead.buttons())
    for doing in ("周明", ">今天", ">11月26日", "韩冰", "跳过", "确认并通知"):
        await (lead.text(doing[1:]) if doing.startswith(">") else lead.press(doing))
    assert await one("SELECT COUNT(*) FROM stand_in WHERE client_id = :client OR client_id IS NULL", client=third) == 0
    assert await one("SELECT COUNT(*) FROM stand_in") == 2
    await lead.press("结束：周明")
    assert "周明" in (await lead.last()).text
    await press_sparingly(lead, "结束")
    assert await one("SELECT COUNT(*) FROM stand_in WHERE state = 'withdrawn'") == 1
    await other.text("首页")
    assert "您在代" in (await other.last()).text


async def test_nobody_stands_in_for_themself_and_no_leave_runs_backwards(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(CONSULTANT)
    for doing in (">请假", "＋ 我要请假", ">11月26日", ">11月25日"):
        await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))
    assert "最早可以选 11月26日" in (await phone.last()).text
    for doing in (">11月27日", "周明", "跳过", "开始日期", ">11月28日", "确认并通知"):
        await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))
    assert "早于开始日期" in (await phone.last()).text
    await phone.press("结束日期")
    await phone.text("11月29日")
    await phone.press("确认并通知")
    assert "不能是请假的本人" in (await phone.last()).text
    assert await one("SELECT COUNT(*) FROM stand_in") == 0


async def test_clients_and_auditors_go_on_leave_elsewhere(sqlite_world: World) -> None:
    for who in (STAFF, MANAGER, QUALITY_MANAGER):
        phone = await sqlite_world.phone(who)
        await phone.text("请假")
        assert "请假与代班由质量管家、项目负责人和管理员来安排" in (await phone.last()).text
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await administrator.text("请假")
    assert await administrator.buttons() == ["＋ 替别人安排", "首页"]


async def test_leaves_of_one_person_do_not_overlap_but_for_different_clients(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world)
    third = await one("SELECT id FROM client WHERE code = 'XX'")
    await people.add_grant(world.company.people[CONSULTANT].id, Role.CONSULTANT, third, world.clock.now())
    phone = await on_leave(world, client="恒信阀门")
    await leave_filled_in(world, since="11月26日", until="11月30日")
    assert "您11月23日至11月26日已请假（韩冰代班）" in (await phone.press("确认并通知")).text
    assert await one("SELECT COUNT(*) FROM stand_in") == 1
    # the form stays: other days go through
    await phone.press("开始日期")
    await phone.text("11月27日")
    await phone.press("确认并通知")
    assert await one("SELECT COUNT(*) FROM stand_in") == 2
    await on_leave(world, client="新星电子")
    assert await one("SELECT COUNT(*) FROM stand_in") == 3


async def test_who_is_on_leave_on_these_days_cannot_stand_in(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world)
    await on_leave(world, who=LEAD, until="11月25日")
    phone = await leave_filled_in(world, stand_in="孙丽", since="11月25日")
    assert "孙丽11月23日至11月25日自己也请假，不能代班" in (await phone.press("确认并通知")).text
    assert await one("SELECT COUNT(*) FROM stand_in") == 1
    await phone.press("代班人")
    await phone.press("韩冰")
    await phone.press("确认并通知")
    assert await one("SELECT COUNT(*) FROM stand_in") == 2


async def test_who_comes_back_early_ends_the_leave_with_one_tap(sqlite_world: World) -> None:
    world = sqlite_world
    other = await colleague(world)
    absent = await on_leave(world)
    await absent.text("首页")
    shown = await press_sparingly(absent, "我回来了")
    assert "目前没有人请假" in shown.text
    assert await one("SELECT state FROM stand_in") == "withdrawn"
    await world.beat()
    assert "到此结束" in (await heard(other, "到此结束")).text
    await absent.text("首页")
    assert "我回来了" not in str(await absent.buttons())


async def test_a_leave_to_come_is_called_off_with_one_tap(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world)
    absent = await on_leave(world, since="明天")
    await press_sparingly(absent, "取消请假")
    assert await one("SELECT state FROM stand_in") == "withdrawn"
    await world.pass_by(hours=24)
    await absent.text("首页")
    assert "您在休假" not in (await absent.last()).text


async def test_a_stand_in_who_cannot_hear_is_marked_to_who_is_on_leave(sqlite_world: World) -> None:
    world = sqlite_world
    other = await colleague(world)
    await other.block()
    absent = await on_leave(world, since="明天")
    listed = (await absent.last()).text
    assert "由韩冰 📵代班" in listed
    assert "📵 收不到这里的消息，请打电话" in listed
    await world.until(datetime(2026, 11, 24, 2, tzinfo=UTC))
    told = (await heard(absent, "今天起由韩冰 📵为您代班")).text
    assert "在此之前，提醒仍发给您。" in told
    await other.unblock()
    await absent.text("请假")
    assert "📵" not in (await absent.last()).text


async def unnoticed(person_id: int) -> None:
    """Nobody has found out yet that the person cannot be reached."""
    await db.values("UPDATE person SET unreachable_since = NULL WHERE id = :id RETURNING id", id=person_id)


async def test_a_stand_in_who_turns_out_not_to_hear_is_the_one_out_of_reach(sqlite_world: World) -> None:
    """And not the person on leave, who hears it instead."""
    world = sqlite_world
    await released_patrol(world)
    other = await colleague(world)
    absent = await on_leave(world)
    await world.beat()
    await other.block()
    stand_in = int(await one("SELECT id FROM person WHERE name = '韩冰'"))
    await unnoticed(stand_in)
    staff = await world.phone(STAFF)
    await staff.text("WT20261123-01")
    await staff.press("提交整改")
    await staff.photo(picture())
    await world.pass_by(minutes=5)
    assert await heard(absent, "提交了整改，请复查")
    assert await people.get_unreachable_since(stand_in) is not None
    assert await people.get_unreachable_since(world.company.people[CONSULTANT].id) is None


async def test_what_a_stand_in_gets_does_not_bring_the_absent_person_back(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    other = await colleague(world)
    absent = await on_leave(world)
    await world.beat()
    await absent.block()
    staff = await world.phone(STAFF)
    await staff.text("WT20261123-01")
    await staff.press("提交整改")
    await staff.photo(picture())
    await world.pass_by(minutes=5)
    assert await heard(other, "提交了整改，请复查")
    assert await people.get_unreachable_since(world.company.people[CONSULTANT].id) is not None
