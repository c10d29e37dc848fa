"""The settings in force, as several processes and transactions see them."""

import asyncio

import pytest

from bot.rules.cause import Cause
from bot.rules.settings.firm import FirmSettings
from storage import database as db
from storage.database import writing
from storage.settings import firm as stored
from storage.settings.firm import get_settings
from tests.storage.rows import NOW, a_person


class Broken(Exception):
    """What makes a transaction be taken back."""


@writing
async def change(cause: Cause, person: int, value: str, *, broken: bool = False) -> FirmSettings:
    """Sets the provider's name; returns what is in force inside the transaction."""
    await stored.take_settings()
    await stored.add_setting("provider_name", value, person, cause.at)
    inside = await get_settings()
    if broken:
        raise Broken
    return inside


async def test_a_change_is_in_force_at_once_and_one_that_was_taken_back_never_was(database: str) -> None:
    person = await a_person()
    assert await get_settings() == FirmSettings()
    assert (await change(Cause(at=NOW), person, "甲公司")).provider_name == "甲公司"
    assert (await get_settings()).provider_name == "甲公司"
    with pytest.raises(Broken):
        await change(Cause(at=NOW), person, "乙公司", broken=True)
    assert (await get_settings()).provider_name == "甲公司"


async def test_what_another_process_changed_is_noticed(database: str) -> None:
    person = await a_person()
    await change(Cause(at=NOW), person, "甲公司")
    await get_settings()
    mine = (stored._snapshot.token, stored._snapshot.settings)
    await change(Cause(at=NOW), person, "乙公司")
    # as if this process had read nothing since
    stored._snapshot.token, stored._snapshot.settings = mine
    assert (await get_settings()).provider_name == "乙公司"


async def test_many_changes_at_once_all_count_and_the_last_is_in_force(postgres: str) -> None:
    person = await a_person()
    names = [f"公司{n}" for n in range(12)]
    await asyncio.gather(*(change(Cause(at=NOW), person, name) for name in names))
    (last,) = await db.values("SELECT value FROM firm_setting ORDER BY id DESC LIMIT 1")
    assert (await get_settings()).provider_name == last["value"]
