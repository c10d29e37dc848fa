"""The watch on which the tests of roles rest sees whatever is written to the database, and takes it back."""

import pytest

from storage import database as db
from tests.flows.rewinding import Watch, state
from tests.world import World

WRITES = {
    "client": "UPDATE client SET name = '别的公司' RETURNING id",
    "role_grant": "DELETE FROM role_grant RETURNING id",
    "site": "INSERT INTO site (code, client_id, name) SELECT 'ZZ', id, '新车间' FROM client LIMIT 1 RETURNING id",
    "person": "INSERT INTO person SELECT * FROM person WHERE true ON CONFLICT DO UPDATE SET name = '别人' RETURNING id",
}


@pytest.mark.parametrize("table", WRITES)
async def test_what_is_written_is_seen_and_taken_back(sqlite_world: World, table: str) -> None:
    watch, before = Watch(), state()
    for _ in range(2):
        assert await db.values(WRITES[table])
        assert watch.changed() == {table}
        watch.rewind()
        assert not watch.changed()
        assert state() == before


async def test_a_write_that_changes_nothing_is_no_change(sqlite_world: World) -> None:
    watch = Watch()
    assert await db.values("UPDATE client SET name = name RETURNING id")
    assert not watch.changed()
