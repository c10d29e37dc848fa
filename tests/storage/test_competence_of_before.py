"""What teams said of their people before it was kept with the people themselves."""

from storage import database as db
from storage.migrating import migrate
from tests.storage.test_migrations import MIGRATIONS, NOW, populate
from tests.storage.test_migrations_of_cases import insert

COMPETENCE = "0043_competence"
BEFORE = MIGRATIONS[MIGRATIONS.index(COMPETENCE) - 1]
PEOPLE = {71: (), 72: ("technical", "technical"), 73: ("technical", "operator"), 74: ("principal",)}
"""By id: what each is in their teams; the last is a client's."""


async def test_who_was_one_kind_of_staff_in_all_their_teams_is_that(bare: str) -> None:
    await migrate()
    await populate()
    await migrate(BEFORE)
    for person_id, positions in PEOPLE.items():
        await insert("person", id=person_id, name=f"甲{person_id}", created_at=NOW)
        for client_id, position in enumerate(positions, 1):
            role = "client_manager" if position == "principal" else "consultant"
            grant = {"person_id": person_id, "client_id": client_id, "role": role, "position": position, "since": NOW}
            await insert("role_grant", id=person_id * 10 + client_id, **grant)
    await migrate()
    kinds = await db.column(str, "SELECT kind FROM person WHERE id > 70 ORDER BY id")
    assert kinds == ["", "technical", "", ""]
