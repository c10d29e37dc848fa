"""Two people of every role at one firm, and those of another firm beside them: who hears what can be told apart."""

from bot.rules.people import Person, Role
from storage.people import persons as people
from tests.world import (
    ADMINISTRATOR,
    AUDITOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_MANAGER,
    OTHER_STAFF,
    QUALITY_MANAGER,
    STAFF,
    World,
)

CAST = {
    "staff": STAFF,
    "manager": MANAGER,
    "consultant": CONSULTANT,
    "lead": LEAD,
    "quality": QUALITY_MANAGER,
    "administrator": ADMINISTRATOR,
    "auditor": AUDITOR,
    "other staff": OTHER_STAFF,
    "other manager": OTHER_MANAGER,
}
SECONDS = {
    "staff 2": (Role.CLIENT_STAFF, "HX"),
    "manager 2": (Role.CLIENT_MANAGER, "HX"),
    "consultant 2": (Role.CONSULTANT, "HX"),
    "lead 2": (Role.LEAD, "HX"),
    "quality 2": (Role.QUALITY_MANAGER, None),
    "administrator 2": (Role.ADMINISTRATOR, None),
    "other consultant": (Role.CONSULTANT, "CG"),
    "other lead": (Role.LEAD, "CG"),
}


async def two_of_each(world: World) -> dict[str, Person]:
    """The cast, with a second one of each role; those of the other firm serve or work at no other."""
    now = world.clock.now()
    ids = {name: world.company.people[telegram_id].id for name, telegram_id in CAST.items()}
    for number, (name, (role, client)) in enumerate(SECONDS.items()):
        ids[name] = await people.add_person(telegram_id=6000 + number, name=name, language="zh", at=now)
        await people.change_consent(ids[name], name, now)
        await people.add_grant(ids[name], role, world.company.clients[client] if client else None, now)
    found = {name: await people.get_person(person_id) for name, person_id in ids.items()}
    return {name: person for name, person in found.items() if person is not None}


def named(people_of: dict[str, Person], ids: set[int]) -> set[str]:
    """The names in a table of tests of people with these ids."""
    known = {person.id: name for name, person in people_of.items()}
    return {known[one] for one in ids}
