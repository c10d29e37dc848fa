"""The keeper of the backups (6.3 专人): who can be named, and what is said when they leave."""

from datetime import date

from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.backups.readers import OURS, deciding, is_ours, keeper
from bot.services.post.writing import MessageCode, post
from storage.people import persons as people
from storage.settings.firm import get_settings

KEEPER_LEFT = MessageCode("backup_keeper_left")
SETTING = "backup_keeper"


async def who_may_keep() -> tuple[Person, ...]:
    """Everybody who can be named, by name."""
    return tuple(sorted(await people.find_everyone_with_role(*sorted(OURS)), key=lambda one: (one.name, one.id)))


async def may_keep(person_id: int) -> bool:
    """Whether this is somebody who can be named."""
    person = await people.get_person(person_id)
    return person is not None and is_ours(person)


async def tell_if_keeper_left(cause: Cause) -> None:
    """Asks to name another when who was named is none of ours any more, once a week until it is done."""
    change = await left_behind()
    if change is None:
        return
    year, week, _ = beijing_day(cause.at).isocalendar()
    for reader in await deciding():
        await post(cause, KEEPER_LEFT, ("firm_setting", change), reader.id, occurrence=f"{year}-W{week:02}")


async def look_for_keeper(cause: Cause, day: date) -> None:  # noqa: ARG001 -- the shape of ``DaysWork``
    """The day's look, however it came about that they left."""
    await tell_if_keeper_left(cause)


async def left_behind() -> int | None:
    """The id of the change that named a keeper who is none of ours any more; None: there is nothing to do."""
    named = (await get_settings()).stored.get(SETTING)
    return named.id if named is not None and await keeper() is None else None
