"""What was found at a record (clauses 4.2, 4.7.1); what happens to them is in ``storage/cases/stored.py``."""

from bot.records.cases.findings import FindingRecord
from bot.records.links import Link
from storage import database as db


async def find_findings_of(record: Link) -> list[FindingRecord]:
    """A record's findings in order."""
    return await db.rows(
        FindingRecord,
        "SELECT k.id, k.number, k.client_id, f.question, f.clause, k.title AS what, f.severity, f.suggestion_zh,"
        " f.suggestion_en, k.state, k.promised_at AS due_at, f.fixed_on_the_spot"
        " FROM service_case k JOIN finding_detail f ON f.case_id = k.id"
        " WHERE f.record_kind = :kind AND f.record_id = :id ORDER BY k.id",
        kind=record.kind,
        id=record.id,
    )
