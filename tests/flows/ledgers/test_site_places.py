"""Where a site is: sent by a phone on the spot, typed, or read from the sheet (clause 3.6)."""

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import exported, imported, saved, upload
from tests.flows.steps import press_sparingly
from tests.world import ADMINISTRATOR, World


async def places() -> list[str]:
    """The places that are known."""
    return await db.column(str, "SELECT place FROM site WHERE place <> '' ORDER BY id")


async def test_whoever_stands_there_sets_it_with_one_tap_and_it_is_changed_by_typing(world: World) -> None:
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">场所", "总装车间", "✏️ 修改")
    await press_sparingly(administrator, "定位")
    assert "📍 发送当前位置" in await administrator.keys()
    await administrator.location(31.2983412, 120.5831987, accuracy_m=12)
    assert await places() == ["31.29834, 120.58320"]
    assert "定位：31.29834, 120.58320" in (await administrator.last()).text
    await do(administrator, "✏️ 修改", "定位", ">在门口")
    assert "纬度, 经度" in (await administrator.last()).text
    await do(administrator, ">120.60000，31.30000")
    assert await places() == ["31.30000, 120.60000"]


async def test_the_sheet_has_it_and_marks_what_is_no_place(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    sheet = book["场所"]
    heads = [cell.value for cell in sheet[1]]
    column = heads.index("定位") + 1
    sheet.cell(2, column).value = "31.29834, 120.58319"
    await upload(world, administrator, saved(book))
    await imported(world, administrator)
    assert await places() == ["31.29834, 120.58319"]
    sheet.cell(3, column).value = "大门口"
    await upload(world, administrator, saved(book))
    assert "导入" not in await administrator.buttons(), "nothing of a bad file"
    assert await places() == ["31.29834, 120.58319"]
