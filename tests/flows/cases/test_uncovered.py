"""A duty list on which nobody can hear is said beforehand, at once and each week, until somebody is on it (5.4 b)."""

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.cases.test_duty_lists import on_duty
from tests.flows.steps import english, heard, one
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, LEAD, MANAGER, OTHER_MANAGER, STAFF, World

EMPTY = "⚠️ 恒信阀门 的值班表是空的"


async def contract(
    world: World,
    begins: str = "2026-01-01",
    ends: str = "2027-12-31",
    standing: str = "active",
    *,
    code: str = "HX",
) -> None:
    """The client has a contract, as one that was signed before duty lists were kept."""
    client = world.company.clients[code]
    await db.values(
        "INSERT INTO contract (code, client_id, number, standing, reason, begins, ends, rhythm, created_at) VALUES"
        f" ('K-{code}', {client}, 'HT-1', '{standing}', '', '{begins}', '{ends}', 'monthly', '2026-01-01') RETURNING id"
    )


async def test_it_is_said_in_the_morning_and_once_a_week_until_somebody_is_on_it(world: World) -> None:
    await contract(world)
    lead, manager, other = await world.phone(LEAD), await world.phone(MANAGER), await world.phone(OTHER_MANAGER)
    await world.pass_by(days=1)
    for phone in (lead, manager):
        assert (await heard(phone, EMPTY)).button(EMPTY) is not None
    assert not [m for m in await other.messages() if "值班表" in m.text]
    await world.pass_by(days=5)
    assert len(await lines("duty_uncovered")) == 2
    await world.pass_by(days=2)
    assert len(await lines("duty_uncovered")) == 4

    await do(manager, ">首页", EMPTY, "➕ 新增值班人员", "李强", ">1", "预案里没有写", "预案里没有写", "✅ 保存")
    await manager.text("首页")
    assert "值班表" not in (await manager.last()).text
    await world.pass_by(days=15)
    assert len(await lines("duty_uncovered")) == 4


async def test_it_is_said_at_once_when_the_last_one_is_taken_out_leaves_or_gets_no_messages(world: World) -> None:
    await contract(world)
    manager, lead = await on_duty(world, "王芳", 1), await world.phone(LEAD)
    await world.pass_by(days=1)
    assert await lines("duty_uncovered") == []

    await do(manager, ">值班表", "王芳", "🚫 停用", "确定停用")
    await world.beat()
    assert EMPTY in (await heard(lead, "值班表")).text
    assert len(await lines("duty_uncovered")) == 2

    await world.pass_by(hours=1)
    await do(manager, ">值班表", "➕ 新增值班人员", "周明", ">1", "预案里没有写", "预案里没有写", "✅ 保存")
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">分工", "周明", "🚫 停用", "确定停用")
    await world.beat()
    assert len(await lines("duty_uncovered")) == 4, "it has become so anew within the week"
    assert await one("SELECT count(*) FROM duty WHERE ended_at IS NULL") == 0


async def test_whom_no_message_reaches_is_nobody(sqlite_world: World) -> None:
    world = sqlite_world
    await contract(world)
    await on_duty(world, "王芳", 1)
    lead, staff = await world.phone(LEAD), await world.phone(STAFF)
    await staff.block()
    await world.pass_by(minutes=1)
    assert "恒信阀门 的值班人都收不到消息" in (await heard(lead, "收不到消息")).text
    await lead.text("首页")
    assert "恒信阀门 的值班人都收不到消息" in (await lead.last()).text
    await english(lead)
    await lead.text("menu")
    assert "恒信阀门: nobody on duty gets messages" in (await lead.last()).text


async def test_without_a_contract_in_force_nobody_is_bothered(sqlite_world: World) -> None:
    world = sqlite_world
    await contract(world, begins="2026-12-10")
    await world.pass_by(days=3)
    assert await lines("duty_uncovered") == []
    await world.pass_by(days=16)
    assert len(await lines("duty_uncovered")) == 2, "said on the day on which it begins"


async def test_signing_a_contract_says_it_at_once(sqlite_world: World) -> None:
    world = sqlite_world
    await contract(world, standing="draft")
    lead, manager = await world.phone(LEAD), await world.phone(MANAGER)
    await do(lead, ">合同", "HT-1", "✍️ 合同已签订")
    await world.beat()
    assert EMPTY in (await heard(manager, "值班表")).text
