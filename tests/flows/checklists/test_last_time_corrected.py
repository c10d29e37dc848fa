"""What was said last time is what the record says as it was corrected, and so is what goes on from it (3.6, 4.6)."""

import pytest

from tests.flows.checklists.test_correcting import begin
from tests.flows.steps import english, press_sparingly
from tests.flows.test_verification import NUMBER, issued
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, World


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite, but for what the database decides."""
    return sqlite_world


async def corrected(world: World) -> Phone:
    """A patrol whose fourth item turned out to conform; the consultant's phone."""
    consultant = await world.phone(CONSULTANT)
    await issued(world)
    await world.pass_by(minutes=1)
    await begin(consultant)
    await consultant.text("4")
    await press_sparingly(consultant, "✅ 符合")
    await press_sparingly(consultant, "提交")
    await world.pass_by(minutes=1)
    return consultant


async def test_the_next_patrol_shows_what_was_corrected(world: World) -> None:
    consultant = await corrected(world)
    await english(consultant)
    await consultant.text("unplanned patrol")
    await consultant.press("总装车间")
    await consultant.text("4")
    shown = (await consultant.last()).text
    assert "Last time: OK" in shown, shown


async def test_what_is_done_anew_begins_with_what_was_corrected(world: World) -> None:
    consultant, lead = await corrected(world), await world.phone(LEAD)
    await lead.text(NUMBER)
    await press_sparingly(lead, "撤回")
    await lead.text("走错了车间")
    await consultant.text(NUMBER)
    await press_sparingly(consultant, "修改")
    review = (await consultant.last()).text
    assert "❌" not in review, review
    assert "看错了" not in review, "why it was corrected is none of the new one's"
