"""谁收报告: reports go to a list of the client's people for each kind, and to nobody else (clauses 4.7.1, 5.3.3)."""

from datetime import timedelta
from io import BytesIO

from pypdf import PdfReader

from bot.screens.buttons import ConfirmRecord, ShowRecord, ShowRecordFiles, pack
from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.checklists.test_correcting import begin
from tests.flows.steps import count, english, heard, one, press_sparingly, submit_patrol
from tests.sandbox.phone import Message, Phone
from tests.world import CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, OTHER_STAFF, STAFF, World


async def open_list(world: World, who: int = MANAGER) -> Phone:
    """Somebody's phone that shows who of 恒信 gets the reports of patrols."""
    phone = await world.phone(who)
    way = (">我的企业",) if who == MANAGER else (">看板", "1")
    await do(phone, *way, "文件", "📮 谁收报告")
    return phone


async def reports_of(phone: Phone) -> list[str]:
    """The captions of the files that somebody got."""
    return [message.text for message in await phone.messages() if message.from_bot and "document" in message.raw]


async def test_unless_it_is_set_the_managers_get_them_and_a_tap_adds_somebody(sqlite_world: World) -> None:
    world = sqlite_world
    staff, manager = await world.phone(STAFF), await open_list(world)
    shown = await manager.last()
    assert "恒信阀门 · 巡查报告\n\n收件人：李强\n\n" in shown.text
    assert {"● 巡查报告", "检查报告", "✅ 李强 · 企业负责人", "▫️ 王芳 · 企业员工"} <= set(await manager.buttons())
    await manager.press("▫️ 王芳 · 企业员工")
    assert "收件人：李强、王芳" in (await manager.last()).text
    await manager.press("检查报告")
    assert "收件人：李强\n" in (await manager.last()).text, "each kind has its own list"
    await english(staff)
    await submit_patrol(world)
    await world.beat()
    assert not await reports_of(staff), "what is not released is sent to nobody"
    await world.pass_by(minutes=11)
    assert any("XC20261123-01" in said for said in await reports_of(manager))
    (told,) = await reports_of(staff)
    assert told.startswith("Patrol report XC20261123-01\n恒信阀门有限公司 · 总装车间 · Mon 23 Nov")
    assert "You are on the list for these reports" in told
    pdf = PdfReader(BytesIO(await staff.download((await _files(staff))[-1])))
    assert "Quality Patrol Report" in pdf.pages[0].extract_text()
    await press_sparingly(staff, "📄 Send me the Patrol report")
    await world.beat()
    assert len(await reports_of(staff)) == 2, "again with one tap"
    assert await count("failed_update") == 0


async def _files(phone: Phone) -> list[Message]:
    return [message for message in await phone.messages() if message.from_bot and "document" in message.raw]


async def test_who_is_taken_off_gets_none_and_somebody_has_to(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await open_list(world)
    await manager.press("✅ 李强 · 企业负责人")
    assert "✅ 李强 · 企业负责人" in await manager.buttons()
    assert "收件人：李强" in (await manager.last()).text
    staff = await world.phone(STAFF)
    await do(manager, "▫️ 王芳 · 企业员工", "✅ 李强 · 企业负责人")
    assert "收件人：王芳" in (await manager.last()).text
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    assert not await reports_of(manager)
    assert len(await reports_of(staff)) == 1
    await manager.text("XC20261123-01")
    assert "XC20261123-01" in (await manager.last()).text, "they may look at it all the same"


async def test_who_left_gets_nothing_and_if_nobody_is_left_the_managers_do(sqlite_world: World) -> None:
    world = sqlite_world
    staff, manager = await world.phone(STAFF), await open_list(world)
    await do(manager, "▫️ 王芳 · 企业员工", "✅ 李强 · 企业负责人")
    await submit_patrol(world)
    await db.values(
        "UPDATE role_grant SET ended_at = :at WHERE person_id = :id RETURNING id",
        at=world.clock.now() + timedelta(seconds=1),
        id=world.company.people[STAFF].id,
    )
    await world.pass_by(minutes=11)
    assert not await reports_of(staff)
    assert len(await reports_of(manager)) == 1


async def test_a_correction_and_a_recall_reach_whoever_had_the_report(sqlite_world: World) -> None:
    world = sqlite_world
    staff, manager = await world.phone(STAFF), await open_list(world)
    await manager.press("▫️ 王芳 · 企业员工")
    consultant = await submit_patrol(world)
    await world.pass_by(minutes=11)
    await begin(consultant)
    await consultant.text("4")
    await press_sparingly(consultant, "✅ 符合")
    await press_sparingly(consultant, "提交")
    await world.beat()
    first, second = await reports_of(staff)
    assert "更正" not in first
    assert "✏️ 报告已更正，请以这一版为准。" in second
    lead = await world.phone(LEAD)
    await lead.text("XC20261123-01")
    await press_sparingly(lead, "↩️ 撤回")
    await lead.text("地点写错了")
    await world.beat()
    told = await heard(staff, "撤回了这份巡查报告")
    assert "地点写错了" in told.text
    await do(staff, "📄 发我巡查报告")
    await world.beat()
    assert len(await reports_of(staff)) == 2, "it is no more"


async def again(world: World, phone: Phone, said: str, key: str) -> bytes:
    """The report that somebody gets who types this and taps once."""
    before = len(await _files(phone))
    await phone.text(said)
    await press_sparingly(phone, key)
    await world.beat()
    files = await _files(phone)
    assert len(files) == before + 1
    return await phone.download(files[-1])


async def test_a_reader_has_a_report_again_by_its_number_and_nothing_else_of_the_record(sqlite_world: World) -> None:
    world, number = sqlite_world, "XC20261123-01"
    staff, manager = await world.phone(STAFF), await open_list(world)
    await manager.press("▫️ 王芳 · 企业员工")
    consultant = await submit_patrol(world)
    await staff.text(number)
    assert "没有这个编号" in (await staff.last()).text, "it is not released yet"
    await world.pass_by(minutes=11)
    sent = await staff.download((await _files(staff))[-1])
    assert await again(world, staff, number, "📄 发我巡查报告") == sent, "the same bytes"
    await world.pass_by(minutes=1)
    assert await again(world, staff, f"请把 {number} 再发我一份", "📄 发我巡查报告") == sent, "in a sentence, too"
    shown = await do(staff, f">{number}")
    assert "恒信阀门有限公司 · 总装车间" in shown.text
    assert "您在这类报告的收件名单里" in shown.text
    assert [button.text for button in shown.buttons] == ["📄 发我巡查报告", "首页"], "no more than that"
    record_id = await one("SELECT id FROM work_record")
    for data in (
        ShowRecord("patrol", record_id),
        ShowRecordFiles("patrol", record_id, "photos"),
        ConfirmRecord("patrol", record_id),
    ):
        await staff.press_data(shown, pack(data), force=True)
        assert "您无权查看" in (await staff.last()).text, data
    await english(staff)
    shown = await do(staff, f">{number}")
    assert "You are on the list for these reports: a tap sends it again." in shown.text

    await begin(consultant)
    await consultant.text("4")
    await press_sparingly(consultant, "✅ 符合")
    await press_sparingly(consultant, "提交")
    await world.pass_by(minutes=1)
    anew = await again(world, staff, number, "📄 Send me the Patrol report")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(anew)).pages)
    assert "version 2" in text, "what changed since is said"
    assert await count("failed_update") == 0


async def test_who_is_no_reader_of_that_kind_at_that_client_has_nothing_by_its_number(sqlite_world: World) -> None:
    world, number = sqlite_world, "XC20261123-01"
    staff, other, manager = await world.phone(STAFF), await world.phone(OTHER_STAFF), await open_list(world)
    await manager.press("检查报告")
    await manager.press("▫️ 王芳 · 企业员工")
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    for phone in (staff, other):
        await phone.text(number)
        assert "没有这个编号" in (await phone.last()).text, "a reader of inspections, or somebody of another client"
    await open_list(world)
    await manager.press("▫️ 王芳 · 企业员工")
    await staff.text(number)
    assert "📄 发我巡查报告" in await staff.buttons()
    await manager.press("✅ 王芳 · 企业员工")
    await staff.text(number)
    assert "没有这个编号" in (await staff.last()).text, "off the list"
    await manager.press("▫️ 王芳 · 企业员工")
    lead = await world.phone(LEAD)
    await do(lead, f">{number}", "↩️ 撤回", ">地点写错了")
    await staff.text(number)
    assert "没有这个编号" in (await staff.last()).text, "it is no more"


async def test_only_that_clients_managers_and_our_lead_set_it(sqlite_world: World) -> None:
    world = sqlite_world
    manager, lead = await open_list(world), await open_list(world, LEAD)
    assert "收件人：李强" in (await lead.last()).text
    forged = (await manager.last()).button("▫️ 王芳 · 企业员工")
    assert forged is not None
    assert forged.data is not None
    for who in (STAFF, OTHER_MANAGER, CONSULTANT):
        phone = await world.phone(who)
        await phone.text("菜单")
        await phone.press_data(await phone.last(), forged.data, force=True)
    assert await count("report_reader") == 0
    await lead.press("▫️ 王芳 · 企业员工")
    assert await one("SELECT gets FROM report_reader") in (1, True)
