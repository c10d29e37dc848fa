"""Cases that a record opened."""

from bot.records.cases.cases import CaseRecord
from bot.records.links import Link
from storage import database as db
from storage.cases.stored import SELECTED


async def get_case_of(record: Link) -> CaseRecord | None:
    """The case that a record opened."""
    return await db.row(
        CaseRecord,
        SELECTED + "WHERE k.record_id = :id AND k.record_kind = :kind ORDER BY k.id LIMIT 1",
        id=record.id,
        kind=record.kind,
    )


async def get_open_case_of_entry(kind: str, entry: Link) -> CaseRecord | None:
    """The first open case that a record of this kind opened to which such an entry of a ledger belongs."""
    return await db.row(
        CaseRecord,
        SELECTED
        + "WHERE k.closed_at IS NULL AND k.record_kind = :kind AND k.record_id IN (SELECT w.id FROM work_record w"
        " WHERE w.entry_kind = :entry_kind AND w.entry_id = :entry_id) ORDER BY k.id LIMIT 1",
        kind=kind,
        entry_kind=entry.kind,
        entry_id=entry.id,
    )
