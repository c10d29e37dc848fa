"""风险措施: by whom and until when, said before and after, done, moved or dropped with a reason (clause 4.3 e)."""

from bot.screens.buttons import EndEntry, pack
from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import add, exported, imported, upload
from tests.flows.risks.stories import NAME, entered, measured
from tests.flows.steps import english, heard, press_sparingly
from tests.schedules.post_room import Line, lines
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, World


async def told() -> list[Line]:
    """What was said of measures."""
    return [line for line in await lines("entry_expiring") if ":risk_measures.due:" in line.key]


async def test_a_measure_is_added_on_the_card_done_with_a_word_and_stays_there(world: World) -> None:
    lead = await entered(world, LEAD)
    said = (await measured(lead)).text
    for line in (
        "措施编号：RM1",
        "客户：恒信阀门",
        f"风险：{NAME}",
        "做什么：改为全检",
        "负责人：周明",
        "完成期限：2026-12-10",
    ):
        assert line in said
    said = (await do(lead, f"‹ {NAME}")).text
    assert "▫️ 改为全检 · 周明 · 完成期限：12月10日" in said
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">风险", NAME, "▫️ 改为全检", "✅ 办好了", ">两台气密机已上线")
    said = (await do(lead, ">风险", NAME)).text
    assert "✅ 改为全检 · 办好了" in said
    said = (await do(lead, "✅ 改为全检")).text
    assert "🏁 11月23日" in said
    assert "两台气密机已上线" in said
    await english(lead)
    said = (await do(lead, ">risks", NAME)).text
    assert "✅ 改为全检 · Done" in said


async def test_its_owner_hears_before_the_lead_once_it_is_late_and_both_until_it_is_done_or_moved(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    lead = await entered(world, LEAD)
    await measured(lead)
    consultant = await world.phone(CONSULTANT)
    await world.pass_by(days=11)
    said = (await heard(consultant, "改为全检")).text
    assert "⏳ 措施 改为全检 还有 7 天到期" in said
    assert not [one for one in await told() if one.person_id == world.company.people[LEAD].id]
    await world.pass_by(days=7)
    assert "❗ 措施 改为全检 已过期 1 天" in (await heard(lead, "改为全检")).text
    await world.pass_by(days=7)
    assert "❗ 措施 改为全检 已过期" in (await heard(consultant, "改为全检")).text
    await do(consultant, "📅 改期", ">2027-01-15", ">设备到货推迟")
    said = (await do(consultant, ">风险", NAME, "▫️ 改为全检")).text
    assert "完成期限：2027-01-15" in said
    assert "改期 · 改到 2027年1月15日" in said
    assert "设备到货推迟" in said
    before = len(await told())
    await world.pass_by(days=14)
    assert len(await told()) == before
    await do(consultant, "🚫 不办了", ">改由供方全检")
    await world.pass_by(days=60)
    assert len(await told()) == before
    said = (await do(lead, ">风险", NAME)).text
    assert "🚫 改为全检 · 不办了" in said


async def test_nothing_is_said_of_the_measures_of_a_risk_that_is_no_more(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await entered(world, LEAD)
    await measured(lead)
    await do(lead, ">风险", NAME, "🚫 停用", "确定停用")
    await world.pass_by(days=40)
    assert not await told()
    assert "➕ 措施" not in await lead.buttons()


async def test_it_is_dropped_with_a_reason_alone(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await entered(world, LEAD)
    await measured(lead)
    assert "🚫 停用" not in await lead.buttons()
    await lead.press_data(await lead.last(), pack(EndEntry("risk_measures", 1, 1)), force=True)
    assert not await db.values("SELECT id FROM risk_measure WHERE ended_at IS NOT NULL")
    assert not await db.values("SELECT id FROM trail WHERE action = 'end'")


async def test_a_client_reads_the_measures_and_does_nothing_with_them(sqlite_world: World) -> None:
    world = sqlite_world
    await measured(await entered(world, LEAD))
    manager = await world.phone(MANAGER)
    await do(manager, ">风险")
    await press_sparingly(manager, NAME)
    assert "▫️ 改为全检" in (await manager.last()).text
    await press_sparingly(manager, "▫️ 改为全检")
    assert not {"✅ 办好了", "📅 改期", "🚫 不办了", "✏️ 修改"} & set(await manager.buttons())


async def test_of_ours_whoever_was_asked_says_that_it_is_done_and_drops_nothing(sqlite_world: World) -> None:
    world = sqlite_world
    await measured(await entered(world, QUALITY_MANAGER, client="本公司"))
    consultant = await world.phone(CONSULTANT)
    await world.pass_by(days=11)
    assert "措施 改为全检" in (await heard(consultant, "改为全检")).text
    keys = await consultant.buttons()
    assert {"✅ 办好了", "📅 改期"} <= set(keys)
    assert "🚫 不办了" not in keys
    await do(consultant, "✅ 办好了", ">安排好了")
    await world.pass_by(days=14)
    assert {one.person_id for one in await told()} == {world.company.people[CONSULTANT].id}


async def test_measures_come_and_go_by_the_sheet_under_the_risk_that_it_names(sqlite_world: World) -> None:
    world = sqlite_world
    await measured(await entered(world, LEAD))
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    assert [cell.value for cell in book["风险措施"][2]] == ["RM1", "HX", "R1", "改为全检", "P1", None, "2026-12-10"]
    await upload(
        world, administrator, add(book, {"风险措施": [["", "HX", NAME, "培训检验员", "", "王芳", "2026-12-20"]]})
    )
    await imported(world, administrator)
    said = (await do(administrator, ">风险", NAME)).text
    assert "▫️ 培训检验员 · 完成期限：12月20日" in said
    book = await exported(world, administrator)
    wrong = await upload(
        world, administrator, add(book, {"风险措施": [["", "CG", "R1", "别家的", "", "", "2026-12-20"]]})
    )
    assert "R1 是另一家客户的" in wrong.text
