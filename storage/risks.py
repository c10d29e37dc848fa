"""The levels of risks, when they are reviewed, and how many there are of which grades (clauses 4.3, 5.4 a)."""

from collections.abc import Mapping
from datetime import date

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
