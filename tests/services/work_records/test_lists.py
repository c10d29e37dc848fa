"""Whose lists there are: nobody's for what is ours, one's own, a client's; anything else is refused."""

import pytest

from bot.rules.cause import Cause
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.work_records.lists import list_records
from bot.services.work_records.seeing import NoSuchRecord
from tests.services.two_of_each import two_of_each
from tests.world import World


async def test_only_what_is_ours_is_listed_without_saying_of_whom(sqlite_world: World) -> None:
    people, cause = await two_of_each(sqlite_world), Cause(sqlite_world.clock.now())
    consultant = people["consultant"]
    found = await list_records(consultant, cause, RECORD_KINDS["meeting"], "", 0, "", "")
    assert (found.client, found.site, found.records) == (None, None, ())
    for kind, of_id in (("patrol", 0), ("service", 0), ("meeting", 1)):
        with pytest.raises(NoSuchRecord):
            await list_records(consultant, cause, RECORD_KINDS[kind], "", of_id, "", "")
    with pytest.raises(NoSuchRecord):
        await list_records(people["staff"], cause, RECORD_KINDS["meeting"], "", 0, "", "")
