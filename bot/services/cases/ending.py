"""Everyone who reported it hears the end, in their own language, and of what they may see (clauses 5.5.3, 5.5.4).

That is who opened what was joined to a case, who added their report to it, and who reported the hazard that a finding
was once; who hears of the step itself is told by that.
"""

from collections.abc import AsyncIterator

from bot.records.cases.cases import CaseRecord
from bot.records.links import CASE
from bot.rules.cases.concerning import concerned
from bot.rules.cases.finding import FINDING
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Party, Transition
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.cases.people import Reader, readers_of
from bot.services.post.writing import MessageCode, post
from storage.cases import finding_details, ties
from storage.cases import stored as cases
from storage.people import persons as people

ENDED = MessageCode("case_ended")
"""To who reported it what became of it; ``by``: the case with which it ended, ``draft``: where they said it."""


async def tell_of_end(cause: Cause, case: CaseRecord, step: Transition, who: Person | None) -> None:
    """Tells everyone who reported it what became of a case that ends. Inside a transaction that is open already."""
    hear = await readers_of(case, concerned(LIFE_CYCLES[case.kind], step.tells, case.parties))
    told = {one.person.id for one in hear} if step.told is not None else set[int]()
    told |= {one for one in (cause.person_id, who.id if who is not None else None) if one is not None}
    await _tell_reporters(cause, case, case, told)
    async for original in _originals(case):
        for reader in await readers_of(original, frozenset({Party.OPENER})):
            if reader.person.id not in told or reader.relay is not None:
                await _tell(cause, original, case, reader)
                told.add(reader.person.id)
        await _tell_reporters(cause, original, case, told)


async def _tell_reporters(cause: Cause, original: CaseRecord, case: CaseRecord, told: set[int]) -> None:
    for one in await ties.find_reporters(original.id):
        person = await people.get_person(one.person_id)
        if person is not None and person.id not in told:
            await _tell(cause, original, case, Reader(person), one.draft_id)
            told.add(person.id)


async def _tell(cause: Cause, original: CaseRecord, case: CaseRecord, reader: Reader, draft_id: int = 0) -> None:
    said = {"by": case.id, "draft": draft_id}
    about, occurrence = (CASE, original.id), f"{case.id}:{case.turn}"
    await post(cause, ENDED, about, reader.person.id, occurrence=occurrence, relay=reader.relay, parameters=said)


async def _originals(case: CaseRecord) -> AsyncIterator[CaseRecord]:
    """What became this case, or is joined to it: each once, the nearest first."""
    known, ahead = {case.id}, [case]
    for one in ahead:
        ids = await ties.find_joined_to(one.id)
        details = await finding_details.get_finding_details(one.id) if one.kind == FINDING.kind else None
        if details is not None and details.record_kind == CASE:
            ids.append(details.record_id)
        for other_id in ids:
            other = await cases.get_case(other_id) if other_id not in known else None
            if other is not None:
                known.add(other_id)
                ahead.append(other)
                yield other
