"""Many plans are planned some hundred at a time, by as many statements as there are hundreds, each time once."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.rules.cause import Cause
from bot.services.tasks import planning
from storage import database as db
from storage.database import writing
from storage.ledgers.writing import add_entry

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
TODAY = NOW.date()
PLANS = 2_000
READS_AND_WRITES = 8
"""Of a page: the plans, the settings, exceptions, what lies ahead, the tasks, what was noted, the job for the next."""


@writing
async def weekly_plans(cause: Cause) -> None:
    """So many sites of one client, each patrolled weekly."""
    client = await add_entry("clients", {"code": "A", "name": "恒信阀门", "short_name": "恒信"}, cause.at)
    person = await add_entry("people", {"code": "P", "name": "周明"}, cause.at)
    for number in range(PLANS):
        site = await add_entry(
            "sites", {"client": client or 0, "code": f"S{number}", "name": f"车间{number}"}, cause.at
        )
        plan = {"code": f"J{number}", "client_id": client, "site_id": site, "person_id": person}
        await db.add("schedule", **plan, often="weekly", begins=TODAY, created_at=cause.at)


async def plan_all(cause: Cause) -> int:
    """Plans page by page, as the jobs do; how many pages there were."""
    pages = 0
    for after in range(0, PLANS + planning.PAGE, planning.PAGE):
        await planning.plan_page(cause, after)
        pages += 1
    return pages


async def test_a_page_takes_a_few_statements_however_many_plans_there_are(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cause = Cause(at=NOW)
    await weekly_plans(cause)
    statements: list[str] = []
    values, changed = db.values, db.changed

    async def noted(sql: str, **parameters: Any) -> Sequence[Mapping[str, Any]]:
        statements.append(sql)
        return await values(sql, **parameters)

    async def noted_change(sql: str, **parameters: Any) -> int:
        statements.append(sql)
        return await changed(sql, **parameters)

    monkeypatch.setattr(db, "values", noted)
    monkeypatch.setattr(db, "changed", noted_change)
    pages = await plan_all(cause)
    assert len(statements) <= pages * READS_AND_WRITES
    monkeypatch.undo()
    assert await db.number("SELECT count(*) FROM task") == PLANS * 6
    await plan_all(cause)
    assert await db.number("SELECT count(*) FROM task") == PLANS * 6, "nothing is planned twice"
