"""Submitted patrols (clause 4.6)."""

from datetime import datetime

from bot.records.patrols.patrols import PatrolRecord
from storage import database as db
from storage import namesakes

_PATROL = f"""SELECT p.id, p.number, p.client_id, p.site_id, p.consultant_id, p.draft_id, p.task_id, p.state, p.started_at,
 p.submitted_at, p.recall_until, p.issued_at, {namesakes.firm("c")} AS client_name, s.name AS site_name, {namesakes.person("o")} AS consultant_name,
 r.number AS replaces, r.issued_at AS replaced_released_at, (SELECT n.number FROM draft d JOIN patrol n
 ON d.outcome = 'patrol' AND n.id = d.outcome_id WHERE d.copied_from_id = p.draft_id AND n.state = 'issued'
 ORDER BY n.id DESC LIMIT 1) AS replaced_by
 FROM patrol p JOIN client c ON c.id = p.client_id JOIN site s ON s.id = p.site_id
 JOIN person o ON o.id = p.consultant_id JOIN draft own ON own.id = p.draft_id
 LEFT JOIN draft old ON old.id = own.copied_from_id
 LEFT JOIN patrol r ON old.outcome = 'patrol' AND r.id = old.outcome_id """

_FOUND = "SELECT case_id FROM finding_detail WHERE record_kind = 'patrol' AND record_id = :id"


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


async def claim_recall_of_issued(patrol_id: int, at: datetime) -> bool:
    """Recalls a patrol that the client has; False when that was done before."""
    return await db.any_row(
        "UPDATE patrol SET state = 'recalled', recalled_at = :at WHERE id = :id AND state = 'issued' RETURNING id",
        id=patrol_id,
        at=at,
    )


async def claim_void(patrol_id: int) -> bool:
    """Ends a patrol that was taken back; False when what became of it is settled."""
    return await db.any_row(
        "UPDATE patrol SET state = 'voided' WHERE id = :id AND state = 'recalled' RETURNING id", id=patrol_id
    )


async def find_who_saw(patrol_id: int) -> list[int]:
    """Ids of the people who were told of a patrol or of its findings, did something to these, or asked for its report."""
    return await db.column(
        int,
        "SELECT person_id FROM outbox WHERE state = 'sent' AND subject_kind = 'patrol' AND subject_id = :id"
        f" UNION SELECT person_id FROM outbox WHERE state = 'sent' AND subject_kind = 'case' AND subject_id IN ({_FOUND})"
        " UNION SELECT person_id FROM trail WHERE person_id IS NOT NULL AND subject_kind = 'case'"
        f" AND subject_id IN ({_FOUND})"
        " UNION SELECT o.person_id FROM outbox o JOIN document d ON o.subject_kind = 'document' AND d.id = o.subject_id"
        " WHERE o.state = 'sent' AND d.subject_kind = 'patrol' AND d.subject_id = :id ORDER BY 1",
        id=patrol_id,
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
