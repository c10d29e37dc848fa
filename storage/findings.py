"""Findings and their rectification (clauses 4.2, 4.7.1)."""

from datetime import datetime

from bot.records.findings import FindingRecord
from bot.rules.text import Text
from storage import database as db

_FINDING = """SELECT f.id, f.number, f.client_id, f.site_id, f.patrol_id, f.found_by_id, f.question, f.clause, f.what,
 f.severity, f.suggestion_zh, f.suggestion_en, f.state, f.found_at, f.due_at, f.fixed_on_the_spot, f.acknowledged_at,
 f.closed_at, a.name AS acknowledged_by, c.name AS client_name, s.name AS site_name, o.name AS found_by
 FROM finding f JOIN client c ON c.id = f.client_id JOIN site s ON s.id = f.site_id
 JOIN person o ON o.id = f.found_by_id LEFT JOIN person a ON a.id = f.acknowledged_by_id """


async def get_finding(finding_id: int) -> FindingRecord | None:
    """A finding by id."""
    return await db.row(FindingRecord, _FINDING + "WHERE f.id = :id", id=finding_id)


async def get_finding_by_number(number: str) -> FindingRecord | None:
    """A finding by its number."""
    return await db.row(FindingRecord, _FINDING + "WHERE f.number = :number", number=number)


async def find_findings_of_patrol(patrol_id: int) -> list[FindingRecord]:
    """A patrol's findings in order."""
    return await db.rows(FindingRecord, _FINDING + "WHERE f.patrol_id = :patrol_id ORDER BY f.id", patrol_id=patrol_id)


async def find_open_findings(scope: tuple[int, ...] | None) -> list[FindingRecord]:
    """Findings not closed, within ``scope`` (None: all clients), the most urgent first."""
    found = await db.rows(FindingRecord, _FINDING + "WHERE f.state IN ('open', 'in_progress') ORDER BY f.due_at, f.id")
    return [finding for finding in found if scope is None or finding.client_id in scope]


async def add_finding(
    *,
    number: str,
    client_id: int,
    site_id: int,
    patrol_id: int,
    found_by_id: int,
    question: str,
    clause: str,
    what: str,
    severity: str,
    suggestion: Text,
    found_at: datetime,
    due_at: datetime,
    fixed_on_the_spot: bool,
) -> int:
    """Adds a finding; one that was fixed on the spot is closed at once."""
    added = await db.values(
        "INSERT INTO finding (number, client_id, site_id, patrol_id, found_by_id, question, clause, what, severity,"
        " suggestion_zh, suggestion_en, state, found_at, due_at, fixed_on_the_spot, closed_at) VALUES (:number, :client_id,"
        " :site_id, :patrol_id, :found_by_id, :question, :clause, :what, :severity, :suggestion_zh, :suggestion_en, :state,"
        " :found_at, :due_at, :fixed, :closed_at) RETURNING id",
        number=number,
        client_id=client_id,
        site_id=site_id,
        patrol_id=patrol_id,
        found_by_id=found_by_id,
        question=question,
        clause=clause,
        what=what,
        severity=severity,
        suggestion_zh=suggestion.zh,
        suggestion_en=suggestion.en,
        state="closed" if fixed_on_the_spot else "open",
        found_at=found_at,
        due_at=due_at,
        fixed=fixed_on_the_spot,
        closed_at=found_at if fixed_on_the_spot else None,
    )
    return int(added[0]["id"])


async def claim_acknowledgement(finding_id: int, person_id: int, expected: str, at: datetime) -> bool:
    """Moves a finding from the expected state to in progress; False when someone else acted first."""
    claimed = await db.values(
        "UPDATE finding SET state = 'in_progress', acknowledged_by_id = :person_id, acknowledged_at = :at"
        " WHERE id = :id AND state = :expected AND state = 'open' RETURNING id",
        id=finding_id,
        person_id=person_id,
        expected=expected,
        at=at,
    )
    return bool(claimed)


async def void_findings_of_patrol(patrol_id: int, at: datetime) -> None:
    """Voids the findings of a recalled patrol; the rows stay for the trail."""
    await db.values(
        "UPDATE finding SET state = 'voided', closed_at = :at WHERE patrol_id = :patrol_id RETURNING id",
        patrol_id=patrol_id,
        at=at,
    )
