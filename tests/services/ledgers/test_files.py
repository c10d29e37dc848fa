"""A spreadsheet is whoever's who may import it, and nobody else's."""

import pytest

from bot.records.ledgers.files import FileState
from bot.services.ledgers.files import NoSuchLedgerFile, get_file
from storage.ledgers.files import add_ledger_file
from tests.services.two_of_each import two_of_each
from tests.world import World


async def test_a_spreadsheet_is_for_who_may_import_it(sqlite_world: World) -> None:
    people = await two_of_each(sqlite_world)
    file_id = await add_ledger_file("import", None, FileState.CHECKED, sqlite_world.clock.now())
    assert file_id is not None
    seen = set()
    for name, who in people.items():
        try:
            seen.add(name if (await get_file(who, file_id)).id == file_id else "")
        except NoSuchLedgerFile:
            continue
    assert seen == {"administrator", "administrator 2"}
    with pytest.raises(NoSuchLedgerFile):
        await get_file(people["administrator"], file_id + 1)
