"""Invitations: single-use links that give one role. The token itself is never kept."""

import hashlib
from datetime import datetime

from bot.records.joining.invitations import InvitationRecord, OpenLink
from bot.rules.people import Role
from storage import database as db
from storage import namesakes

_INVITATION = f"""SELECT i.id, i.role, i.client_id, i.expires_at, i.used_at, i.used_by_id,
 {namesakes.firm("c")} AS client_name, i.reconnects_id, i.revoked_at, i.destination
 FROM invitation i LEFT JOIN client c ON c.id = i.client_id """

_OPEN = f"""SELECT i.id, i.role, i.client_id, {namesakes.client("c")} AS client_name, i.reconnects_id AS person_id,
 {namesakes.person("p")} AS person_name, CASE WHEN p.telegram_id IS NULL THEN 0 ELSE 1 END AS has_account,
 i.created_at AS made_at, {namesakes.person("m")} AS made_by, i.expires_at
 FROM invitation i LEFT JOIN client c ON c.id = i.client_id LEFT JOIN person p ON p.id = i.reconnects_id
 LEFT JOIN person m ON m.id = i.invited_by_id WHERE i.used_at IS NULL AND i.expires_at > :at"""


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


async def add_invitation(
    token: str,
    role: Role,
    *,
    client_id: int | None,
    invited_by: int | None,
    at: datetime,
    expires_at: datetime,
    reconnects: int | None = None,
) -> int:
    """Adds an invitation and returns its id; ``reconnects``: the person to whom it gives another account."""
    return await db.add(
        "invitation",
        token_hash=token_hash(token),
        role=role,
        client_id=client_id,
        invited_by_id=invited_by,
        created_at=at,
        expires_at=expires_at,
        reconnects_id=reconnects,
    )


async def get_invitation(invitation_id: int) -> InvitationRecord | None:
    """An invitation by id."""
    return await db.row(InvitationRecord, _INVITATION + "WHERE i.id = :id", id=invitation_id)


async def find_invitation(token: str) -> InvitationRecord | None:
    """The invitation of a token, whatever its state."""
    return await db.row(InvitationRecord, _INVITATION + "WHERE i.token_hash = :hash", hash=token_hash(token))


async def claim_invitation(invitation_id: int, person_id: int, at: datetime, destination: str = "") -> bool:
    """Uses an invitation up, for a link that leads to ``destination``; False when someone else did, or it has expired."""
    return await db.any_row(
        "UPDATE invitation SET used_at = :at, used_by_id = :person_id, destination = :destination"
        " WHERE id = :id AND used_at IS NULL AND expires_at > :at RETURNING id",
        id=invitation_id,
        person_id=person_id,
        at=at,
        destination=destination,
    )


async def find_open_links(clients: tuple[int, ...] | None, at: datetime) -> list[OpenLink]:
    """Links to these clients (None: all links) that can still be opened, the newest first."""
    within = "" if clients is None else f" AND i.client_id IN ({db.listed(clients)})"
    return await db.rows(OpenLink, f"{_OPEN}{within} ORDER BY i.created_at DESC, i.id DESC", at=at)


async def revoke_invitation(invitation_id: int, at: datetime) -> bool:
    """Ends a link before its time; False when it was opened or had ended before."""
    return await db.any_row(
        "UPDATE invitation SET revoked_at = :at, expires_at = :at WHERE id = :id AND used_at IS NULL"
        " AND expires_at > :at RETURNING id",
        id=invitation_id,
        at=at,
    )


async def end_reconnections(person_id: int, at: datetime) -> None:
    """Ends unused links that would give this person another account: only the newest one serves."""
    await db.values(
        "UPDATE invitation SET expires_at = :at WHERE reconnects_id = :person_id AND used_at IS NULL"
        " AND expires_at > :at RETURNING id",
        person_id=person_id,
        at=at,
    )


async def expire_claims(at: datetime) -> None:
    """Ends unused administrator invitations that nobody sent: each start prints a new claim link."""
    await db.values(
        "UPDATE invitation SET expires_at = :at WHERE role = 'administrator' AND invited_by_id IS NULL"
        " AND used_at IS NULL AND expires_at > :at RETURNING id",
        at=at,
    )
