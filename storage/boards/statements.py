"""Complaints and enquiries as the figures of their board need them; what its reader may not see is left out by each query."""

from datetime import datetime

from bot.rules.boards.statements import FIRST_ANSWERS, KINDS, NOT_KEPT_BY_US, PromisesDue, Statement, Waiting
from bot.rules.people import Person
from storage import database as db
from storage.cases.seen import seen_by

_OF_KINDS = f"s.kind IN ({db.listed(KINDS)})"
_ANSWERED = (
    "(SELECT MIN(t.at) FROM trail t WHERE t.subject_kind = 'case' AND t.subject_id = s.id"
    f" AND t.action IN ({db.listed(FIRST_ANSWERS)}))"
)


def _seen(who: Person, clients: tuple[int, ...] | None) -> str:
    """Of these clients (None: of all but those of practice) what the person may see.

    The sign has SQLite look for the cases by their time, of which there is an index by kind.
    """
    within = "+s.client_id > 0" if clients is None else f"+s.client_id IN ({db.listed(clients)})"
    return f"{within} AND {seen_by(who, kinds=KINDS)}"


async def find_opened(
    who: Person, clients: tuple[int, ...] | None, since: datetime, until: datetime
) -> list[Statement]:
    """What was filed at these clients from ``since`` until before ``until``, in that order."""
    return await db.rows(
        Statement,
        "SELECT s.id, s.kind, s.client_id, s.state, COALESCE(q.category, '') AS subject, s.opened_at,"
        f" {_ANSWERED} AS answered_at, COALESCE(s.closed_at, s.ended_at) AS closed_at FROM service_case s"
        " LEFT JOIN complaint_detail q ON q.case_id = s.id"
        f" WHERE {_OF_KINDS} AND s.opened_at >= :since AND s.opened_at < :until AND {_seen(who, clients)}"
        " ORDER BY s.opened_at, s.id",
        since=since,
        until=until,
    )


async def find_closed(who: Person, clients: tuple[int, ...] | None, since: datetime, until: datetime) -> list[datetime]:
    """When each was closed that was so in this time, be it that an answer to its rating is owed still."""
    ended = (
        f"SELECT s.{{at}} AS at FROM service_case s WHERE {_OF_KINDS} AND s.{{at}} >= :since AND s.{{at}} < :until"
        f" AND {_seen(who, clients)}"
    )
    return await db.column(
        datetime,
        f"{ended.format(at='closed_at')} UNION ALL {ended.format(at='ended_at')} AND s.closed_at IS NULL ORDER BY at",
        since=since,
        until=until,
    )


async def find_waiting(who: Person, clients: tuple[int, ...] | None) -> list[Waiting]:
    """What is open now; not what has ended, and waits for an answer to its rating alone."""
    return await db.rows(
        Waiting,
        f"SELECT s.opened_at, s.due_at FROM service_case s WHERE {_OF_KINDS} AND s.closed_at IS NULL"
        " AND s.ended_at IS NULL"
        f" AND {_seen(who, clients)} ORDER BY s.opened_at",
    )


async def count_promises(
    who: Person, clients: tuple[int, ...] | None, since: datetime, until: datetime, now: datetime
) -> PromisesDue:
    """The promises that were to be kept from ``since`` until before ``until``: how many were, how many were not.

    What was moved in time or stands still was to be kept at another time.
    """
    broken = "r.until < COALESCE(r.ended_at, s.closed_at, :now)"
    by_us = f"(s.closed_at IS NULL OR r.ended_at < s.closed_at OR s.state NOT IN ({db.listed(NOT_KEPT_BY_US)}))"
    kept = f"NOT {broken} AND r.became = 'done' AND {by_us}"
    (row,) = await db.rows(
        PromisesDue,
        f"SELECT COALESCE(SUM(CASE WHEN {kept} THEN 1 ELSE 0 END), 0) AS kept,"
        f" COALESCE(SUM(CASE WHEN {broken} THEN 1 ELSE 0 END), 0) AS broken"
        " FROM case_promise r JOIN service_case s ON s.id = r.case_id"
        f" WHERE r.until >= :since AND r.until < :until AND {_OF_KINDS} AND {_seen(who, clients)}",
        since=since,
        until=until,
        now=now,
    )
    return row
