"""What is waiting for a person: tasks, findings, parked drafts."""

from dataclasses import dataclass

from bot.records.cases import CaseRecord
from bot.records.drafts import DraftView
from bot.records.patrols import Day
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services import patrols, progress
from bot.services.drafts import SubjectDone, load
from bot.services.walking import NotAllowed, complete
from storage import drafts, people


@dataclass(frozen=True, slots=True)
class Waiting:
    """Everything that a home shows."""

    day: Day
    findings: tuple[CaseRecord, ...]
    drafts: tuple[DraftView, ...]


class NoSuchPerson(LookupError):
    """There is no person of this id, or they have left."""


async def waiting_for(who: Person, cause: Cause) -> Waiting:
    """What is waiting for this person now; drafts about what they may no longer see are left out."""
    views = []
    for draft in await drafts.find_open_drafts(who.id):
        try:
            views.append(await complete(who, await load(draft)))
        except (NotAllowed, SubjectDone):
            continue
    return Waiting(await patrols.day_of(who, cause), await progress.open_findings(who), tuple(views))


async def person_now(person_id: int) -> Person:
    """The person as they are after a change in this turn.

    Raises:
        NoSuchPerson
    """
    person = await people.get_person(person_id)
    if person is None:
        raise NoSuchPerson(person_id)
    return person
