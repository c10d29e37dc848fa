"""Who stands to a case in which way: from a table's roles and parties to people."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Party, Standing
from bot.rules.cases.parties import may_see, standings
from bot.rules.people import CLIENT_SIDE, Person, Position, Role
from bot.services.people.acting import may_record_on
from storage.people import persons as people

_RECORDING = (Role.CONSULTANT, Role.LEAD, Role.QUALITY_MANAGER, Role.ADMINISTRATOR)
"""Who is asked, one after the other, to speak with somebody in the place of who recorded for them."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is told something about a case; ``relay``: whom they pass it on to, since that one does not use the bot."""

    person: Person
    relay: int | None = None


async def readers_of(case: CaseRecord, standing: frozenset[Standing]) -> list[Reader]:
    """``people_of``, and for those of them who do not use the bot, who passes it on to them."""
    readers = [Reader(person) for person in await people_of(case, standing)]
    for part, person_id, recorder_id in _away(case):
        if part in standing:
            readers += [Reader(person, person_id) for person in await _who_pass_on(case, recorder_id)]
    return readers


async def relays(reader: Person, case: CaseRecord, standing: frozenset[Standing]) -> int | None:
    """To whom this reader, or who they stand in for, passes on what is told to these standings; None when to nobody."""
    acting_for = {reader.id, *reader.lenders_for(case.client_id)}
    for part, person_id, recorder_id in _away(case):
        if part in standing and acting_for & {one.id for one in await _who_pass_on(case, recorder_id)}:
            return person_id
    return None


async def _who_pass_on(case: CaseRecord, recorder_id: int) -> list[Person]:
    """Who recorded something for somebody; whoever else may, where that one handles the case by now.

    What somebody thinks of the handling is for another than its handler to ask, and to write down (clause 5.5.1).
    """
    life_cycle, parties = LIFE_CYCLES[case.kind], case.parties
    recorder = await people.get_person(recorder_id)
    if recorder is None or not may_see(recorder, life_cycle, parties):
        recorder = None
    judged = any(step.judges for step in life_cycle.transitions)
    if recorder is not None and not (judged and Party.HANDLER in standings(recorder, parties)):
        return [recorder]
    for role in _RECORDING:
        found = await people.find_people_with_role(case.client_id, role)
        others = [one for one in found if may_record_on(one, case) and Party.HANDLER not in standings(one, parties)]
        if others:
            return others
    return [recorder] if recorder is not None else []


def _away(case: CaseRecord) -> Iterator[tuple[Party, int, int]]:
    """The parties who do not use the bot, with who recorded for them."""
    if case.opener_away and case.recorder_id is not None:
        yield Party.OPENER, case.opened_by_id, case.recorder_id
    if case.rectifier_away and case.rectified_by_id is not None and case.fix_recorded_by_id is not None:
        yield Party.RECTIFIER, case.rectified_by_id, case.fix_recorded_by_id


def away_from(case: CaseRecord, standing: frozenset[Standing]) -> tuple[int, ...]:
    """The ids of those who stand to the case in one of these ways and do not use the bot: others recorded for them."""
    return tuple(person_id for part, person_id, _ in _away(case) if part in standing)


async def people_of(case: CaseRecord, standing: frozenset[Standing]) -> list[Person]:
    """The people who stand to the case in one of these ways and may see it."""
    roles = [one for one in standing if isinstance(one, Role)]
    if any(isinstance(one, Position) for one in standing):
        # who has which position is looked at below
        roles = [*{*roles, *CLIENT_SIDE}]
    found = await people.find_people_with_role(case.client_id, *roles) if roles else []
    parts = {
        Party.OPENER: case.opened_by_id,
        Party.HANDLER: case.handler_id,
        Party.ABOUT: case.about_id,
        Party.RECTIFIER: case.rectified_by_id,
        Party.ASKER: case.asked_by_id,
        Party.DECIDER: case.decided_by_id,
    }
    known = {person.id for person in found}
    several = ((Party.COMING, case.coming), (Party.CALLED, case.called))
    helping = [(part, person_id) for part, those in several for person_id in those]
    for part, person_id in (*parts.items(), *helping):
        if part in standing and person_id is not None and person_id not in known:
            person = await people.get_person(person_id)
            if person is not None:
                found.append(person)
                known.add(person_id)
    seeing = (person for person in found if may_see(person, LIFE_CYCLES[case.kind], case.parties))
    return [person for person in seeing if standings(person, case.parties) & standing]
