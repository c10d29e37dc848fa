"""What a reminder needs is read once for it: its case, what the case is about, its history, its reader."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from storage import database
from tests.schedules.post_room import a_patrol_with_a_finding, beijing, drain, heard
from tests.world import MANAGER, World

READ_ONCE = ("FROM service_case k", "FROM finding_detail", "FROM trail", "FROM person p")


async def test_the_case_and_the_reader_of_a_reminder_are_read_once(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = sqlite_world
    await world.phone(MANAGER)
    await a_patrol_with_a_finding(world)
    await world.until(beijing(8, 59, day=26))
    world.clock.pass_by(seconds=60)
    statements: list[str] = []
    values = database.values

    async def noted(sql: str, **parameters: Any) -> Sequence[Mapping[str, Any]]:
        statements.append(" ".join(sql.split()))
        return await values(sql, **parameters)

    monkeypatch.setattr(database, "values", noted)
    assert await drain(world.heart.office) == 1
    assert {table: sum(table in statement for statement in statements) for table in READ_ONCE} == dict.fromkeys(
        READ_ONCE, 1
    )
    assert await heard(world, MANAGER, "快到期了")
