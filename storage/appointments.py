"""Roles of which there is one, or never none: the lead of a client, the administrators."""

from datetime import datetime

from bot.rules.people import Role
from storage import database as db


async def end_former_leads(client_id: int, lead_id: int, at: datetime) -> list[int]:
    """Ends whoever else leads a client; returns the people's ids. Appointments for one client wait for each other."""
    await db.values("UPDATE client SET ended_at = ended_at WHERE id = :id RETURNING id", id=client_id)
    ended = await db.values(
        "UPDATE role_grant SET ended_at = :at WHERE client_id = :client_id AND role = :role AND person_id <> :lead_id"
        " AND ended_at IS NULL RETURNING person_id",
        at=at,
        client_id=client_id,
        role=Role.LEAD,
        lead_id=lead_id,
    )
    return sorted(int(row["person_id"]) for row in ended)


async def take_administrators() -> list[int]:
    """Ids of the administrators who can act, taken until the transaction ends: two cannot leave at once."""
    if db.dialect() == "postgres":
        await db.values(
            "SELECT id FROM role_grant WHERE role = 'administrator' AND ended_at IS NULL ORDER BY id FOR UPDATE"
        )
    found = await db.values(
        "SELECT DISTINCT p.id FROM role_grant g JOIN person p ON p.id = g.person_id WHERE g.role = 'administrator'"
        " AND g.ended_at IS NULL AND p.ended_at IS NULL AND p.consented_at IS NOT NULL AND p.telegram_id IS NOT NULL"
        " ORDER BY p.id"
    )
    return [int(row["id"]) for row in found]
