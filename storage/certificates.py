"""Certificates of our own people, beyond what any ledger asks: who holds one that has run out."""

from collections.abc import Collection
from datetime import date

from storage import database as db


async def find_holders_of_expired(person_ids: Collection[int], today: date) -> frozenset[int]:
    """Of these people those with a certificate in use that ran out before ``today``."""
    if not person_ids:
        return frozenset()
    return frozenset(
        await db.column(
            int,
            f"SELECT DISTINCT person_id FROM certificate WHERE person_id IN ({db.listed(person_ids)})"
            " AND ended_at IS NULL AND valid_until < :today",
            today=today,
        )
    )


async def find_of_person(person_id: int) -> list[int]:
    """The ids of a person's certificates in use: what runs out first, what never does last."""
    return await db.column(
        int,
        "SELECT id FROM certificate WHERE person_id = :person_id AND ended_at IS NULL"
        " ORDER BY CASE WHEN valid_until IS NULL THEN 1 ELSE 0 END, valid_until, id",
        person_id=person_id,
    )
