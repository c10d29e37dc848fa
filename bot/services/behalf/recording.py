"""代录, in front of the forms: the clients, findings, trainings and cases on which something can be recorded."""

from bot.records.cases.cases import CaseRecord
from bot.records.clients import ClientRecord
from bot.records.trainings import SessionRecord
from bot.rules.cases.finding import FINDING
from bot.rules.cases.kinds import FILINGS, LIFE_CYCLES
from bot.rules.cases.life_cycle import Party
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, clients_for, may
from bot.rules.refusing import NotForThisPerson
from bot.rules.trainings import is_open
from bot.services.people.acting import can_record, may_record_on
from bot.services.trainings.seats import clients_of
from storage import clients, trainings
from storage.cases import listed
from storage.cases import stored as cases
from storage.people.persons import get_phone


class NotForThisClient(NotForThisPerson):
    """The person may record nothing for people of this client."""


async def clients_to_record_for(who: Person) -> tuple[ClientRecord, ...]:
    """The clients for whose people the person may record something."""
    return tuple(await clients.find_clients(clients_for(who, Action.RECORD_ON_BEHALF)))


async def client_to_record_for(who: Person, client_id: int) -> ClientRecord:
    """One client for whose people the person may record something."""
    client = await clients.get_client(client_id)
    if client is None or not may(who, Action.RECORD_ON_BEHALF, Subject(client_id)):
        raise NotForThisClient(client_id)
    return client


def may_record_statements(who: Person, client_id: int) -> bool:
    """Whether what people file, and what they say about it, is for this person to record."""
    return may(who, Action.RECORD_STATEMENT, Subject(client_id))


async def findings_to_fix(who: Person, client_id: int) -> tuple[CaseRecord, ...]:
    """Findings for which evidence can be handed in."""
    since = FINDING.transition("evidence").since
    found = await cases.find_open_cases((FINDING.kind,), (client_id,))
    return tuple(case for case in found if case.state in since and may_record_on(who, case))


async def cases_to_answer(who: Person, client_id: int) -> tuple[CaseRecord, ...]:
    """Cases that wait for who filed them."""
    found = await cases.find_open_cases(FILINGS, (client_id,))
    return tuple([case for case in found if _waits_for_opener(case) and await can_record(who, case)])


def _waits_for_opener(case: CaseRecord) -> bool:
    return Party.OPENER in LIFE_CYCLES[case.kind].state(case.state).waits_for


async def cases_to_pass_on(who: Person) -> tuple[CaseRecord, ...]:
    """Cases that the person recorded, and that wait for somebody who does not use the bot."""
    recorded = await listed.get_cases(await listed.find_recorded(who))
    waiting = (case for case in recorded if case.closed_at is None and _waits_for_opener(case))
    return tuple(case for case in waiting if case.opener_away)


async def phone_to_pass_on(case: CaseRecord) -> str:
    """Where the person can be called for whom a case was recorded; empty where nobody knows."""
    return await get_phone(case.opened_by_id)


async def sessions_to_sign_up_for(client_id: int, cause: Cause) -> tuple[SessionRecord, ...]:
    """Trainings to come that are for people of the client."""
    found = []
    for session in await trainings.find_sessions_after(cause.at):
        served = await clients_of(session)
        if is_open(session.starts_at, cause.at) and (served is None or client_id in served):
            found.append(session)
    return tuple(found)
