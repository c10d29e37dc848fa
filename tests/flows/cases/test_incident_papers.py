"""突发事件报告: an incident on paper, with who was called when, who was told, the measures and the review (5.4 b-c)."""

from io import BytesIO

from pypdf import PdfReader

from tests.flows.behalf.recording import do
from tests.flows.cases.filing import say
from tests.flows.cases.test_incident import NUMBER, WHAT, report, taken
from tests.flows.cases.test_incident_calls import THREE_AT_NIGHT
from tests.flows.cases.test_incident_measures import review, set_measure
from tests.flows.cases.test_incident_reports import RECALL, informed, must_report
from tests.flows.steps import english, heard
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, STAFF, World

AT_NIGHT = "SJ20261124-01"


async def paper(phone: Phone, world: World, key: str = "📄 突发事件报告") -> str:
    """The paper of the screen that is shown, as it reads."""
    await phone.press(key)
    await world.beat()
    pdf = PdfReader(BytesIO(await phone.download(await phone.last())))
    return "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace(" ", "")


async def reviewed_at_night(world: World) -> None:
    """Nobody answers at three, the consultant does at ten past; it ends with a measure, a notice and a review."""
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await world.pass_by(hours=THREE_AT_NIGHT)
    await report(world)
    await world.beat()
    await world.pass_by(minutes=11)
    await heard(consultant, "上报突发事件")
    await consultant.press("👌 收到，马上处理")
    await must_report(consultant, number=AT_NIGHT)
    await informed(consultant, RECALL, number=AT_NIGHT)
    await set_measure(lead, number=AT_NIGHT)
    await consultant.text(AT_NIGHT)
    await say(consultant, "✅ 险情解除", "已处理", send=None)
    await review(lead, AT_NIGHT)
    await lead.press("完成复盘")


async def test_a_night_is_on_paper_from_the_first_call_to_the_review_in_both_languages(sqlite_world: World) -> None:
    world = sqlite_world
    staff, lead = await world.phone(STAFF), await world.phone(LEAD)
    await reviewed_at_night(world)
    await staff.text(AT_NIGHT)
    said = await paper(staff, world, "📄 发我突发事件报告")
    for words in (
        "恒信阀门有限公司突发事件报告编号：SJ20261124-01",
        WHAT,
        "负责人周明",
        "险情解除2026-11-2403:11",
        "12026-11-2403:00李强被呼叫",
        "2026-11-2403:10吴刚被呼叫",
        "周明收到，马上处理",
        "政府部门电话区市场监管局值班室周明",
        f"{RECALL.replace(' ', '')}2026-11-2618:002026-11-2403:11告知",
        "更换二号机密封圈周明",
        "原因密封圈老化",
        "措施见措施",
        "无，预案适用",
        "企业确认（签字、盖章）",
    ):
        assert words in said, (words, said)
    await english(lead)
    await lead.text(AT_NIGHT)
    said = await paper(lead, world, "📄 Send me the incident report")
    for words in (
        "IncidentReportNo.SJ20261124-01",
        "Whowascalled,inorder",
        "Noticesowed",
        "吴刚wascalled",
        "Cause密封圈老化",
    ):
        assert words in said, (words, said)


async def test_before_it_is_over_it_is_behind_how_it_stands_and_says_what_is_not_there_yet(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    await taken(world)
    await manager.text(NUMBER)
    await manager.press("📍 现状")
    said = await paper(manager, world)
    for words in ("状态处置中", "还没有复盘", "没有定措施", "告知情况没有记录"):
        assert words in said, (words, said)


async def test_a_drill_is_marked_on_paper_and_another_client_has_none(sqlite_world: World) -> None:
    world = sqlite_world
    stranger = await world.phone(OTHER_MANAGER)
    worker = await report(world, drill=True)
    await worker.text(NUMBER)
    await worker.press("📍 现状")
    key = next(button.data or "" for button in (await worker.last()).buttons if "报告" in button.text)
    said = await paper(worker, world)
    assert "突发事件演练报告" in said
    assert "演练" in said.replace("突发事件演练报告", "")
    await do(stranger, ">菜单")
    before = len(await stranger.messages())
    await stranger.press_data(await stranger.last(), key, force=True)
    await world.beat()
    assert not any("document" in message.raw for message in (await stranger.messages())[before - 1 :])
