"""Who stands to a case in which way: from a table's roles and parties to people."""

from bot.records.cases import CaseRecord
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Party, Standing, may_see, standings
from bot.rules.people import Person, Role
from storage import people


async def people_of(case: CaseRecord, standing: frozenset[Standing]) -> list[Person]:
    """The people who stand to the case in one of these ways and may see it."""
    life_cycle = LIFE_CYCLES[case.kind]
    roles = [one for one in standing if isinstance(one, Role)]
    found = await people.find_people_with_role(case.client_id, *roles) if roles else []
    parts = {
        Party.OPENER: case.opened_by_id,
        Party.HANDLER: case.handler_id,
        Party.ABOUT: case.about_id,
        Party.RECTIFIER: case.rectified_by_id,
    }
    known = {person.id for person in found}
    for part, person_id in parts.items():
        if part in standing and person_id is not None and person_id not in known:
            person = await people.get_person(person_id)
            if person is not None:
                found.append(person)
                known.add(person_id)
    return [
        person
        for person in found
        if may_see(person, life_cycle, case.parties) and standings(person, case.parties) & standing
    ]
