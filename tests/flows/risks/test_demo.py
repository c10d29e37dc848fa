"""The demo company has risks that its people entered, graded anew and saw to."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app.demo_company import found_company
from storage import database as db
from tests.clock import FrozenClock
from tests.world import the_world


@pytest.mark.usefixtures("sqlite")
async def test_the_demo_company_has_risks_of_a_client_and_of_its_own(tmp_path: Path) -> None:
    clock = FrozenClock(datetime(2026, 11, 30, 8, tzinfo=UTC))
    async with the_world(clock, tmp_path, empty=True) as world:
        await found_company(clock, world.heart.office.files, world.sandbox.keep_photo)
        found = await db.values("SELECT name, level, client_id, review_on FROM risk ORDER BY id")
    assert [(row["level"], row["client_id"] is None) for row in found] == [
        ("moderate", False),
        ("moderate", False),
        ("moderate", True),
    ]
    assert all(row["review_on"] for row in found)
    assert await db.number("SELECT COUNT(*) FROM work_record WHERE kind = 'risk_grading'") == 1
    assert await db.number("SELECT COUNT(*) FROM risk_measure WHERE ended_at IS NULL") == 2
