"""Roles of which there is one, or never none: the lead of a client, the administrators."""

from datetime import datetime

from bot.rules.people import Role
from storage import database as db


async def end_former_leads(client_id: int, lead_id: int, at: datetime) -> list[int]:
    """Ends whoever else leads a client; returns the ids of their grants. Appointments for one client wait for each other."""
    await db.values("UPDATE client SET ended_at = ended_at WHERE id = :id RETURNING id", id=client_id)
    ended = await db.column(
        int,
        "UPDATE role_grant SET ended_at = :at WHERE client_id = :client_id AND role = :role AND person_id <> :lead_id"
        " AND ended_at IS NULL RETURNING id",
        at=at,
        client_id=client_id,
        role=Role.LEAD,
        lead_id=lead_id,
    )
    return sorted(ended)
