"""What there is already of what a firm needs to begin."""

from dataclasses import dataclass

from storage import database as db


@dataclass(frozen=True, slots=True)
class Begun:
    """Whether there is one at all; ``terms``: somebody adopted or changed a deadline.

    ``card_for`` is the oldest client without a joining card, None when each has had one; ``contract`` the oldest contract
    that is not over.
    """

    clients: bool
    sites: bool
    people: bool
    leads: bool
    consultants: bool
    terms: bool
    cards: bool
    plans: bool
    card_for: int | None
    contract: int | None


async def find_begun() -> Begun:
    """Practice has ids below zero and does not count."""
    found = await db.row(
        Begun,
        "SELECT EXISTS (SELECT 1 FROM client WHERE id > 0 AND ended_at IS NULL) AS clients,"
        " EXISTS (SELECT 1 FROM site WHERE client_id > 0 AND ended_at IS NULL) AS sites,"
        " EXISTS (SELECT 1 FROM role_grant WHERE client_id > 0 AND ended_at IS NULL"
        " AND role IN ('client_staff', 'client_manager')) AS people,"
        " EXISTS (SELECT 1 FROM role_grant WHERE client_id > 0 AND ended_at IS NULL AND role = 'lead') AS leads,"
        " EXISTS (SELECT 1 FROM role_grant WHERE client_id > 0 AND ended_at IS NULL AND role = 'consultant')"
        " AS consultants,"
        " EXISTS (SELECT 1 FROM trail WHERE subject_kind = 'set_up') AS terms,"
        " EXISTS (SELECT 1 FROM joining_card WHERE client_id > 0) AS cards,"
        " EXISTS (SELECT 1 FROM schedule WHERE client_id > 0) AS plans,"
        " (SELECT min(c.id) FROM client c WHERE c.id > 0 AND c.ended_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM joining_card k WHERE k.client_id = c.id)) AS card_for,"
        " (SELECT min(id) FROM contract WHERE client_id > 0 AND ended_at IS NULL) AS contract",
    )
    if found is None:
        raise LookupError("set_up")
    return found
