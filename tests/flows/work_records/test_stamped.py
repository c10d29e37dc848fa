"""The scan of a printed page that was signed and stamped stays with its record, also once that was confirmed (6.2)."""

import pytest

from tests.flows.steps import english, one, press_sparingly
from tests.flows.test_verification import NUMBER, issued
from tests.flows.work_records.test_confirming import card
from tests.sandbox.pictures import picture
from tests.world import AUDITOR, CONSULTANT, MANAGER, World

KEY = "📎 附盖章页"


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite, but for what the database decides."""
    return sqlite_world


async def test_a_stamped_page_comes_to_what_was_confirmed_and_changes_nothing_of_it(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    await press_sparingly(manager, "👌 确认")
    assert KEY not in (await card(manager))[1], "what is asked of the team is for the team to keep"
    await english(consultant)
    await consultant.text(NUMBER)
    await press_sparingly(consultant, "📎 Attach stamped page")
    await consultant.photo(picture())
    await press_sparingly(consultant, "Save")
    text, keys = await card(consultant)
    assert "Confirmed: 李强" in text
    assert "before it was corrected" not in text, "what was confirmed is still what it says"
    assert [key for key in keys if "Signed page" in key]
    await world.beat()
    assert await one("SELECT count(*) FROM attachment WHERE owner_kind = 'stamped_page' AND sha256 IS NOT NULL") == 1
    assert [key for key in (await card(manager))[1] if "签字页" in key], "the client looks at it too"
    await press_sparingly(consultant, "🔏 Originals")
    assert "from 周明" in (await consultant.last()).text


async def test_who_only_looks_attaches_nothing(world: World) -> None:
    await issued(world)
    for who in (AUDITOR, MANAGER):
        assert KEY not in (await card(await world.phone(who)))[1]
