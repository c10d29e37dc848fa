"""练习模式: everything works with a firm and people of one's own that count nowhere and are wiped on leaving.

docs/decisions/0014-practice-mode.md says how it is kept apart.
"""

from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import ROLE_NAMES, Person, Role
from bot.rules.practice import GRANTED, SIDES, practice_client, practice_self, real_id
from bot.rules.tasks.works import PATROL
from bot.rules.text import Text
from bot.services.homes.waiting import person_now
from bot.services.people.command_lists import tell_commands
from bot.services.practice.ending import end_practice
from storage import clients, practice, tasks
from storage.database import writing
from storage.people import persons as people
from storage.trail.entries import add_entry

FIRM = Text("练习企业", "Practice firm")
SITES = (Text("练习车间", "Practice workshop"), Text("练习仓库", "Practice store"))
LONGEST_NAME = 60


class NotASide(ValueError):
    """Nobody plays this role in practice."""


def side(value: str) -> Role:
    """The side that a button names.

    Raises:
        NotASide
    """
    for one in SIDES:
        if one.value == value:
            return one
    raise NotASide(value)


@writing
async def play(cause: Cause, who: Person, as_side: Role) -> Person:
    """Plays a side from now on; the first time this founds what is practised with, and puts the open form aside.

    Nothing happens to who plays it already.
    """
    owner_id = real_id(who.id)
    if who.id == practice_self(owner_id, as_side):
        return who
    if await clients.get_client(practice_client(owner_id)) is None:
        await _found(cause, who)
    if not who.practising:
        await people.change_active_draft(owner_id, None)
    await practice.change_practising_as(owner_id, practice_self(owner_id, as_side))
    await add_entry(cause, "practise", "person", owner_id, side=as_side.value)
    await tell_commands(cause, owner_id)
    return await person_now(practice_self(owner_id, as_side))


async def _found(cause: Cause, who: Person) -> None:
    """A firm with two sites, a part for each side, and a patrol planned for today."""
    language = who.language
    client_id = await practice.add_practice_client(who.id, f"LX-{who.id}", FIRM.to(language), cause.at)
    places = [await clients.add_site(client_id, place.to(language), "") for place in SITES]
    for one in SIDES:
        part = Text("（{role}）", " ({role})").to(language, role=ROLE_NAMES[one].to(language))
        name = who.name[: LONGEST_NAME - len(part)] + part
        await practice.add_practice_self(practice_self(who.id, one), name, GRANTED[one], client_id, cause.at)
    consultant = practice_self(who.id, Role.CONSULTANT)
    await tasks.add_task(client_id, places[0], consultant, PATROL.code, beijing_day(cause.at))


@writing
async def leave(cause: Cause, who: Person) -> Person:
    """Back to the real work; whatever was practised is wiped, nothing happens to who does not practise."""
    if not who.practising:
        return who
    owner_id = real_id(who.id)
    await end_practice(cause, owner_id)
    await tell_commands(cause, owner_id)
    return await person_now(owner_id)


@writing
async def discarded(cause: Cause, sha256: str) -> None:  # noqa: ARG001 -- every use case has one
    """Notes that a file of wiped records was seen to."""
    await practice.forget_discarded_file(sha256)
