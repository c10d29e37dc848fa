"""What ends with a client: its own people's roles and every way in; and what comes back with it."""

from datetime import datetime

from storage import database as db

_CLIENT_SIDE = "client_id = :client_id AND role IN ('client_staff', 'client_manager')"


async def end_roles(client_id: int, at: datetime) -> list[int]:
    """Ends the roles of the client's own people; the ids of those who had any."""
    ended = await db.column(
        int,
        f"UPDATE role_grant SET ended_at = :at WHERE {_CLIENT_SIDE} AND ended_at IS NULL RETURNING person_id",
        client_id=client_id,
        at=at,
    )
    return sorted(set(ended))


async def resume_roles(client_id: int, ended_at: datetime) -> list[int]:
    """Takes back the roles that ended with the client, of people who have not left since; the ids of those people."""
    resumed = await db.column(
        int,
        f"UPDATE role_grant SET ended_at = NULL WHERE {_CLIENT_SIDE} AND ended_at = :ended_at"
        " AND EXISTS (SELECT 1 FROM person p WHERE p.id = role_grant.person_id AND p.ended_at IS NULL) RETURNING person_id",
        client_id=client_id,
        ended_at=ended_at,
    )
    return sorted(set(resumed))


async def end_ways_in(client_id: int, at: datetime) -> None:
    """Revokes the client's joining cards and ends its unused invitations."""
    await db.values(
        "UPDATE joining_card SET revoked_at = :at WHERE client_id = :client_id AND revoked_at IS NULL RETURNING id",
        client_id=client_id,
        at=at,
    )
    await db.values(
        "UPDATE invitation SET expires_at = :at WHERE client_id = :client_id AND used_at IS NULL"
        " AND expires_at > :at RETURNING id",
        client_id=client_id,
        at=at,
    )


async def decline_requests(client_id: int, person_id: int, at: datetime) -> list[int]:
    """Declines who has begun to ask or waits, in the name of who ended the client; the requests of those who wait."""
    declined = await db.values(
        "UPDATE joining_request SET state = 'declined', decided_at = :at, decided_by_id = :person_id"
        " WHERE client_id = :client_id AND state IN ('begun', 'waiting') RETURNING id, asked_at",
        client_id=client_id,
        person_id=person_id,
        at=at,
    )
    return [int(row["id"]) for row in declined if row["asked_at"] is not None]
