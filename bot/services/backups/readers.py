"""Who hears of backups: administrators, or the quality managers where none can be reached; and their keeper (6.3)."""

from bot.rules.hearing import can_hear
from bot.rules.people import CLIENT_SIDE, Person, Role
from storage.people import persons as people
from storage.settings.firm import get_settings

OURS = frozenset(Role) - CLIENT_SIDE - {Role.AUDITOR}
"""Whose people may keep the backups: auditors look at what others keep."""


async def keeper() -> Person | None:
    """Who keeps the backups, as long as they are one of ours."""
    named = (await get_settings()).backup_keeper
    person = await people.get_person(named) if named is not None else None
    return person if person is not None and is_ours(person) else None


def is_ours(person: Person) -> bool:
    """Whether the person may keep the backups."""
    return not person.practising and not OURS.isdisjoint(person.own_roles)


async def deciding() -> list[Person]:
    """The administrators who can be reached, else the quality managers; all administrators where nobody can be."""
    administrators = await people.find_people_with_role(None, Role.ADMINISTRATOR)
    for found in (administrators, await people.find_people_with_role(None, Role.QUALITY_MANAGER)):
        reached = [person for person in found if can_hear(person)]
        if reached:
            return reached
    return administrators


async def readers() -> list[Person]:
    """Those and the keeper."""
    found = await deciding()
    kept_by = await keeper()
    if kept_by is not None and kept_by.id not in {person.id for person in found}:
        found.append(kept_by)
    return found
