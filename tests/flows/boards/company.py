"""A company whose figures were counted by hand, and a contract of it."""

from datetime import UTC, date, datetime

import pytest

from storage import database as db
from tests.flows.steps import one
from tests.flows.test_work_plans import planned
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, MANAGER, World


async def task(
    world: World, day: int, state: str, done_on: int | None = None, client: str = "HX", **more: object
) -> int:
    """A patrol of November that was planned once."""
    site = {"HX": "总装车间", "CG": "一号产线"}[client]
    return await db.add(
        "task",
        client_id=world.company.clients[client],
        site_id=world.company.sites[site],
        assignee_id=world.company.people[CONSULTANT].id,
        work="patrol",
        due_on=date(2026, 11, day),
        state=state,
        done_at=datetime(2026, 11, done_on, 3, tzinfo=UTC) if done_on is not None else None,
        **more,
    )


async def counted_by_hand(world: World) -> None:
    """Today is Monday the 23rd.

    恒信: two late, one missed, one missed long ago; of this week four, one done, one given up. 晨光: nothing.
    """
    await task(world, 13, "open")
    await task(world, 20, "open")
    await task(world, 18, "missed", until_on=date(2026, 11, 19))
    await task(world, 2, "missed", until_on=date(2026, 10, 20))
    await task(world, 19, "done", done_on=19)
    await task(world, 23, "done", done_on=22)
    await task(world, 25, "open")
    await task(world, 26, "waived")
    await task(world, 27, "covered")
    await task(world, 29, "open")
    await task(world, 30, "open")


async def signed(world: World) -> int:
    """A contract of this half year with patrols that are planned (4.6), a report (4.7.2) and advice that is not."""
    now, client = world.clock.now(), world.company.clients["HX"]
    contract = await db.add(
        "contract",
        client_id=client,
        number="HT-7",
        standing="active",
        begins=date(2026, 7, 1),
        ends=date(2026, 12, 31),
        created_at=now,
    )
    items = [
        await db.add(
            "contract_item",
            client_id=client,
            contract_id=contract,
            name=name,
            clause=clause,
            work=work,
            often="weekly",
            created_at=now,
        )
        for name, clause, work in (
            ("总装巡查", "4.6", "patrol"),
            ("季度报告", "4.7.2", "delivery"),
            ("风险辅导", "4.3", "service"),
        )
    ]
    await planned(world, day="23")
    plan = int(await one("SELECT id FROM schedule"))
    await db.change("schedule", plan, item_id=items[0])
    await task(world, 10, "missed", schedule_id=plan, period=date(2026, 11, 10))
    await task(world, 29, "open", schedule_id=plan, period=date(2026, 11, 29))
    return contract


async def at_the_coverage(world: World, _: pytest.MonkeyPatch) -> Phone:
    """The client's manager looks at what the contract covers."""
    await signed(world)
    manager = await world.phone(MANAGER)
    await manager.text("我的企业")
    await manager.press("条款覆盖")
    return manager
