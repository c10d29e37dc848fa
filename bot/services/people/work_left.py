"""What is said when somebody leaves work behind: nothing of it is lost, whoever may is told to hand it on."""

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Party
from bot.rules.cases.parties import may_do, may_see, standings
from bot.rules.cause import Cause
from bot.rules.handing_over import ASSIGN
from bot.rules.people import Person, Role
from bot.services.post.writing import MessageCode, post
from storage.cases import stored as cases
from storage.ledgers import open_work
from storage.people import persons as people

SERVING = (Role.CONSULTANT, Role.LEAD)
WORK_LEFT = MessageCode("work_left")


async def tell_of_work_left(cause: Cause, person_id: int, client_id: int) -> None:
    """Tells the leads of a client, or the administrators where it has none, if the person no longer serves it.

    Of cases that those may not give to somebody else, whoever may: of complaints, the quality managers.
    """
    if await still_serves(person_id, client_id):
        return
    work = await open_work.count_open_work(cause.at, person_id=person_id, client_id=client_id)
    person = await people.get_person(person_id)
    found = [
        case
        for case in await cases.find_cases_of_person(person_id)
        if case.handler_id == person_id and case.client_id == client_id and _is_left(case, person)
    ]
    leads = _others(person_id, await people.find_people_with_role(client_id, Role.LEAD))
    leads = leads or _others(person_id, await people.find_people_with_role(None, Role.ADMINISTRATOR))
    readers = set[int]()
    if work.tasks or work.trainings or work.plans:
        readers = {lead.id for lead in leads}
    for case in found:
        readers |= {one.id for one in await _who_assign(case, person_id, leads)}
    for reader_id in sorted(readers):
        once = f"{client_id}:{cause.at.isoformat()}"
        await post(
            cause, WORK_LEFT, ("person", person_id), reader_id, occurrence=once, parameters={"client": client_id}
        )


async def tell_of_all_work_left(cause: Cause, person_id: int) -> None:
    """The same of every client at which the person has something unfinished."""
    for client_id in await open_work.find_clients_with_open_work(person_id, cause.at):
        await tell_of_work_left(cause, person_id, client_id)


def _is_left(case: CaseRecord, person: Person | None) -> bool:
    """Whether a case is open and its handler cannot handle it any more: a quality manager can at every client."""
    return case.closed_at is None and (person is None or Party.HANDLER not in standings(person, case.parties))


async def _who_assign(case: CaseRecord, person_id: int, leads: list[Person]) -> list[Person]:
    """Who may give a case to somebody else: the leads, those whose role it is, or else the administrators."""
    life_cycle = LIFE_CYCLES[case.kind]
    step = next((one for one in life_cycle.transitions if one.action == ASSIGN), None)
    if step is None:
        return [lead for lead in leads if may_see(lead, life_cycle, case.parties)]
    usual = [one for one in step.who if isinstance(one, Role) and one is not Role.ADMINISTRATOR]
    for found in (
        leads,
        await people.find_people_with_role(case.client_id, *usual),
        await people.find_people_with_role(None, Role.ADMINISTRATOR),
    ):
        able = [one for one in _others(person_id, found) if may_do(one, life_cycle, step, case.parties)]
        if able:
            return able
    return []


def _others(person_id: int, found: list[Person]) -> list[Person]:
    return [person for person in found if person.id != person_id]


async def still_serves(person_id: int, client_id: int) -> bool:
    """Whether the person is a consultant or lead of the client (again)."""
    person = await people.get_person(person_id)
    return person is not None and client_id in person.clients(*SERVING)
