"""Submitted patrols (clause 4.6)."""

from datetime import datetime

from bot.records.patrols.patrols import PatrolRecord
from storage import database as db

_PATROL = """SELECT p.id, p.number, p.client_id, p.site_id, p.consultant_id, p.draft_id, p.task_id, p.state, p.started_at,
 p.submitted_at, p.recall_until, p.issued_at, c.name AS client_name, s.name AS site_name, o.name AS consultant_name
 FROM patrol p JOIN client c ON c.id = p.client_id JOIN site s ON s.id = p.site_id
 JOIN person o ON o.id = p.consultant_id """


async def get_patrol(patrol_id: int) -> PatrolRecord | None:
    """A patrol by id."""
    return await db.row(PatrolRecord, _PATROL + "WHERE p.id = :id", id=patrol_id)


async def get_patrol_by_number(number: str) -> PatrolRecord | None:
    """A patrol by its number."""
    return await db.row(PatrolRecord, _PATROL + "WHERE p.number = :number", number=number)


async def get_patrol_of_attachment(attachment_id: int) -> PatrolRecord | None:
    """The patrol that a file belongs to."""
    return await db.row(
        PatrolRecord,
        _PATROL + "WHERE p.id = (SELECT owner_id FROM attachment"
        " WHERE id = :id AND belongs_to = 'record' AND owner_kind = 'patrol')",
        id=attachment_id,
    )


async def add_patrol(
    *,
    number: str,
    client_id: int,
    site_id: int,
    consultant_id: int,
    draft_id: int,
    task_id: int | None,
    started_at: datetime,
    submitted_at: datetime,
    recall_until: datetime,
) -> int:
    """Adds a submitted patrol."""
    return await db.add(
        "patrol",
        number=number,
        client_id=client_id,
        site_id=site_id,
        consultant_id=consultant_id,
        draft_id=draft_id,
        task_id=task_id,
        state="submitted",
        started_at=started_at,
        submitted_at=submitted_at,
        recall_until=recall_until,
    )


async def claim_recall(patrol_id: int, at: datetime) -> bool:
    """Recalls a patrol that is within its window and was not issued; False when it is too late."""
    return await db.any_row(
        "UPDATE patrol SET state = 'recalled', recalled_at = :at"
        " WHERE id = :id AND state = 'submitted' AND recall_until > :at RETURNING id",
        id=patrol_id,
        at=at,
    )


async def change_recall_until(patrol_id: int, at: datetime) -> bool:
    """Keeps the window open until a later release; False when the patrol was recalled or issued."""
    return await db.any_row(
        "UPDATE patrol SET recall_until = :at WHERE id = :id AND state = 'submitted' RETURNING id", id=patrol_id, at=at
    )


async def claim_issue(patrol_id: int, at: datetime) -> bool:
    """Issues a patrol to the client; False when it was recalled or issued before."""
    return await db.any_row(
        "UPDATE patrol SET state = 'issued', issued_at = :at WHERE id = :id AND state = 'submitted' RETURNING id",
        id=patrol_id,
        at=at,
    )
