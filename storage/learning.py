"""What our own people learned, by their records of continuing education that count (clause 3.2)."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bot.rules.work_records.staff import EDUCATION, HOURS
from storage import database as db

_COUNTS = f"w.kind = '{EDUCATION.kind}' AND w.state = 'issued'"


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody, their kind of staff, since when they are kept here, and the last day on which they learned."""

    id: int
    kind: str
    since: datetime
    last: date | None


async def sum_hours(person_id: int, first: date, last: date) -> Decimal:
    """The hours of a person from one day to another, both included."""
    said = await db.column(
        str,
        f"SELECT w.said FROM work_record w WHERE w.of_person_id = :person_id AND {_COUNTS} AND w.day >= :first"
        " AND w.day <= :last",
        person_id=person_id,
        first=first,
        last=last,
    )
    return sum((Decimal(json.loads(one).get(HOURS, "0")) for one in said), Decimal(0))


async def find_learners(person_ids: Collection[int]) -> dict[int, Learner]:
    """These people by their ids."""
    if not person_ids:
        return {}
    found = await db.rows(
        Learner,
        "SELECT p.id, p.kind, p.created_at AS since, (SELECT MAX(w.day) FROM work_record w WHERE w.of_person_id = p.id"
        f" AND {_COUNTS}) AS last FROM person p WHERE p.id IN ({db.listed(person_ids)})",
    )
    return {one.id: one for one in found}
