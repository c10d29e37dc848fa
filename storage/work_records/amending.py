"""Corrections of work records: what one said until then is kept before it says something else (clause 3.6)."""

from collections.abc import Mapping
from datetime import date, datetime

from bot.records.links import Link
from bot.records.work_records import Amendment
from storage import database as db
from storage import namesakes


async def hold(record: Link) -> None:
    """Keeps others from correcting a record until the transaction ends, so that none of two corrections is lost."""
    await db.values(
        "UPDATE work_record SET state = state WHERE kind = :kind AND id = :id RETURNING row_id",
        kind=record.kind,
        id=record.id,
    )


async def amend(
    record: Link,
    *,
    day: date,
    said: Mapping[str, str],
    state: str,
    person_id: int,
    draft_id: int,
    reason: str,
    at: datetime,
) -> int:
    """Has a record say this from now on; returns the id of the amendment, which has what it said before."""
    amendment_id = await db.number(
        "INSERT INTO work_amendment (record_id, person_id, draft_id, day, said, voided, reason, amended_at)"
        " SELECT w.row_id, CAST(:person_id AS BIGINT), CAST(:draft_id AS BIGINT), w.day, w.said, w.state = 'voided',"
        f" CAST(:reason AS TEXT), CAST(:at AS {db.moment_type()}) FROM work_record w WHERE w.kind = :kind AND w.id = :id"
        " RETURNING id",
        kind=record.kind,
        id=record.id,
        person_id=person_id,
        draft_id=draft_id,
        reason=reason,
        at=at,
    )
    await db.values(
        "UPDATE work_record SET day = :day, said = :said, state = :state WHERE kind = :kind AND id = :id RETURNING row_id",
        kind=record.kind,
        id=record.id,
        day=day,
        said=dict(said),
        state=state,
    )
    return amendment_id


async def find_amendments(record: Link) -> list[Amendment]:
    """The corrections of a record in order."""
    return await db.rows(
        Amendment,
        f"SELECT a.day, a.said, a.voided, a.amended_at, {namesakes.person('p')} AS amended_by, a.reason,"
        " a.draft_id, NULL AS processed_at FROM work_amendment a JOIN work_record w ON w.row_id = a.record_id"
        " JOIN person p ON p.id = a.person_id WHERE w.kind = :kind AND w.id = :id ORDER BY a.id",
        kind=record.kind,
        id=record.id,
    )


async def get_last_correction(filed_draft_id: int) -> int | None:
    """The draft of the last correction of a filled checklist, by the draft that it was filed by.

    What else is corrected asks for no more than what changes, so that its draft holds nothing else.
    """
    return await db.value(
        int,
        "SELECT a.draft_id FROM work_amendment a JOIN work_record w ON w.row_id = a.record_id"
        " JOIN draft d ON d.id = a.draft_id WHERE w.draft_id = :filed AND d.form LIKE '%/%' ORDER BY a.id DESC LIMIT 1",
        filed=filed_draft_id,
    )
