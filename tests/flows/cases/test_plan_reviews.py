"""Each client's emergency plan is reviewed in a steady rhythm, as a task of its lead (clause 5.4 c)."""

from datetime import UTC, datetime

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.steps import one
from tests.world import ADMINISTRATOR, LEAD, World

_OURS = "FROM task t JOIN client c ON c.id = t.client_id AND c.code = 'HX' WHERE t.work = 'plan_review'"
OPEN, LATEST = f"SELECT count(*) {_OURS} AND t.state = 'open'", f"SELECT max(t.due_on) {_OURS}"


async def since(year: int, month: int) -> None:
    """Every client was entered in a month."""
    entered = datetime(year, month, 2, 2, tzinfo=UTC)
    await db.values("UPDATE client SET created_at = :entered RETURNING id", entered=entered)


async def test_the_lead_has_a_task_five_weeks_before_and_the_next_one_counts_from_its_day(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await world.phone(LEAD)
    await since(2025, 12)
    await world.pass_by(days=1)
    assert await one(OPEN) == 1
    # a year of the second of December is in nine days: five weeks are left for it all the same
    assert str(await one(LATEST)) == "2026-12-29"
    await world.pass_by(days=1)
    assert await one(OPEN) == 1
    # as if its day had come
    await db.values("UPDATE task SET due_on = '2026-11-25' WHERE work = 'plan_review' RETURNING id")
    await do(lead, ">今天", "恒信阀门 · 应急预案评审", ">核对了联系人和物资，预案适用", "确认无误，提交")
    assert await one(OPEN) == 0
    await world.pass_by(days=2)
    # the next one is a year away
    assert await one(OPEN) == 0


async def test_a_client_that_is_new_has_none_yet_and_the_firm_sets_the_months(sqlite_world: World) -> None:
    world = sqlite_world
    await since(2026, 6)
    await world.pass_by(days=1)
    assert await one(OPEN) == 0
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">公司设置", "期限", "应急预案评审间隔", "6")
    await world.pass_by(days=1)
    assert await one(OPEN) == 1
