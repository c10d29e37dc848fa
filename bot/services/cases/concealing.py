"""What an auditor sees of a complaint: all but who complained, unless the firm has set otherwise (clause 5.5.3)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.records.cases.cases import CaseEvent, CaseRecord
from bot.records.registers import ComplaintLine
from bot.rules.cases.concealing import COMPLAINANT, is_concealed, without_name
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.people import Person, Role
from bot.services.cases.veiling import veiled
from storage.cases import ties
from storage.people import persons as people
from storage.settings.firm import get_settings


async def hides_from(who: Person, case: CaseRecord | ComplaintLine) -> bool:
    """Whether the complainant's name is kept from this person."""
    # others never are such readers: the settings need not be asked
    if Role.AUDITOR not in who.roles or not is_concealed(who, LIFE_CYCLES[case.kind], case.parties):
        return False
    return not (await get_settings()).auditor_names


async def as_seen(who: Person, cases: Iterable[CaseRecord]) -> list[CaseRecord]:
    """Cases as the person may see them: without the name that is kept from our team, or from auditors."""
    return [await _without_opener(who, case) if await hides_from(who, case) else veiled(who, case) for case in cases]


async def _without_opener(who: Person, case: CaseRecord) -> CaseRecord:
    title = case.title
    for name in await _names(case):
        title = without_name(title, name, who.language)
    return replace(case, opened_by=COMPLAINANT.to(who.language), title=title)


async def events_as_seen(who: Person, case: CaseRecord, events: Sequence[CaseEvent]) -> tuple[CaseEvent, ...]:
    """What happened to a case, as the person may see it: ``case`` with all it says."""
    if not await hides_from(who, case):
        return tuple(events)
    theirs = {case.opened_by_id, *(one.person_id for one in await ties.find_reporters(case.id))}
    names = await _names(case)
    seen = []
    for event in events:
        text = event.text
        for name in names:
            text = without_name(text, name, who.language)
        own = event.by_id in theirs or event.recorded is not None
        seen.append(replace(event, text=text, who=COMPLAINANT.to(who.language) if own else event.who))
    return tuple(seen)


async def lines_as_seen(who: Person, lines: Iterable[ComplaintLine]) -> list[ComplaintLine]:
    """Lines of a register as the person who asked may see them."""
    seen, names = [], dict[int, str]()
    for line in lines:
        if not await hides_from(who, line):
            seen.append(line)
            continue
        if line.opened_by_id not in names:
            opener = await people.get_person_on_record(line.opened_by_id)
            names[line.opened_by_id] = opener.name if opener is not None else ""
        title = without_name(line.title, names[line.opened_by_id], who.language)
        seen.append(replace(line, opened_by=COMPLAINANT.to(who.language), title=title))
    return seen


async def asks_for_complainant(who: Person, text: str, case: CaseRecord) -> bool:
    """Whether a text that is looked for names the complainant, of whom the person is told nothing."""
    if not await hides_from(who, case):
        return False
    return any(name in text or text in name for name in await _names(case))


async def _names(case: CaseRecord) -> list[str]:
    """Whoever reported it, by the names that they sign with."""
    ids = [case.opened_by_id, *(one.person_id for one in await ties.find_reporters(case.id))]
    found = [await people.get_person_on_record(one) for one in dict.fromkeys(ids)]
    return [one.name for one in found if one is not None and one.name]
