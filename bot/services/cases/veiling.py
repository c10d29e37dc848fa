"""A case as a reader sees it who is not told whose it is (bot/rules/cases/anonymous.py)."""

from collections.abc import Sequence
from dataclasses import replace

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.anonymous import ANONYMOUS, knows_opener
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.parties import may_see
from bot.rules.people import CLIENT_SIDE, Person
from storage.people import persons as people


def veiled(who: Person, case: CaseRecord) -> CaseRecord:
    """The case with the name of who opened it as this person is told it."""
    if knows_opener(who, case.parties):
        return case
    return replace(case, opened_by=ANONYMOUS.to(who.language))


def may_know_whose(who: Person, case: CaseRecord) -> bool:
    """Whether somebody may know to whom news of a case go: they see it, and whose it is."""
    return may_see(who, LIFE_CYCLES[case.kind], case.parties) and knows_opener(who, case.parties)


class Names:
    """The names of those who did something to a case, as a reader (None: whoever sees all) is told them."""

    def __init__(self, case: CaseRecord, reader: Person | None) -> None:
        self._veil = None
        if reader is not None and not knows_opener(reader, case.parties):
            self._veil = ANONYMOUS.to(reader.language)
        self._opener = case.opened_by_id
        self._known = {} if self._veil else {case.opened_by_id: case.opened_by}

    async def all_of(self, people_ids: Sequence[int]) -> tuple[str, ...]:
        """The names of several, in their order."""
        return tuple([await self.of(person_id) for person_id in people_ids])

    async def of(self, person_id: int) -> str:
        """Somebody's name; of an anonymous case nobody of the client is named, since a stand-in tells whose it is."""
        if person_id not in self._known:
            found = await people.get_person_on_record(person_id)
            name = found.called if found is not None else ""
            theirs = person_id == self._opener or (found is not None and found.roles <= CLIENT_SIDE)
            self._known[person_id] = self._veil if self._veil is not None and theirs else name
        return self._known[person_id]
