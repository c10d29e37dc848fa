"""问题看板: a client's findings by filters that stay while pages turn, and figures in words and pictures (4.7.1)."""

from io import BytesIO

from PIL import Image

from bot.screens.buttons import ShowFound, ShowFoundFigures, pack
from storage import database as db
from tests.flows.steps import english, one, press_sparingly, release, released_patrol, submit_patrol
from tests.sandbox.phone import Message, Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF, World

FIRST, SECOND = "WT20261123-01", "WT20261123-02"


async def two_found(world: World) -> None:
    """Two findings that the client has: one ordinary, which 王芳 mended, one serious."""
    await released_patrol(world)
    staff, consultant = await world.phone(STAFF), await world.phone(CONSULTANT)
    await staff.text(FIRST)
    await staff.press("收到")
    await staff.press("提交整改")
    await staff.photo(picture(66))
    await consultant.text(FIRST)
    await consultant.press("复查通过")
    await consultant.text("巡查")
    await consultant.press("总装车间")
    await consultant.text("全部符合，除3 地面积水")
    await consultant.photo(picture())
    await consultant.press("严重")
    await consultant.press("否")
    await consultant.press("确认无误，提交")
    await release(world)


async def pictured(phone: Phone) -> Message:
    """The newest picture that came."""
    async for message in phone.newest_first():
        if "photo" in message.raw and message.raw["from"]["is_bot"]:
            return message
    raise AssertionError


async def board(phone: Phone) -> str:
    """The board from the list of what is to be fixed."""
    await phone.text("待我整改")
    await press_sparingly(phone, "📊 问题看板")
    return (await phone.last()).text


async def test_filters_keep_what_they_say_and_another_tap_takes_them_back(world: World) -> None:
    await two_found(world)
    staff = await world.phone(STAFF)
    shown = await board(staff)
    assert "未闭环 1 · 逾期 0 · 待复查 0 · 已闭环 1" in shown
    assert FIRST in shown
    assert SECOND in shown
    shown = (await press_sparingly(staff, "已闭环")).text
    assert FIRST in shown
    assert SECOND not in shown
    assert SECOND in (await press_sparingly(staff, "✓ 已闭环")).text

    await press_sparingly(staff, "🔍 筛选")
    await press_sparingly(staff, "主题")
    await press_sparingly(staff, "4.6 d 现场质量管理 · 1")
    shown = (await staff.last()).text
    assert "🔍 4.6 d 现场质量管理" in shown
    assert "未闭环 0 · 逾期 0 · 待复查 0 · 已闭环 1" in shown
    await press_sparingly(staff, "🔍 筛选")
    await press_sparingly(staff, "严重")
    shown = (await staff.last()).text
    assert "4.6 d 现场质量管理 · 严重" in shown
    assert "这里还没有记录" in shown
    await press_sparingly(staff, "🔍 筛选")
    await press_sparingly(staff, "清除筛选")
    assert SECOND in (await staff.last()).text
    await press_sparingly(staff, "🔍 筛选")
    await press_sparingly(staff, "责任人")
    await press_sparingly(staff, "王芳 · 1")
    assert SECOND not in (await staff.last()).text
    await press_sparingly(staff, "🔍 筛选")
    await press_sparingly(staff, "现场")
    await press_sparingly(staff, "总装车间 · 2")
    assert "总装车间 · 王芳" in (await staff.last()).text
    await press_sparingly(staff, "🔍 筛选")
    await press_sparingly(staff, "🔁 重复问题")
    assert "这里还没有记录" in (await staff.last()).text


async def test_filters_stay_while_pages_turn(sqlite_world: World) -> None:
    await two_found(sqlite_world)
    columns = "kind, client_id, site_id, state, title, opened_by_id, opened_at, released_at, due_at"
    for n in range(10):
        await db.values(
            f"INSERT INTO service_case (number, {columns}) SELECT :number, {columns} FROM service_case"
            " WHERE number = :of RETURNING id",
            number=f"WT20261122-{n:02}",
            of=SECOND,
        )
    await db.values(
        "INSERT INTO finding_detail (case_id, record_kind, record_id, question, clause, severity, suggestion_zh,"
        " suggestion_en) SELECT k.id, 'patrol', 1, 'topic3', '4.6 c', 'minor', '', '' FROM service_case k"
        " WHERE k.number LIKE 'WT20261122%' RETURNING id"
    )
    staff = await sqlite_world.phone(STAFF)
    await board(staff)
    await press_sparingly(staff, "🔍 筛选")
    await press_sparingly(staff, "轻微")
    assert "未闭环 10" in (await staff.last()).text
    await press_sparingly(staff, "2/2 ›")
    shown = (await staff.last()).text
    assert "🔍 轻微" in shown
    assert SECOND not in shown


async def test_the_figures_are_told_in_words_and_drawn(sqlite_world: World) -> None:
    await two_found(sqlite_world)
    manager = await sqlite_world.phone(MANAGER)
    await english(manager)
    await manager.text("my to-fix list")
    await press_sparingly(manager, "📊 Findings board")
    await press_sparingly(manager, "📊 Figures")
    said = (await manager.last()).text
    assert "2026-11  Opened 2 · Closed 1 · Open at its end 1" in said
    assert "4.6 c Production environment  1 · Still open 1" in said
    assert "Ordinary  Median 0 days · 90% within 0 days" in said
    for name in ("🖼 Findings opened and closed", "🖼 Findings by topic", "🖼 Days to close"):
        await press_sparingly(manager, name)
        await sqlite_world.pass_by(minutes=1)
        sent = await pictured(manager)
        with Image.open(BytesIO(await manager.download(sent))) as drawn:
            assert drawn.width == 1080


async def test_the_lead_sees_all_clients_together_and_a_client_only_its_own(sqlite_world: World) -> None:
    world = sqlite_world
    await two_found(world)
    lead = await world.phone(LEAD)
    await lead.text("问题")
    await press_sparingly(lead, "📊 问题看板")
    await press_sparingly(lead, "📊 全部企业")
    said = (await lead.last()).text
    assert "全部企业 · 问题看板" in said
    assert "新增 2 · 闭环 1" in said
    await press_sparingly(lead, "🖼 问题按主题")
    await world.pass_by(minutes=1)
    assert "问题按主题" in (await pictured(lead)).text

    staff = await world.phone(STAFF)
    shown = await staff.last()
    for data in (ShowFound(world.company.clients["CG"], "", 0), ShowFoundFigures(0)):
        await staff.tap_data(shown, pack(data), force=True)
        assert "问题看板" not in (await staff.last()).text


async def test_what_the_client_has_not_got_is_on_no_board_of_theirs(sqlite_world: World) -> None:
    await submit_patrol(sqlite_world)
    staff = await sqlite_world.phone(STAFF)
    assert "未闭环 0" in await board(staff)
    assert FIRST not in (await staff.last()).text
    await press_sparingly(staff, "📊 统计图")
    assert "新增 1" not in (await staff.last()).text
    assert await one("SELECT count(*) FROM service_case") == 1
