"""Many plans are planned some at a time, by a few statements each time, each of their times once."""

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
async def plans(cause: Cause, many: int, often: str) -> None:
    """So many sites of one client, each patrolled."""
    client = await add_entry("clients", {"code": "A", "name": "恒信阀门", "short_name": "恒信"}, cause.at)
    person = await add_entry("people", {"code": "P", "name": "周明"}, cause.at)
    for number in range(many):
        site = await add_entry(
            "sites", {"client": client or 0, "code": f"S{number}", "name": f"车间{number}"}, cause.at
        )
        plan = {"code": f"J{number}", "client_id": client, "site_id": site, "person_id": person}
        await db.add("schedule", **plan, often=often, begins=TODAY, created_at=cause.at)


async def plan_all(cause: Cause) -> int:
    """Plans page by page, as the jobs do; how many pages there were."""
    pages, after = 0, [0]
    while after:
        await planning.plan_page(cause, after[0])
        after = await db.column(
            int, "UPDATE job SET state = 'done' WHERE kind = 'plan_tasks' AND state = 'waiting' RETURNING subject_id"
        )
        pages += 1
    return pages


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked of the database from here on."""
    asked: list[str] = []
    values, changed = db.values, db.changed

    async def noted(sql: str, **parameters: Any) -> Sequence[Mapping[str, Any]]:
        asked.append(sql)
        return await values(sql, **parameters)

    async def noted_change(sql: str, **parameters: Any) -> int:
        asked.append(sql)
        return await changed(sql, **parameters)

    monkeypatch.setattr(db, "values", noted)
    monkeypatch.setattr(db, "changed", noted_change)
    return asked


async def test_a_page_takes_a_few_statements_however_many_plans_there_are(database: str, statements: list[str]) -> None:
    cause = Cause(at=NOW)
    await plans(cause, PLANS, "weekly")
    statements.clear()
    pages = await plan_all(cause)
    assert pages == PLANS // planning.PAGE + 1, "the last one finds nothing"
    assert len(statements) <= pages * (READS_AND_WRITES + 1), "and what this test asks"
    assert await db.number("SELECT count(*) FROM task") == PLANS * 6


async def test_the_second_time_nothing_is_made_and_hardly_anything_asked(database: str, statements: list[str]) -> None:
    cause = Cause(at=NOW)
    await plans(cause, PLANS, "weekly")
    await plan_all(cause)
    statements.clear()
    assert await plan_all(cause) == 1
    assert len(statements) <= READS_AND_WRITES
    assert not [sql for sql in statements if sql.startswith("INSERT") or " task" in sql]
    assert await db.number("SELECT count(*) FROM task") == PLANS * 6, "nothing is planned twice"


async def test_a_page_ends_where_it_has_made_many_tasks(database: str, statements: list[str]) -> None:
    cause = Cause(at=NOW)
    await plans(cause, planning.PAGE, "daily")
    await planning.plan_page(cause, 0)
    a_plan = await db.number("SELECT count(*) FROM task WHERE schedule_id = (SELECT min(id) FROM schedule)")
    assert planning.MOST <= await db.number("SELECT count(*) FROM task") < planning.MOST + a_plan
    await plan_all(cause)
    assert await db.number("SELECT count(*) FROM task") == planning.PAGE * a_plan, "the others have theirs all the same"
