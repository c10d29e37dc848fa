"""Several rhythms of one instrument: each is said in time and counted from when it was last seen to (clause 5.2.3)."""

from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import ColumnKind
from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import exported, imported, saved, upload
from tests.flows.ledgers.test_equipment import CALIPER, equipped
from tests.flows.steps import english, heard
from tests.sandbox.phone import Phone
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, CONSULTANT, World

CARD = (">仪器设备", CALIPER)
MORE = "➕ 登记其他…"
CHECKED = ("🔎 期间核查", ">今天", "在允许误差内", ">用 50 mm 量块核查，示值 50.01", "提交")


async def rhythmic(world: World) -> Phone:
    """A caliper, calibrated by its certificate, that is checked every six months and maintained every month."""
    lead = await equipped(world, due="2028-12-21")
    await do(lead, "✏️ 修改", "期间核查间隔月数", ">6")
    await do(lead, "✏️ 修改", "维护间隔月数", ">1")
    return lead


async def due() -> tuple[str, str]:
    """When it is checked and maintained next."""
    (row,) = await db.values("SELECT check_by, upkeep_by FROM equipment")
    return str(row["check_by"]), str(row["upkeep_by"])


def test_every_rhythm_has_its_months_and_the_events_that_see_to_it() -> None:
    for ledger in LEDGERS.values():
        for column in ledger.columns:
            if column.every:
                assert ledger.column(column.every).kind is ColumnKind.NUMBER, (ledger.code, column.key)
                assert column.by_events, (ledger.code, column.key)
                assert [one.events for one in ledger.expiries if one.column == column.key] != [()], column.key


async def test_each_is_counted_from_when_it_was_last_seen_to_and_said_before(world: World) -> None:
    lead, consultant = await rhythmic(world), await world.phone(CONSULTANT)
    said = (await lead.last()).text
    for line in ("期间核查间隔月数：6", "下次期间核查：2027-05-23", "下次维护：2026-12-23"):
        assert line in said, line
    await world.pass_by(days=23)
    warning = await heard(consultant, f"维护 {CALIPER}")
    assert "还有 7 天" in warning.text
    assert "应在 2026年12月23日" in warning.text
    await do(consultant, "🧽 维护", ">今天", ">清洁、上油", "提交")
    assert await due() == ("2027-05-23", "2027-01-16"), "a month behind the day on which it was done"
    before = len(await lines("entry_expiring"))
    await world.pass_by(days=10)
    assert len(await lines("entry_expiring")) == before
    await do(lead, *CARD, MORE, *CHECKED)
    assert await due() == ("2027-06-26", "2027-01-16")


async def test_other_months_are_counted_from_the_same_event_and_none_end_it(sqlite_world: World) -> None:
    lead = await rhythmic(sqlite_world)
    await do(lead, "✏️ 修改", "期间核查间隔月数", ">3")
    assert (await due())[0] == "2027-02-23"
    await sqlite_world.pass_by(days=8)
    await do(lead, *CARD, MORE, *CHECKED)
    assert (await due())[0] == "2027-03-01"
    await do(lead, *CARD, "✏️ 修改", "期间核查间隔月数", ">12")
    assert (await due())[0] == "2027-12-01"
    await do(lead, "✏️ 修改", "期间核查间隔月数", ">无")
    assert await due() == ("None", "2026-12-23")
    assert "下次期间核查" not in (await lead.last()).text


async def test_what_is_scrapped_is_asked_for_no_more(sqlite_world: World) -> None:
    lead = await rhythmic(sqlite_world)
    await do(lead, MORE, "🗑 报废", ">今天", ">尺身断裂，按废铁处理", "提交")
    before = len(await lines("entry_expiring"))
    await sqlite_world.pass_by(days=60)
    assert len(await lines("entry_expiring")) == before


async def test_a_workbook_brings_the_months_and_comes_back_as_it_went(sqlite_world: World) -> None:
    world = sqlite_world
    await equipped(world, due="2028-12-21")
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    head = [cell.value for cell in book["仪器设备"][1]]
    book["仪器设备"].cell(2, head.index("维护间隔月数") + 1, 3)
    await upload(world, administrator, saved(book))
    await imported(world, administrator)
    assert await due() == ("None", "2027-02-23")
    book = await exported(world, administrator)
    assert (await upload(world, administrator, saved(book))).text.startswith("👌")


async def test_in_english(sqlite_world: World) -> None:
    lead = await rhythmic(sqlite_world)
    await english(lead)
    said = (await do(lead, ">equipment", CALIPER)).text
    for line in ("Months between checks: 6", "Next check: 2027-05-23", "Next upkeep: 2026-12-23"):
        assert line in said, line
    consultant = await sqlite_world.phone(CONSULTANT)
    await english(consultant)
    await sqlite_world.pass_by(days=23)
    assert f"⏳ Maintenance of {CALIPER}" in (await heard(consultant, "Enter it once it is done")).text
