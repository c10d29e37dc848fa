"""What was dealt with noticeably later than it was sent, as the trail knows it of every record."""

from collections.abc import Iterable, Mapping

from bot.rules.late import Late
from storage import database as db
from storage.trail.entries import SENT_AT, TrailRecord

_SENT_BEFORE = f'%"{SENT_AT}":%'
"""In the details, which the trail writes in one way."""


async def find_late(subject_kind: str, subject_ids: Iterable[int]) -> Mapping[int, tuple[Late, ...]]:
    """Both moments of whatever was sent earlier than it was dealt with, by record; in the order it was written."""
    entries = await db.rows(
        TrailRecord,
        "SELECT id, at, person_id, action, subject_kind, subject_id, details, update_key FROM trail"
        f" WHERE subject_kind = :subject_kind AND subject_id IN ({db.listed(subject_ids)})"
        " AND details LIKE :sent_before ORDER BY id",
        subject_kind=subject_kind,
        sent_before=_SENT_BEFORE,
    )
    found: dict[int, tuple[Late, ...]] = {}
    for entry in entries:
        found[entry.subject_id] = (*found.get(entry.subject_id, ()), Late(entry.said_at, entry.at))
    return found


async def find_late_of(subject_kind: str, subject_id: int) -> tuple[Late, ...]:
    """The same of one record."""
    return (await find_late(subject_kind, (subject_id,))).get(subject_id, ())
