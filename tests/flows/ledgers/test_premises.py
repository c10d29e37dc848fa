"""场所与资源: entered by an administrator, seen by all of ours, reviewed each year, its lease warned of (3.3)."""

from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import exported, saved, upload
from tests.flows.steps import english, heard
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

OFFICE = "苏州办公室"


async def rented(world: World) -> Phone:
    """The administrator's phone after they entered an office; today is 2026-11-23."""
    phone = await world.phone(ADMINISTRATOR)
    await do(phone, ">场所与资源", "➕ 新增资源", f">{OFFICE}", "办公场所", ">2027-01-31", "孙丽", "✅ 保存")
    return phone


async def test_all_of_ours_see_it_the_administrator_keeps_it_and_no_client_hears_of_it(sqlite_world: World) -> None:
    administrator = await rented(sqlite_world)
    said = (await administrator.last()).text
    for line in (f"{OFFICE}  资源", "种类：办公场所", "租期、授权至：2027-01-31", "下次复核：2027-11-23"):
        assert line in said
    for who in (CONSULTANT, LEAD, QUALITY_MANAGER, AUDITOR):
        phone = await sqlite_world.phone(who)
        await do(phone, ">场所与资源", OFFICE)
        assert not {"✏️ 修改", "🔍 复核", "🚫 停用"} & set(await phone.buttons()), who
    for nobody in (MANAGER, STAFF):
        phone = await sqlite_world.phone(nobody)
        await do(phone, ">场所与资源", f">{OFFICE}")
        assert OFFICE not in str([m.text for m in await phone.messages() if m.from_bot]), nobody


async def test_it_is_reviewed_each_year_and_its_lease_is_warned_of(sqlite_world: World) -> None:
    world = sqlite_world
    administrator, keeper = await rented(world), await world.phone(LEAD)
    await world.pass_by(days=10)
    for phone in (administrator, keeper):
        await heard(phone, f"租期、授权 {OFFICE}")
    await world.pass_by(days=346)
    for phone in (administrator, keeper):
        await heard(phone, f"复核 {OFFICE}")
    await do(administrator, "🔍 复核", "满足", ">空调已修，资料柜够用", "确认无误")
    assert "下次复核：2028-11-1" in (await do(administrator, f"‹ {OFFICE}")).text


async def test_the_sheet_goes_out_and_in_and_in_english(sqlite_world: World) -> None:
    administrator = await rented(sqlite_world)
    book = await exported(sqlite_world, administrator)
    assert [cell.value for cell in book["场所与资源"][2]][:3] == ["F1", OFFICE, "办公场所"]
    assert (await upload(sqlite_world, administrator, saved(book))).text.startswith("👌")
    await english(administrator)
    said = (await do(administrator, ">premises and resources", OFFICE)).text
    assert "Lease or licence until: 2027-01-31" in said
