"""How clients stand with what they measure: what is due, for whom, and what was missed (clauses 4.4.1, 4.6 g)."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from bot.records.monitoring import Monitored, MonitoringOverview, MonitoringRow, NotMeasured
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.columns import LOOK_AT_LEDGERS
from bot.rules.ledgers.monitoring import MONITORING
from bot.rules.monitoring.due import Standing, standing
from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.rules.permissions import Subject, may
from bot.rules.work_records.monitoring import MONITORING_RESULT
from bot.rules.working_days import Calendar
from bot.services.drafts.refusing import NotAllowed
from storage import clients, monitoring
from storage.people import persons as people
from storage.settings.firm import get_settings

_NOTHING = Standing(None, ())


async def overview(who: Person, cause: Cause, client_id: int) -> MonitoringOverview:
    """A client's plan as it stands today, what is due first.

    Raises:
        NotAllowed: it is not for this person.
    """
    client = await clients.get_client(client_id)
    if client is None or not may(who, MONITORING_RESULT.see, Subject(client_id)):
        raise NotAllowed(MONITORING_RESULT.kind, MONITORING.code, client_id)
    rows = await stand(await monitoring.find_rows(client_id), beijing_day(cause.at))
    return MonitoringOverview(
        client_id,
        client.short_name,
        tuple(sorted(rows, key=lambda one: one.standing.due or date.max)),
        client_id in who.clients(*CLIENT_SIDE),
        may(who, LOOK_AT_LEDGERS, Subject(client_id)) and may(who, MONITORING.seen_by, Subject(client_id)),
    )


async def stand(rows: Iterable[MonitoringRow], day: date) -> list[Monitored]:
    """The rows with how they stand on a day."""
    firm = await get_settings()
    return [Monitored(row, _standing(row, day, firm.calendar(row.client_id))) for row in rows]


def _standing(row: MonitoringRow, day: date, calendar: Calendar) -> Standing:
    rhythm = row.rhythm
    return _NOTHING if rhythm is None or row.next_due is None else standing(rhythm, row.next_due, day, calendar)


async def owed_by(who: Person, cause: Cause) -> tuple[Monitored, ...]:
    """What waits for the person to be measured and recorded."""
    theirs, today = who.clients(*CLIENT_SIDE), beijing_day(cause.at)
    waiting = await monitoring.find_waiting(theirs, today) if theirs else []
    found = []
    for holder, owed in (await by_holder(await stand(waiting, today))).items():
        found += owed if holder == who.id else []
    return tuple(found)


async def by_holder(rows: Iterable[Monitored]) -> dict[int, list[Monitored]]:
    """What is due of these, by the id of who is to record it: one may hold several, several managers hold one."""
    found: dict[int, list[Monitored]] = {}
    due = [one for one in rows if one.standing.due is not None]
    for client_id, of_client in groupby(due, key=lambda one: one.row.client_id):
        known = await people.find_people_with_role(client_id, *CLIENT_SIDE)
        for one in of_client:
            for holder in _holders(one.row, client_id, known):
                found.setdefault(holder.id, []).append(one)
    return found


def _holders(row: MonitoringRow, client_id: int, known: Sequence[Person]) -> list[Person]:
    """Who is responsible, as long as they can be reached; else the client's managers."""
    named = [one for one in known if one.id == row.person_id and one.unreachable_since is None]
    return named or [one for one in known if Role.CLIENT_MANAGER in one.roles_at(client_id)]


async def missed_for(who: Person, cause: Cause) -> tuple[NotMeasured, ...]:
    """The clients that did not record what was due, of those whose manager or butler the person is."""
    answering = who.clients(Role.CLIENT_MANAGER, Role.CONSULTANT, Role.LEAD)
    today = beijing_day(cause.at)
    return not_measured(await stand(await monitoring.find_waiting(answering, today), today) if answering else [])


def not_measured(rows: Iterable[Monitored]) -> tuple[NotMeasured, ...]:
    """How much of each client was missed, since when."""
    found = []
    missed = [one for one in rows if one.standing.missed]
    for client_id, each in groupby(missed, key=lambda one: one.row.client_id):
        of_client = list(each)
        first = min(one.standing.missed[0] for one in of_client)
        found.append(NotMeasured(client_id, of_client[0].row.client_name, len(of_client), first))
    return tuple(found)
