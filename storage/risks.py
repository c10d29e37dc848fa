"""The levels of risks, when they are reviewed, and how many there are of which grades (clauses 4.3, 5.4 a)."""

from collections.abc import Mapping
from datetime import date

from bot.records.risks import LikeRisk
from bot.rules.risks.matrix import GRADES, LEVELS, Level, Matrix
from storage import database as db


async def grade(matrix: Matrix) -> None:
    """Has every risk, also one that ended, be of the level that the matrix gives its grades."""
    cases = " ".join(
        f"WHEN '{likelihood}{severity}' THEN '{matrix.level(likelihood, severity).value}'"
        for likelihood in range(1, GRADES + 1)
        for severity in range(1, GRADES + 1)
    )
    level = f"CASE likelihood || severity {cases} END"
    await db.changed(f"UPDATE risk SET level = {level} WHERE level <> {level}")


async def plan_reviews(days: Mapping[Level, date]) -> None:
    """Has what is in use and has no day for its review be reviewed on that of its level."""
    for level in LEVELS:
        await db.changed(
            "UPDATE risk SET review_on = :day WHERE review_on IS NULL AND ended_at IS NULL AND level = :level",
            day=days[level],
            level=level.value,
        )


async def count_grades(client_id: int | None) -> dict[tuple[int, int], int]:
    """How many risks in use of a client, with those merged into it, or (None) of ours: by likelihood and severity."""
    whose = (
        "r.client_id IS NULL"
        if client_id is None
        else "r.client_id IN (SELECT c.id FROM client c WHERE c.id = :client_id OR c.now_id = :client_id)"
    )
    rows = await db.values(
        f"SELECT r.likelihood, r.severity, COUNT(*) AS n FROM risk r WHERE {whose} AND r.ended_at IS NULL"
        " GROUP BY r.likelihood, r.severity",
        **({} if client_id is None else {"client_id": client_id}),
    )
    return {(int(row["likelihood"]), int(row["severity"])): int(row["n"]) for row in rows}


_LIKE = "SELECT r.id, r.client_id, r.name, r.description, r.person_id FROM risk r WHERE r.ended_at IS NULL AND "
_FORMER = (
    "WITH RECURSIVE former(id) AS (SELECT CAST(:case_id AS BIGINT) UNION SELECT f.repeat_of_id FROM finding_detail f"
    " JOIN former p ON f.case_id = p.id WHERE f.repeat_of_id IS NOT NULL) "
)
"""SQL: ``former``, a finding with all that it repeats."""


async def get_of_finding(case_id: int) -> LikeRisk | None:
    """The risk in use that was taken over of a finding, or of one that it repeats."""
    return await db.row(
        LikeRisk, f"{_FORMER}{_LIKE}r.finding_id IN (SELECT id FROM former) ORDER BY r.id", case_id=case_id
    )


async def count_repeats(case_id: int) -> int:
    """How often the same was found before a finding; what was void does not count."""
    return await db.number(
        f"{_FORMER}SELECT COUNT(*) FROM former JOIN service_case k ON k.id = former.id"
        " WHERE k.id <> :case_id AND k.state <> 'voided'",
        case_id=case_id,
    )


async def find_in_use(client_id: int, most: int) -> list[LikeRisk]:
    """The first risks of a client, the latest first."""
    return await db.rows(
        LikeRisk, f"{_LIKE}r.client_id = :client_id ORDER BY r.id DESC LIMIT :most", client_id=client_id, most=most
    )


async def note_finding(risk_id: int, case_id: int) -> None:
    """Keeps of which finding a risk was taken over."""
    await db.change("risk", risk_id, finding_id=case_id)
