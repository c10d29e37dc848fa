"""How the firm stands, for the figures of its readiness; nobody's practice is a part of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.boards.readiness import LateReport, RunOut, Staff, Team
from bot.rules.deliverables.owed import OWED_FOR
from bot.rules.ledgers.contracts import Standing
from bot.rules.ledgers.ledger import Ledger
from bot.rules.people import CLIENT_SIDE, OUR_POSITIONS, Role
from bot.rules.tasks.works import DELIVERY
from storage import database as db
from storage import namesakes
from storage.ledgers import plain
from storage.ledgers.expiring import find_expiring
from storage.ledgers.where import OF_OURS

_KINDS = db.listed(sorted(OUR_POSITIONS))
_OURS = db.listed(role for role in Role if role not in CLIENT_SIDE and role is not Role.AUDITOR)


async def find_staff() -> list[Staff]:
    """Our own people in use, by name: who has one of our roles, or is entered as some kind of staff.

    Auditors look at what we do; they are among us only where somebody says what kind of staff they are.
    """
    return await db.rows(
        Staff,
        f"SELECT e.id, {namesakes.person('e')} AS name, e.kind, e.title_level, e.competence FROM person e"
        f" WHERE e.id IN (SELECT p.id FROM person p WHERE p.kind IN ({_KINDS}) UNION SELECT g.person_id FROM role_grant g"
        f" WHERE g.ended_at IS NULL AND g.role IN ({_OURS}))"
        f" AND e.id > 0 AND e.ended_at IS NULL AND e.name <> '' AND {OF_OURS} ORDER BY e.name, e.id",
    )


@dataclass(frozen=True, slots=True)
class _Serving:
    client_id: int
    client: str
    person_id: int | None
    role: str | None
    contract: bool


async def find_teams(today: date) -> list[Team]:
    """Clients in use, by name, with who serves them, and whether a contract with them is in force."""
    found = await db.rows(
        _Serving,
        f"SELECT c.id AS client_id, {namesakes.client('c')} AS client, p.id AS person_id, g.role,"
        " EXISTS (SELECT 1 FROM contract k WHERE k.client_id = c.id AND k.ended_at IS NULL"
        f" AND k.standing = '{Standing.ACTIVE.value}' AND :today BETWEEN k.begins AND k.ends) AS contract FROM client c"
        " LEFT JOIN role_grant g ON g.client_id = c.id AND g.ended_at IS NULL"
        f" AND g.role IN ({db.listed((Role.LEAD, Role.CONSULTANT))})"
        " LEFT JOIN person p ON p.id = g.person_id AND p.ended_at IS NULL"
        " WHERE c.id > 0 AND c.ended_at IS NULL ORDER BY c.short_name, c.id",
        today=today,
    )
    serving: dict[tuple[int, str, bool], list[tuple[str, int]]] = {}
    for one in found:
        team = serving.setdefault((one.client_id, one.client, one.contract), [])
        if one.person_id is not None and one.role is not None:
            team.append((one.role, one.person_id))
    return [
        Team(client_id, client, _having(Role.LEAD, team), _having(Role.CONSULTANT, team), contract)
        for (client_id, client, contract), team in serving.items()
    ]


def _having(role: Role, team: list[tuple[str, int]]) -> frozenset[int]:
    return frozenset(person_id for one, person_id in team if one == role)


async def find_run_out(ledger: Ledger, today: date) -> list[RunOut]:
    """The entries in use, of clients in use, that ran out before today.

    Raises:
        LookupError: its entries do not run out.
    """
    found = await find_expiring(ledger, today - timedelta(days=1))
    if ledger.expiry is None or not found:
        return []
    client = "x.client_name" if ledger.of_client else "''"
    name = " || ' · ' || ".join(
        f"x.{one}" for one in ("title", *(("code",) if ledger.has_namesakes else ledger.beside))
    )
    return await db.rows(
        RunOut,
        f"SELECT '{ledger.code}' AS ledger, x.id AS entry_id, {name} AS name, {client} AS client,"
        f" x.{ledger.expiry.column} AS until FROM (SELECT e.id, {plain.selected(ledger)}"
        f" FROM {plain.found_in(ledger)} WHERE e.id IN ({db.listed(found)}) AND e.{plain.is_real(ledger)}) AS x",
    )


async def find_late_reports(today: date) -> list[LateReport]:
    """Documents promised to clients in use for a day before today, neither handed over nor explained.

    As far back as deliverables count as owed.
    """
    return await db.rows(
        LateReport,
        f"SELECT t.id AS task_id, {namesakes.client('c')} AS client, coalesce(p.about, '') AS about,"
        f" {namesakes.person('a')} AS assignee, t.due_on FROM task t"
        " JOIN client c ON c.id = t.client_id AND c.ended_at IS NULL JOIN person a ON a.id = t.assignee_id"
        " LEFT JOIN schedule p ON p.id = t.schedule_id"
        f" WHERE t.work = '{DELIVERY.code}' AND t.state IN ('open', 'missed')"
        # what is open may have been moved for a reason, which is none for being late
        " AND (t.state = 'open' OR t.reason = '')"
        " AND t.due_on >= :since AND t.due_on < :today AND t.client_id > 0",
        since=today - OWED_FOR,
        today=today,
    )
