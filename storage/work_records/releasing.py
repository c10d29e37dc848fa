"""When the client gets a work record, and taking it back: each a conditional change, so that only one of two happens."""

from datetime import datetime
from typing import Any

from bot.records.links import Link
from storage import database as db

_FOUND = "SELECT case_id FROM finding_detail WHERE record_kind = :kind AND record_id = :id"


async def _change(record: Link, what: str, where: str, **parameters: Any) -> bool:
    return await db.any_row(
        f"UPDATE work_record SET {what} WHERE kind = :kind AND id = :id AND {where} RETURNING row_id",
        kind=record.kind,
        id=record.id,
        **parameters,
    )


async def claim_release(record: Link, at: datetime) -> bool:
    """Gives a record to the client; False when it was taken back or released before."""
    return await _change(record, "state = 'issued', released_at = :at", "state = 'submitted'", at=at)


async def change_recall_until(record: Link, at: datetime) -> bool:
    """Keeps the window open until a later release; False when it was taken back or released."""
    return await _change(record, "recall_until = :at", "state = 'submitted'", at=at)


async def claim_recall(record: Link, at: datetime) -> bool:
    """Takes a record back that the client does not have; False when its window is over or it has it."""
    within = "state = 'submitted' AND (recall_until IS NULL OR recall_until > :at)"
    return await _change(record, "state = 'recalled', recalled_at = :at", within, at=at)


async def claim_recall_of_issued(record: Link, at: datetime) -> bool:
    """Takes a record back that the client has; False when that was done before."""
    return await _change(record, "state = 'recalled', recalled_at = :at", "state = 'issued'", at=at)


async def claim_void(record: Link) -> bool:
    """Ends a record that was taken back; False when what became of it is settled."""
    return await _change(record, "state = 'voided'", "state = 'recalled'")


async def claim_void_of_issued(record: Link, at: datetime) -> bool:
    """Ends a record that the client has; False when it was taken back or ended before."""
    return await _change(record, "state = 'voided', recalled_at = :at", "state = 'issued'", at=at)


async def find_who_saw(record: Link) -> list[int]:
    """Ids of the people who were told of a record or what was found at it, did something to that, or have its report."""
    return await db.column(
        int,
        "SELECT person_id FROM outbox WHERE state = 'sent' AND subject_kind = :kind AND subject_id = :id"
        f" UNION SELECT person_id FROM outbox WHERE state = 'sent' AND subject_kind = 'case' AND subject_id IN ({_FOUND})"
        " UNION SELECT person_id FROM trail WHERE person_id IS NOT NULL AND subject_kind = 'case'"
        f" AND subject_id IN ({_FOUND})"
        " UNION SELECT o.person_id FROM outbox o JOIN document d ON o.subject_kind = 'document' AND d.id = o.subject_id"
        " WHERE o.state = 'sent' AND d.subject_kind = :kind AND d.subject_id = :id ORDER BY 1",
        kind=record.kind,
        id=record.id,
    )
