"""仪器设备: entered once, read by all of ours, warned of before its day, found by its number or name (clause 5.2)."""

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import add, exported, imported, saved, upload
from tests.flows.steps import english, heard, press_sparingly
from tests.sandbox.phone import Phone
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

OURS = (CONSULTANT, LEAD, QUALITY_MANAGER, ADMINISTRATOR, AUDITOR)
CHANGING = (LEAD, ADMINISTRATOR)
CALIPER = "数显卡尺"


async def equipped(world: World, due: str = "2026-12-21", who: int = LEAD) -> Phone:
    """Somebody's phone after they entered a caliper; today is 2026-11-23."""
    phone = await world.phone(who)
    await do(phone, ">仪器设备", "➕ 新增仪器", f">{CALIPER}", ">0–150 mm", "周明", f">{due}", "✅ 保存")
    return phone


async def test_an_instrument_is_entered_in_four_answers_and_one_that_measures_nothing_in_as_many(world: World) -> None:
    lead = await equipped(world)
    said = (await lead.last()).text
    for line in (
        f"{CALIPER}  仪器",
        "管理编号：E1",
        "测量范围：0–150 mm",
        "保管人：周明",
        "检定/校准到期日：2026-12-21",
    ):
        assert line in said
    said = (await do(lead, "✏️ 修改", "溯源方式", "检定")).text
    assert "溯源方式：检定" in said
    await do(lead, ">仪器设备", "➕ 新增仪器", ">相机", "不用于测量", "周明", "不需要检定、校准", "✅ 保存")
    said = (await lead.last()).text
    assert "测量范围：不用于测量" in said
    assert "检定/校准到期日：不需要检定、校准" in said
    assert f"{CALIPER}  仪器" in (await do(lead, ">卡尺")).text


async def test_all_of_ours_see_it_two_of_them_change_it_and_a_client_never_hears_of_it(sqlite_world: World) -> None:
    await equipped(sqlite_world)
    for who in OURS:
        phone = await sqlite_world.phone(who)
        await do(phone, ">仪器设备")
        assert ("➕ 新增仪器" in await phone.buttons()) is (who in CHANGING), who
        await press_sparingly(phone, CALIPER)
        keys = await phone.buttons()
        assert [key in keys for key in ("✏️ 修改", "📎 上传扫描件", "🏷 打印二维码")] == [who in CHANGING] * 3, who
    for nobody in (STAFF, MANAGER):
        phone = await sqlite_world.phone(nobody)
        await do(phone, ">仪器设备", ">数显卡尺")
        assert CALIPER not in str([message.text for message in await phone.messages() if message.from_bot]), nobody
        assert CALIPER not in str(await phone.buttons()), nobody


async def test_its_day_is_said_before_and_after_with_its_number_until_there_is_a_new_one(sqlite_world: World) -> None:
    world = sqlite_world
    await equipped(world)
    administrator = await world.phone(ADMINISTRATOR)
    await world.pass_by(days=1)
    assert "检定/校准 数显卡尺 · E1 还有 27 天到期" in (await heard(administrator, CALIPER)).text
    await world.pass_by(days=35)
    said = await heard(administrator, "E1 已过期")
    assert "检定/校准 数显卡尺 · E1 已过期" in said.text
    assert "合格" not in said.text
    assert None not in (said.button("✅ 检定"), said.button("🎯 校准"))
    await do(administrator, "✅ 检定", ">今天", ">JD-77", ">市计量院", "合格", ">2027-12-20", "跳过", "提交")
    before = len(await lines("entry_expiring"))
    await world.pass_by(days=60)
    assert len(await lines("entry_expiring")) == before


async def test_the_sheet_goes_out_and_in_and_several_of_one_name_are_told_apart_by_the_makers_number(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    await equipped(world)
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    assert [cell.value for cell in book["仪器设备"][2]] == [
        *("E1", CALIPER, None, "0–150 mm", None, None, "P1", None, None, "2026-12-21", *[None] * 9),
    ]
    assert (await upload(world, administrator, saved(book))).text.startswith("👌")
    rows = [
        ["", CALIPER, "0-200", "0–200 mm", "±0.03 mm", number, "周明", "B", "校准", "2027/3/31"]
        for number in ("7", "8")
    ]
    rows.append(["YQ-9", "相机", "", "", "", "", "周明", "", "", ""])
    await upload(world, administrator, add(book, {"仪器设备": rows}))
    await imported(world, administrator)
    found = await db.values(
        "SELECT code, serial, grade, traced_by, CAST(calibration_due AS VARCHAR(10)) AS due FROM equipment ORDER BY id"
    )
    assert [tuple(row.values()) for row in found] == [
        ("E1", "", "", "", "2026-12-21"),
        ("E2", "7", "b", "calibration", "2027-03-31"),
        ("E3", "8", "b", "calibration", "2027-03-31"),
        ("YQ-9", "", "", "", None),
    ]
    book = await exported(world, administrator)
    book["仪器设备"].delete_rows(2, 9)
    assert (await upload(world, administrator, add(book, {"仪器设备": rows}))).text.startswith("👌")


async def test_in_english(sqlite_world: World) -> None:
    lead = await equipped(sqlite_world)
    await english(lead)
    said = (await do(lead, ">equipment", f"{CALIPER} · E1")).text
    for line in (f"{CALIPER}  Instrument", "Measuring range: 0–150 mm", "Keeper: 周明", "Calibration due: 2026-12-21"):
        assert line in said
