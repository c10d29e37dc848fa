"""Invitations as readers see them."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.people import Role


@dataclass(frozen=True, slots=True)
class InvitationRecord:
    """One invitation; ``client_name`` is None for a role that counts for all clients.

    ``reconnects_id``: the person who gets another account by it, instead of a role.
    """

    id: int
    role: Role
    client_id: int | None
    expires_at: datetime
    used_at: datetime | None
    used_by_id: int | None
    client_name: str | None
    reconnects_id: int | None
    destination: str
