"""What of a case is to be reported to somebody by when, and whether it was (clause 5.4 b)."""

from dataclasses import dataclass
from datetime import datetime

from bot.records.cases.reports import CaseReport
from bot.rules.cases.reporting import Duty
from bot.rules.settings.values import read_texts, write_texts
from storage import database as db


@dataclass(frozen=True, slots=True)
class _Row:
    duty: str
    what: str
    made_at: datetime
    due_at: datetime
    told_at: datetime | None


async def find_reports(case_id: int) -> list[CaseReport]:
    """What of a case is to be reported, the first due first."""
    found = await db.rows(
        _Row,
        "SELECT duty, what, made_at, due_at, told_at FROM case_report WHERE case_id = :case_id ORDER BY due_at, id",
        case_id=case_id,
    )
    return [CaseReport(one.duty, read_texts(one.what), one.made_at, one.due_at, one.told_at) for one in found]


async def add_report(case_id: int, duty: Duty, due_at: datetime, *, by_id: int, at: datetime) -> bool:
    """Notes that something is to be reported; False where that is noted already."""
    return await db.any_row(
        "INSERT INTO case_report (case_id, duty, what, made_at, due_at, by_id)"
        " VALUES (:case_id, :duty, :what, :at, :due_at, :by_id) ON CONFLICT (case_id, duty) DO NOTHING RETURNING id",
        case_id=case_id,
        duty=duty.key,
        what=write_texts(duty.name),
        at=at,
        due_at=due_at,
        by_id=by_id,
    )


async def note_told(case_id: int, duty: str, at: datetime) -> None:
    """Notes that they were told; the first time counts."""
    await db.changed(
        "UPDATE case_report SET told_at = :at WHERE case_id = :case_id AND duty = :duty AND told_at IS NULL",
        case_id=case_id,
        duty=duty,
        at=at,
    )
