"""What comes at one hour about several cases is one message with a key for each (docs/decisions/0039)."""

from storage import database as db
from tests.flows.forging import told_since
from tests.flows.steps import heard, released_patrol
from tests.sandbox.phone import Phone
from tests.world import MANAGER, STAFF, World

FIRST, SECOND = "WT20261123-01", "WT20261123-02"
TOGETHER = "⏰ 有 2 件快到期或已逾期，请处理"


async def two_findings(world: World) -> tuple[Phone, Phone]:
    """Two findings with one date; the phones of the manager and of somebody of the staff."""
    await released_patrol(world)
    await released_patrol(world, "全部符合，除6 记录有涂改")
    return await world.phone(MANAGER), await world.phone(STAFF)


async def until_due_soon(world: World) -> None:
    """To the day on which it is said that the date is near."""
    while not await db.any_row("SELECT 1 AS one FROM outbox WHERE kind = 'case_reminder' AND state = 'sent'"):
        await world.pass_by(days=1)


async def test_two_that_are_due_on_one_day_are_one_message(world: World) -> None:
    manager, staff = await two_findings(world)
    at = {phone: await phone.calls() for phone in (manager, staff)}
    await until_due_soon(world)
    message = await heard(manager, TOGETHER)
    assert FIRST in message.text
    assert SECOND in message.text
    assert [button.text for button in message.buttons] == ["1", "2", "首页"]
    told = await told_since(manager, at[manager])
    assert told.count(FIRST) == told.count(SECOND) == 1, "and neither is said by itself"
    await manager.press("2")
    assert SECOND in (await manager.last()).text
    assert await db.column(
        str, "SELECT state FROM outbox WHERE kind = 'case_reminder' AND done_at IS NOT NULL ORDER BY state DESC"
    ) == [
        "sent",
        "moot",
    ]


async def test_what_becomes_of_one_leaves_the_message_about_both(sqlite_world: World) -> None:
    manager, staff = await two_findings(sqlite_world)
    await until_due_soon(sqlite_world)
    message = await heard(manager, TOGETHER)
    await staff.text(FIRST)
    await staff.press("收到，马上处理")
    await sqlite_world.beat()
    (now,) = [one for one in await manager.messages() if one.id == message.id]
    assert now == message


async def test_one_that_is_closed_meanwhile_leaves_the_other_alone(sqlite_world: World) -> None:
    manager, _ = await two_findings(sqlite_world)
    await db.values(
        "UPDATE service_case SET state = 'closed', closed_at = :at, due_at = NULL WHERE number = :number RETURNING id",
        at=sqlite_world.clock.now(),
        number=SECOND,
    )
    await until_due_soon(sqlite_world)
    alone = await heard(manager, "快到期了")
    assert FIRST in alone.text
    assert not [one for one in await manager.messages() if TOGETHER in one.text]
