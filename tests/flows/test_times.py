"""The time of a record is when the person sent it, however late the program deals with it; both can be seen."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from bot.rules.beijing import in_beijing
from bot.rules.cause import Cause
from bot.rules.forms.sent_media import SentAs
from bot.rules.registers import Register
from bot.rules.work_records.registers import REGISTER_NAMES
from bot.services.forms.files import SentFile, send_file
from bot.services.forms.filling import Move, type_text
from bot.services.trainings import seats
from storage import attachments
from storage.cases import stored as cases
from storage.people import persons as people
from tests.documents.sample import said
from tests.flows.behalf.recording import CLIENT, do
from tests.flows.ledgers.test_archives import BOX, aged, boxed
from tests.flows.ledgers.test_licences import licensed
from tests.flows.ledgers.test_property import received
from tests.flows.monitoring.plans import plan_pressure
from tests.flows.risks.stories import entered
from tests.flows.steps import answers, one, open_patrol, released_patrol
from tests.flows.test_register import ask, complain, rows, workbook
from tests.flows.trainings.trainings import a_session, sign_up
from tests.sandbox.phone import Message, Phone
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, CONSULTANT, MANAGER, STAFF, World


async def sent_while_down(world: World, phone: Phone, send: Callable[[], Awaitable[Any]], **span: float) -> Message:
    """Somebody sends something while the program is down, which deals with it later; returns what comes of it."""
    await world.program.stop()
    phone.patient = False
    await send()
    phone.patient = True
    world.clock.pass_by(**span)
    world.heart, _ = await world.program.start()
    return await phone.wait_for(lambda _: True)


async def about_to_hand_in(world: World) -> Phone:
    """The manager is asked for evidence of a fix."""
    await released_patrol(world)
    manager = await world.phone(MANAGER)
    await manager.text("WT20261123-01")
    await manager.press("提交整改")
    return manager


async def test_evidence_counts_from_when_it_was_sent(world: World) -> None:
    manager = await about_to_hand_in(world)
    sent_at = world.clock.now()
    card = await sent_while_down(world, manager, lambda: manager.photo(picture()), hours=3)
    assert "11月23日 09:30 李强 提交整改 📎1（11月23日 12:30 处理）" in card.text
    case = await cases.get_case_by_number("WT20261123-01")
    assert case is not None
    assert case.paused_at == sent_at


async def test_what_is_dealt_with_at_once_has_one_time(sqlite_world: World) -> None:
    manager = await about_to_hand_in(sqlite_world)
    await manager.photo(picture())
    assert "处理）" not in (await manager.last()).text
    assert "sent_at" not in await one("SELECT details FROM trail WHERE action = 'evidence'")


async def test_what_was_done_meanwhile_comes_before_it(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await about_to_hand_in(world)
    consultant = await world.phone(CONSULTANT)
    await consultant.text("WT20261123-01")
    sent_at = world.clock.now()
    world.clock.pass_by(minutes=30)
    await consultant.press("催办")
    nudged_at = world.clock.now()
    world.clock.pass_by(minutes=30)
    who = await people.get_person_by_telegram(manager.person_id)
    assert who is not None
    cause = Cause(world.clock.now(), who.id, lock=manager.person_id, sent_at=sent_at)
    await send_file(cause, who, SentFile(SentAs.PHOTO, "late", "late", 1))
    case = await cases.get_case_by_number("WT20261123-01")
    assert case is not None
    assert case.paused_at == nudged_at


async def test_tomorrow_is_the_day_after_it_was_said(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await about_to_hand_in(world)
    await manager.text("WT20261123-01")
    await manager.press("申请延期")
    await sent_while_down(world, manager, lambda: manager.text("15天后"), hours=20)
    assert (await answers())["until"] == '"2026-12-08"'


INSPECTED = (">做检查", "总装车间", "全面排查总表", ">全部符合", "跳过")


async def patrolled_late(world: World) -> None:
    """A patrol with a finding is submitted by a word."""
    consultant = await open_patrol(world)
    await report_finding_up_to_review(consultant)
    await sent_while_down(world, consultant, lambda: consultant.text("提交"), hours=1)


async def report_finding_up_to_review(consultant: Phone) -> None:
    """The form of a patrol, filled in but not sent."""
    await consultant.text("全部符合，除4 封样缺失")
    await consultant.photo(picture())
    for key in ("一般", "否"):
        await consultant.press(key)


async def complained_late(world: World) -> None:
    """A complaint is filed by a word."""
    staff = await world.phone(STAFF)
    await staff.press("我要投诉")
    await staff.text("约好没来")
    await staff.press("服务时效")
    await staff.press("不清楚")
    await staff.press("跳过")
    await sent_while_down(world, staff, lambda: staff.text("提交"), hours=1)


async def reported_late(world: World) -> None:
    """An incident is reported by a word."""
    staff = await world.phone(STAFF)
    await do(staff, ">菜单", "突发事件上报", ">液压油泄漏")
    await sent_while_down(world, staff, lambda: staff.text("真实事件，马上通知"), hours=1)


async def signed_up_late(world: World) -> None:
    """Somebody's words to sign up are dealt with later."""
    session_id, who = await a_session(world), world.company.people[STAFF]
    sent_at = world.clock.now()
    world.clock.pass_by(hours=1)
    await seats.sign_up(Cause(world.clock.now(), who.id, lock=STAFF, sent_at=sent_at), who, session_id)


async def logged_late(world: World) -> None:
    """The last answer, with which a service is logged."""
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">记一笔", CLIENT, "现场指导", ">指导封样")
    await sent_while_down(world, consultant, lambda: consultant.text("45"), hours=1)


async def renewed_late(world: World) -> None:
    """A renewed licence is submitted by a word."""
    manager = await licensed(world)
    await do(manager, "🔄 续期", ">2032-06-20", "跳过")
    await sent_while_down(world, manager, lambda: manager.text("提交"), hours=1)


async def handed_over_late(world: World) -> None:
    """A document is handed over by a word."""
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">交付文件", CLIENT)
    await consultant.document(b"%PDF-1.4", "总结.pdf", "季度总结")
    await sent_while_down(world, consultant, lambda: consultant.text("提交"), hours=1)


async def graded_late(world: World) -> None:
    """A risk is graded anew by a word."""
    consultant = await entered(world)
    await do(consultant, "⚖️ 调级", "2", "3", ">新增了全检工位")
    await sent_while_down(world, consultant, lambda: consultant.text("提交"), hours=1)


async def other_work_late(world: World) -> None:
    """Other work is recorded by a word."""
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">记其他工作", CLIENT, ">协助内审")
    await sent_while_down(world, consultant, lambda: consultant.text("提交"), hours=1)


async def confirmed_late(world: World) -> None:
    """What the client confirmed is recorded by a word."""
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">记企业确认", CLIENT, ">巡查方案", "确认，但有意见", ">李强 厂长", "当面", ">夜班也要查")
    await sent_while_down(world, consultant, lambda: consultant.text("提交"), hours=1)


async def surveyed_late(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">做调查计划", CLIENT, ">质量文件和台账", ">12月1日", ">2", ">周明", "还没定")
    await sent_while_down(world, consultant, lambda: consultant.text("提交"), hours=1)


async def inspected_late(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    await do(consultant, *INSPECTED)
    await sent_while_down(world, consultant, lambda: consultant.text("提交"), hours=1)


async def self_checked_late(world: World) -> None:
    officer = await world.phone(STAFF)
    await do(officer, ">自查", "❗ 有问题", ">全部符合")
    await sent_while_down(world, officer, lambda: officer.text("提交"), hours=1)


async def measured_late(world: World) -> None:
    await plan_pressure(world)
    officer = await world.phone(STAFF)
    await do(officer, ">监测", "1", ">1.8")
    await sent_while_down(world, officer, lambda: officer.text("提交"), hours=1)


async def at_the_entry(world: World, register: str) -> Phone:
    """At the card of a client's sample, or of a box of paper whose time is over."""
    if register.startswith("property"):
        return await received(world)
    lead = await boxed(world)
    await aged()
    await do(lead, f">{BOX}")
    return lead


def event_late(register: str) -> Callable[[World], Awaitable[None]]:
    """What happens to an entry is submitted by a word."""

    async def late(world: World) -> None:
        phone = await at_the_entry(world, register)
        await do(phone, *EVENTS[register])
        await sent_while_down(world, phone, lambda: phone.text("提交"), hours=1)

    return late


EVENTS: dict[str, tuple[str, ...]] = {
    "property_uses": ("🫴 领用、放回", "领用", ">周明", ">试验"),
    "property_returns": ("📤 归还", ">李强", "请企业确认"),
    "property_disposals": ("🧨 销毁", "碎纸", "请企业确认"),
    "property_losses": ("🚨 遗失、泄露", "遗失", ">盘点时不见了", ">已告知负责人"),
    "archive_checks": ("🔎 检查", "完好", "都做到"),
    "archive_repairs": ("🩹 修补", "晾干除湿"),
    "archive_loans": ("📖 借阅、归还", "借出", ">周明"),
    "archive_disposals": ("🧨 销毁", ">保存期满", ">清册 1 页", "吴刚"),
}
"""What is told of an event of an entry, by its register."""


LATE: dict[str, tuple[Callable[[World], Awaitable[None]], str]] = {
    "patrols": (patrolled_late, "提交时间"),
    Register.FINDINGS: (patrolled_late, "发现时间"),
    Register.COMPLAINTS: (complained_late, "提出时间"),
    Register.INCIDENTS: (reported_late, "上报时间"),
    Register.SIGN_UPS: (signed_up_late, "报名时间"),
    "services": (logged_late, "记录时间"),
    "renewals": (renewed_late, "记录时间"),
    "deliveries": (handed_over_late, "记录时间"),
    "other_work": (other_work_late, "记录时间"),
    "confirmations": (confirmed_late, "记录时间"),
    "survey_plans": (surveyed_late, "记录时间"),
    "inspections": (inspected_late, "提交时间"),
    "self_checks": (self_checked_late, "记录时间"),
    "monitoring_results": (measured_late, "记录时间"),
    **{register: (event_late(register), "记录时间") for register in EVENTS},
    "risk_gradings": (graded_late, "记录时间"),
}


@pytest.mark.parametrize("register", REGISTER_NAMES)
async def test_every_register_tells_both_moments(world: World, register: str) -> None:
    late, column = LATE[register]
    sent_at = in_beijing(world.clock.now())
    await late(world)
    processed_at = in_beijing(world.clock.now())
    await world.pass_by(minutes=11)
    (row,) = rows(await made(world, register), REGISTER_NAMES[register].zh)
    assert row[column] == sent_at.replace(tzinfo=None)
    assert f"{column}：{processed_at:%Y-%m-%d %H:%M}" in str(row["处理时间（与发送时间不同时）"])


async def made(world: World, register: str) -> Workbook:
    """One register of this month, for the administrator."""
    administrator = await world.phone(ADMINISTRATOR)
    await ask(administrator, REGISTER_NAMES[register].zh, "本月", "生成表格", client="恒信阀门")
    return await workbook(administrator, world)


@pytest.mark.parametrize("register", REGISTER_NAMES)
async def test_a_register_of_what_was_dealt_with_at_once_has_one(sqlite_world: World, register: str) -> None:
    world = sqlite_world
    if register == Register.SIGN_UPS:
        await sign_up(world, await a_session(world), STAFF)
    elif register in ("patrols", Register.FINDINGS):
        await released_patrol(world)
    elif register == Register.COMPLAINTS:
        await complain(world, STAFF, "约好没来", open_to_manager=True)
    elif register == Register.INCIDENTS:
        await do(await world.phone(STAFF), ">菜单", "突发事件上报", ">液压油泄漏", "🎭 这是演练")
    elif register == "renewals":
        await do(await licensed(world), "🔄 续期", ">2032-06-20", "跳过", "提交")
    elif register == "deliveries":
        consultant = await world.phone(CONSULTANT)
        await do(consultant, ">交付文件", CLIENT)
        await consultant.document(b"%PDF-1.4", "总结.pdf", "季度总结")
        await do(consultant, "提交")
    elif register == "other_work":
        await do(await world.phone(CONSULTANT), ">记其他工作", CLIENT, ">协助内审", "提交")
    elif register == "survey_plans":
        told = (">做调查计划", CLIENT, ">质量文件和台账", ">12月1日", ">2", ">周明", "还没定", "提交")
        await do(await world.phone(CONSULTANT), *told)
    elif register == "inspections":
        await do(await world.phone(CONSULTANT), *INSPECTED, "提交")
    elif register == "self_checks":
        await do(await world.phone(STAFF), ">自查", "✅ 今日无问题")
    elif register == "monitoring_results":
        await plan_pressure(world)
        await do(await world.phone(STAFF), ">监测", "1", ">1.8", "提交")
    elif register in EVENTS:
        await do(await at_the_entry(world, register), *EVENTS[register], ">提交")
    elif register == "risk_gradings":
        await do(await entered(world), "⚖️ 调级", "2", "3", ">新增了全检工位", "✅ 调级")
    elif register == "confirmations":
        told = (">记企业确认", CLIENT, ">巡查方案", "已确认", ">李强 厂长", "电话", "没有", "提交")
        await do(await world.phone(CONSULTANT), *told)
    else:
        await do(await world.phone(CONSULTANT), ">记一笔", CLIENT, "现场指导", ">指导封样", "90 分钟")
    (row,) = rows(await made(world, register), REGISTER_NAMES[register].zh)
    assert row["处理时间（与发送时间不同时）"] is None


async def test_a_patrol_tells_both_moments_on_its_card_and_in_its_report(world: World) -> None:
    consultant = await open_patrol(world)
    await sent_while_down(world, consultant, lambda: consultant.photo(picture(), caption="4 封样缺失"), minutes=30)
    for key in ("一般", "否", "其余均符合"):
        await consultant.press(key)
    card = await sent_while_down(world, consultant, lambda: consultant.text("提交"), hours=1)
    assert "周明 · 11月23日（周一）10:00（11月23日 11:00 处理）" in card.text
    await world.beat()
    report = said(await consultant.download(await consultant.last()))
    assert "2026-11-2310:00（北京时间）（2026-11-2311:00处理）" in report
    assert "接收时间：2026-11-2309:30（北京时间）（2026-11-2310:00处理）" in report
    # the window to take it back is counted from when it could be
    assert str(await one("SELECT recall_until FROM work_record")) == "2026-11-23 03:10:00+00:00"


async def test_a_patrol_begun_late_was_not_submitted_before_it_began(sqlite_world: World) -> None:
    world = sqlite_world
    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    await sent_while_down(world, consultant, lambda: consultant.text("巡查"), hours=1)
    await consultant.press("总装车间")
    await consultant.press("全部符合")
    await consultant.photo(picture())
    who = await people.get_person_by_telegram(consultant.person_id)
    assert who is not None
    sent_before = world.clock.now() - timedelta(minutes=5)
    await type_text(
        Cause(world.clock.now(), who.id, lock=consultant.person_id, sent_at=sent_before), who, "提交", Move.SUBMIT
    )
    assert await one("SELECT filed_at >= began_at FROM work_record")


async def test_a_service_and_its_correction_tell_both_moments(sqlite_world: World) -> None:
    world = sqlite_world
    await logged_late(world)
    consultant = await world.phone(CONSULTANT)
    await consultant.text("JL20261123-01")
    assert "周明 · 11月23日（周一）09:30（11月23日 10:30 处理）" in (await consultant.last()).text
    await do(consultant, "✏️ 更正", ">记错了", "＋ 作废", "是")
    card = await sent_while_down(world, consultant, lambda: consultant.text("提交"), hours=1)
    assert "✏️ 11月23日 10:30（11月23日 11:30 处理） 周明更正" in card.text


async def test_a_photo_keeps_both_moments(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await open_patrol(world)
    sent_at = world.clock.now()
    await sent_while_down(world, consultant, lambda: consultant.photo(picture(), caption="4 封样缺失"), hours=3)
    (file,) = await attachments.get_attachments(await one("SELECT id FROM draft"))
    assert (file.sent_at, file.received_at) == (sent_at, world.clock.now())
