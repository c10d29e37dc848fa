"""Complaints about the service (clause 5.5)."""

from datetime import datetime

from bot.records.complaints import ComplaintRecord
from storage import database as db

_COMPLAINT = """SELECT k.id, k.number, k.client_id, k.filed_by_id, k.state, k.filed_at, k.accept_by, k.resolve_by,
 c.name AS client_name FROM complaint k JOIN client c ON c.id = k.client_id """


async def get_complaint(complaint_id: int) -> ComplaintRecord | None:
    """A complaint by id."""
    return await db.row(ComplaintRecord, _COMPLAINT + "WHERE k.id = :id", id=complaint_id)


async def get_complaint_by_number(number: str) -> ComplaintRecord | None:
    """A complaint by its number."""
    return await db.row(ComplaintRecord, _COMPLAINT + "WHERE k.number = :number", number=number)


async def get_complaint_of_draft(draft_id: int) -> ComplaintRecord | None:
    """The complaint that a draft became."""
    return await db.row(ComplaintRecord, _COMPLAINT + "WHERE k.draft_id = :draft_id", draft_id=draft_id)


async def add_complaint(
    *,
    number: str,
    client_id: int,
    filed_by_id: int,
    draft_id: int,
    filed_at: datetime,
    accept_by: datetime,
    resolve_by: datetime,
) -> int:
    """Adds a complaint that awaits its acceptance."""
    added = await db.values(
        "INSERT INTO complaint (number, client_id, filed_by_id, draft_id, state, filed_at, accept_by, resolve_by)"
        " VALUES (:number, :client_id, :filed_by_id, :draft_id, 'awaiting_acceptance', :filed_at, :accept_by,"
        " :resolve_by) RETURNING id",
        number=number,
        client_id=client_id,
        filed_by_id=filed_by_id,
        draft_id=draft_id,
        filed_at=filed_at,
        accept_by=accept_by,
        resolve_by=resolve_by,
    )
    return int(added[0]["id"])
