"""What was found at a record (clauses 4.2, 4.7.1); what happens to them is in ``storage/cases/stored.py``."""

from bot.records.cases.findings import FindingRecord
from bot.records.links import Link
from storage import database as db

_FINDING = (
    "SELECT k.id, k.number, k.client_id, f.question, f.clause, k.title AS what, f.severity, f.suggestion_zh,"
    " f.suggestion_en, k.state, k.promised_at AS due_at, f.fixed_on_the_spot"
    " FROM service_case k JOIN finding_detail f ON f.case_id = k.id"
)


async def find_findings_of(record: Link) -> list[FindingRecord]:
    """A record's findings in order."""
    return await db.rows(
        FindingRecord,
        f"{_FINDING} WHERE f.record_kind = :kind AND f.record_id = :id ORDER BY k.id",
        kind=record.kind,
        id=record.id,
    )


async def find_open_at(client_id: int, site_id: int, record_kind: str) -> list[FindingRecord]:
    """What was found at a site at records of this kind and is not closed, the oldest first."""
    return await db.rows(
        FindingRecord,
        f"{_FINDING} WHERE k.client_id = :client_id AND k.kind = 'finding' AND k.closed_at IS NULL"
        " AND k.site_id = :site_id AND f.record_kind = :record_kind ORDER BY k.id",
        client_id=client_id,
        site_id=site_id,
        record_kind=record_kind,
    )
