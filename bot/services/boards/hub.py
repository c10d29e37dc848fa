"""企业总览: a client with its figures and all that is its, for whoever may see it (clauses 3.7, 5.3.3)."""

from datetime import timedelta

from bot.records.boards import HubView, Papers
from bot.records.cadence import STRETCHES
from bot.records.cases.cases import CasePage
from bot.records.clients import ClientRecord
from bot.records.to_answer import ToAnswer
from bot.records.trainings import TrainingView
from bot.rules.beijing import beijing_day
from bot.rules.boards.board import lines_of
from bot.rules.boards.hub import HUB, OPEN, SEE_CLIENT
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cause import Cause
from bot.rules.ledgers.schedules import SEE_PLANS
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.permissions import Action, Subject, clients_for, may, may_anywhere
from bot.rules.practice import is_practice
from bot.rules.refusing import NotForThisPerson
from bot.rules.skeletons import DRAFT_PAPERS
from bot.rules.stretches import month_of
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.boards.figures import Asked, told
from bot.services.cases import progress
from bot.services.service_plans.seeing import plan_of_client
from bot.services.service_plans.waiting import plans_to_answer
from bot.services.trainings.seats import view_of
from bot.services.work_records.readers import may_set
from bot.services.work_records.seeing import listed_for, may_see
from bot.services.work_records.waiting import deliverables_to_accept
from storage import clients, trainings
from storage.work_records.stored import find_latest

MOST = 8
"""Of trainings and papers the latest; older ones are in the lists of their kind."""
LOOKED_BACK = timedelta(days=366)


class NoSuchClient(NotForThisPerson):
    """There is no such client whose overview the person may see."""


async def own_firms(who: Person) -> tuple[ClientRecord, ...]:
    """The clients whose overview the person may see. Raises NoSuchClient: of none, whichever."""
    if not may_anywhere(who, SEE_CLIENT):
        raise NoSuchClient
    return tuple(await clients.find_clients(clients_for(who, SEE_CLIENT)))


async def client_of(who: Person, client_id: int) -> ClientRecord:
    """A client that the person may look at; of one that was merged into another that one.

    Raises:
        NoSuchClient
    """
    staying = await clients.get_staying(client_id) or client_id
    client = await clients.get_client(staying) if may(who, SEE_CLIENT, Subject(staying)) else None
    if client is None:
        raise NoSuchClient(client_id)
    return client


async def hub_of(who: Person, cause: Cause, client_id: int) -> HubView:
    """A client with its figures as they stand now.

    Raises:
        NoSuchClient
    """
    client = await client_of(who, client_id)
    asked = Asked(who, (client.id,), beijing_day(cause.at), ours=_is_ours(who, client.id))
    (line,) = lines_of(HUB, [(client.id, client.short_name)], await told(HUB, asked))
    to_answer = ToAnswer(await plans_to_answer(who, cause), await deliverables_to_accept(who, cause))
    return HubView(
        client,
        line,
        listed_for(who, client.id),
        may(who, SEE_PLANS, Subject(client.id)),
        not is_practice(client.id) and may(who, Action.SEE_CADENCE, Subject(client.id)),
        tuple(kind for kind in OPEN if not (CASE_KINDS[kind].is_the_clients_own and _is_ours(who, client.id))),
        to_answer.of(client.id),
        await _plan_of(who, client.id),
        may(who, DRAFT_PAPERS, Subject(client.id)),
    )


async def _plan_of(who: Person, client_id: int) -> int | None:
    plan = await plan_of_client(who, await clients.with_merged(client_id))
    return plan.id if plan is not None else None


def _is_ours(who: Person, client_id: int) -> bool:
    return not who.roles_at(client_id) <= CLIENT_SIDE


async def cases_of(who: Person, client_id: int, kind: str, page: int, per_page: int) -> tuple[ClientRecord, CasePage]:
    """A page of a client's cases of a kind, of those that the person may see.

    Raises:
        NoSuchClient: there is no such client or kind for this person.
    """
    client = await client_of(who, client_id)
    if kind not in CASE_KINDS:
        raise NoSuchClient(client_id, kind)
    among = await clients.with_merged(client.id)
    return client, await progress.look_at_client(who, among, kind, page, per_page)


async def trainings_of(who: Person, cause: Cause, client_id: int) -> tuple[ClientRecord, tuple[TrainingView, ...]]:
    """The latest trainings of a client within a year, and those to come, the last to begin first.

    Raises:
        NoSuchClient
    """
    client = await client_of(who, client_id)
    among = await clients.with_merged(client.id)
    found = await trainings.find_sessions_of_clients(among, cause.at - LOOKED_BACK, MOST)
    views = [await view_of(who, session) for session in found]
    return client, tuple(view for view in views if view is not None)


async def papers_of(who: Person, cause: Cause, client_id: int) -> Papers:
    """The latest records of a client with a document to have.

    Raises:
        NoSuchClient
    """
    client = await client_of(who, client_id)
    among = await clients.with_merged(client.id)
    found = [
        record
        for kind in RECORD_KINDS.values()
        if kind.document
        for record in await find_latest(kind.kind, among, MOST, waits_too=_is_ours(who, client.id))
        if may_see(who, record)
    ]
    latest = sorted(found, key=lambda record: (record.day, record.id), reverse=True)[:MOST]
    month = month_of(beijing_day(cause.at)).number
    cadence = 0 if is_practice(client.id) else client.id * STRETCHES + month
    return Papers(client, tuple(latest), cadence, await _plan_of(who, client.id), may_set(who, client.id))
