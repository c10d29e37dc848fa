"""Items of the menu that were logged as services become inspections, and contracts keep what was signed."""

from storage import database as db
from storage.migrating import migrate
from tests.storage.test_migrations import MIGRATIONS, NOW, populate
from tests.storage.test_migrations_of_cases import insert

INSPECTIONS = "0054_checklists_to_publish"
BEFORE = MIGRATIONS[MIGRATIONS.index(INSPECTIONS) - 1]


async def works() -> dict[str, str]:
    """The work of each item of the menu."""
    return {row["code"]: row["work"] for row in await db.values("SELECT code, work FROM menu_item ORDER BY id")}


async def test_what_the_menu_offers_is_inspected_from_now_on_and_what_was_signed_stays(bare: str) -> None:
    await migrate()
    await populate()
    await migrate(BEFORE)
    for code, work, ended in (
        ("RISKS", "service", None),
        ("HAZARDS", "delivery", None),
        ("AFTER-SALES", "service", NOW),
        ("GUIDANCE", "service", None),
        ("OUR-OWN", "service", None),
    ):
        await db.values("DELETE FROM menu_item WHERE code = :code RETURNING id", code=code)
        await insert("menu_item", code=code, name=code, unit="time", work=work, created_at=NOW, ended_at=ended)
    await db.values("UPDATE contract_item SET work = 'service' RETURNING id")
    signed = await db.values("SELECT * FROM contract_item ORDER BY id")
    before = await works()

    await migrate(INSPECTIONS)
    assert await works() == {**before, "RISKS": "inspection"}, "what the firm changed or retired is left as it is"
    assert await db.values("SELECT * FROM contract_item ORDER BY id") == signed
    assert signed

    await migrate(BEFORE)
    assert await works() == before
