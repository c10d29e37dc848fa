"""Logged services (记一笔): never altered; the last amendment says what holds (clauses 3.6, 7)."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.records.service_log import ServiceLine, ServiceRecord
from storage import database as db
from storage import namesakes

_NOW = (
    "COALESCE(a.kind, s.kind) AS kind, COALESCE(a.done_on, s.done_on) AS done_on,"
    " COALESCE(a.minutes, s.minutes) AS minutes, COALESCE(a.text, s.text) AS text, COALESCE(a.voided, FALSE) AS voided,"
    " (SELECT COUNT(*) FROM service_amendment n WHERE n.service_id = s.id) AS amended"
)
_FROM = (
    " FROM service_log s JOIN client c ON c.id = s.client_id JOIN person p ON p.id = s.person_id"
    " LEFT JOIN service_amendment a ON a.id = (SELECT MAX(l.id) FROM service_amendment l WHERE l.service_id = s.id) "
)
_SERVICE = (
    f"SELECT s.id, s.number, s.client_id, {namesakes.firm('c')} AS client_name, s.person_id, {namesakes.person('p')} AS person_name,"
    f" s.logged_at, {_NOW}{_FROM}"
)
_DAY = "COALESCE(a.done_on, s.done_on)"


@dataclass(frozen=True, slots=True)
class AmendmentRecord:
    """One correction: everything as it was said to be from then on."""

    kind: str
    done_on: date
    minutes: int
    text: str
    amended_at: datetime
    amended_by: str
    reason: str


async def get_service(service_id: int) -> ServiceRecord | None:
    """A logged service by id."""
    return await db.row(ServiceRecord, _SERVICE + "WHERE s.id = :id", id=service_id)


async def get_service_by_number(number: str) -> ServiceRecord | None:
    """A logged service by its number."""
    return await db.row(ServiceRecord, _SERVICE + "WHERE s.number = :number", number=number)


async def get_original(service_id: int) -> ServiceRecord | None:
    """A service as it was logged, whatever was corrected since."""
    return await db.row(
        ServiceRecord,
        f"SELECT s.id, s.number, s.client_id, {namesakes.firm('c')} AS client_name, s.person_id, {namesakes.person('p')} AS person_name,"
        " s.logged_at, s.kind, s.done_on, s.minutes, s.text, FALSE AS voided, 0 AS amended"
        " FROM service_log s JOIN client c ON c.id = s.client_id JOIN person p ON p.id = s.person_id WHERE s.id = :id",
        id=service_id,
    )


async def find_services(client_id: int, first: date, last: date) -> list[ServiceRecord]:
    """A client's services of the days from ``first`` to ``last``, the latest first; voided ones too."""
    return await db.rows(
        ServiceRecord,
        _SERVICE + f"WHERE s.client_id = :client_id AND {_DAY} >= :first AND {_DAY} <= :last"
        f" ORDER BY {_DAY} DESC, s.id DESC",
        client_id=client_id,
        first=first,
        last=last,
    )


async def find_service_lines(client_id: int, first: date, last: date, after: int, limit: int) -> list[ServiceLine]:
    """The lines of the register: services of these days behind the id ``after``, in order."""
    return await db.rows(
        ServiceLine,
        f"SELECT s.id, s.number, {namesakes.firm('c')} AS client_name, {namesakes.person('p')} AS person_name, s.logged_at, a.reason,"
        f" {_NOW}{_FROM} WHERE s.client_id = :client_id AND {_DAY} >= :first AND {_DAY} <= :last AND s.id > :after"
        " ORDER BY s.id LIMIT :limit",
        client_id=client_id,
        first=first,
        last=last,
        after=after,
        limit=limit,
    )


async def find_amendments(service_id: int) -> list[AmendmentRecord]:
    """The corrections of a service in order."""
    return await db.rows(
        AmendmentRecord,
        f"SELECT a.kind, a.done_on, a.minutes, a.text, a.amended_at, {namesakes.person('p')} AS amended_by, a.reason"
        " FROM service_amendment a JOIN person p ON p.id = a.person_id WHERE a.service_id = :service_id ORDER BY a.id",
        service_id=service_id,
    )


async def add_service(
    *,
    number: str,
    client_id: int,
    person_id: int,
    kind: str,
    done_on: date,
    minutes: int,
    text: str,
    draft_id: int,
    at: datetime,
) -> int:
    """Logs a service."""
    return await db.add(
        "service_log",
        number=number,
        client_id=client_id,
        person_id=person_id,
        kind=kind,
        done_on=done_on,
        minutes=minutes,
        text=text,
        draft_id=draft_id,
        logged_at=at,
    )


async def add_amendment(
    service_id: int,
    *,
    person_id: int,
    kind: str,
    done_on: date,
    minutes: int,
    text: str,
    voided: bool,
    reason: str,
    draft_id: int,
    at: datetime,
) -> int:
    """Corrects a service from now on; what it said before stays."""
    return await db.add(
        "service_amendment",
        service_id=service_id,
        person_id=person_id,
        kind=kind,
        done_on=done_on,
        minutes=minutes,
        text=text,
        voided=voided,
        reason=reason,
        draft_id=draft_id,
        amended_at=at,
    )
