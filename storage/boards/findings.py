"""A client's findings by filters, and what figures of them are made of; of what a reader may not see there is nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.records.cases.cases import MOST_LISTED
from bot.rules.boards.found import Standing, Wanted
from bot.rules.boards.found_figures import FoundLine
from bot.rules.cases.alike import JOINED_STATE
from bot.rules.cases.finding import AWAITING_CHECK, CLOSED, FINDING, HANDED_OVER, VOIDED
from bot.rules.people import Person
from storage import database as db
from storage import namesakes
from storage.cases.listed import MOST_CLIENTS, ORDER
from storage.cases.seen import seen_by

_AMONG = "FROM service_case s JOIN finding_detail f ON f.case_id = s.id"
_REPEATS = f"EXISTS (SELECT 1 FROM service_case b WHERE b.id = f.repeat_of_id AND b.state <> '{VOIDED}')"
_STANDS = {
    Standing.OPEN: "s.closed_at IS NULL",
    Standing.LATE: "s.closed_at IS NULL AND s.due_at < :now",
    Standing.AWAITING_CHECK: f"s.state = '{AWAITING_CHECK}'",
    Standing.CLOSED: f"s.state = '{CLOSED}'",
    Standing.HANDED_OVER: f"s.state = '{HANDED_OVER}'",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to filter by: its id, its name, and of how many findings it is."""

    id: int
    name: str
    n: int


@dataclass(frozen=True, slots=True)
class _Counts:
    open: int
    late: int
    awaiting_check: int
    closed: int
    handed_over: int


@dataclass(frozen=True, slots=True)
class _Clause:
    clause: str
    n: int


async def find_wanted(
    who: Person, clients: tuple[int, ...], wanted: Wanted, clause: str | None, now: datetime
) -> list[int]:
    """Ids of the findings of a client (and of those merged into it) that filters keep, open ones first, then the latest.

    ``clause``: that of the wanted topic; None: of any.
    """
    stands = f" AND {_STANDS[wanted.standing]}" if wanted.standing is not Standing.ANY else ""
    return await db.column(
        int,
        f"SELECT s.id {_AMONG} WHERE {_narrowed(who, clients, wanted, clause)}{stands} ORDER BY {ORDER}"
        f" LIMIT {MOST_LISTED}",
        **_said(wanted, clause, now),
    )


async def count_standings(
    who: Person, clients: tuple[int, ...], wanted: Wanted, clause: str | None, now: datetime
) -> dict[Standing, int]:
    """How many of them stand how, whatever the wanted standing."""
    counted = ", ".join(
        f"COALESCE(SUM(CASE WHEN {stands} THEN 1 ELSE 0 END), 0) AS {standing.name.lower()}"
        for standing, stands in _STANDS.items()
    )
    (row,) = await db.rows(
        _Counts,
        f"SELECT {counted} {_AMONG} WHERE {_narrowed(who, clients, wanted, clause)}",
        **_said(wanted, clause, now),
    )
    return {standing: getattr(row, standing.name.lower()) for standing in _STANDS}


def _narrowed(who: Person, clients: tuple[int, ...], wanted: Wanted, clause: str | None) -> str:
    parts = [_of(who, clients)]
    parts += ["s.site_id = :site"] if wanted.site else []
    parts += ["f.severity = :severity"] if wanted.severity is not None else []
    parts += ["f.clause = :clause"] if clause is not None else []
    parts += [_REPEATS] if wanted.repeat else []
    parts += ["f.effect = 'again'"] if wanted.again else []
    parts += ["s.handler_id + 0 = :person"] if wanted.person else []
    return " AND ".join(parts)


def _of(who: Person, clients: tuple[int, ...]) -> str:
    seen = seen_by(who, kinds=(FINDING.kind,))
    return f"s.client_id IN ({db.listed(clients)}) AND s.state <> '{VOIDED}' AND {seen}"


def _said(wanted: Wanted, clause: str | None, now: datetime) -> dict[str, object]:
    severity = wanted.severity.value if wanted.severity is not None else ""
    return {"site": wanted.site, "severity": severity, "clause": clause, "person": wanted.person, "now": now}


async def find_sites_found(who: Person, clients: tuple[int, ...]) -> list[Choice]:
    """The sites at which something was found, with how much, the most first."""
    return await db.rows(
        Choice,
        f"SELECT s.id, s.name, k.n FROM (SELECT s.site_id, count(*) AS n {_AMONG} WHERE {_of(who, clients)}"
        " GROUP BY s.site_id) k JOIN site s ON s.id = k.site_id ORDER BY k.n DESC, s.id",
    )


async def find_people_fixing(who: Person, clients: tuple[int, ...]) -> list[Choice]:
    """Who is or was to fix something, with how much, the most first."""
    return await db.rows(
        Choice,
        f"SELECT p.id, {namesakes.person('p')} AS name, k.n FROM (SELECT s.handler_id, count(*) AS n {_AMONG}"
        f" WHERE {_of(who, clients)} GROUP BY s.handler_id) k JOIN person p ON p.id = k.handler_id"
        " ORDER BY k.n DESC, p.id",
    )


async def find_clauses_found(who: Person, clients: tuple[int, ...]) -> list[tuple[str, int]]:
    """The clauses of what was found, with how much of each, the most first."""
    found = await db.rows(
        _Clause,
        f"SELECT f.clause, count(*) AS n {_AMONG} WHERE {_of(who, clients)} GROUP BY f.clause ORDER BY n DESC, f.clause",
    )
    return [(one.clause, one.n) for one in found]


async def find_lines(clients: Sequence[int], since: datetime) -> list[FoundLine]:
    """What was found at these clients, came to them since a moment, or was or is open then.

    What they have not got, what was void or joined to another of the same, and the hazards that are their own are not among it.
    """
    if not clients:
        return []
    # of many clients it is quicker to go by when findings were closed
    many = "+" if len(clients) > MOST_CLIENTS else ""
    line = (
        "SELECT s.released_at AS opened_at, s.closed_at, f.severity, f.clause, f.fixed_on_the_spot,"
        f" s.state = '{CLOSED}' AS ended_by_fix {_AMONG} WHERE s.kind = '{FINDING.kind}'"
        f" AND {many}s.client_id IN ({db.listed(clients)}) AND s.released_at IS NOT NULL"
        f" AND s.state NOT IN ('{VOIDED}', '{JOINED_STATE.key}')"
    )
    return await db.rows(
        FoundLine,
        f"{line} AND s.closed_at IS NULL UNION ALL {line} AND s.closed_at >= :since",
        since=since,
    )
