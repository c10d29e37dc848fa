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
    revoked_at: datetime | None
    destination: str


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A single-use link that nobody has opened yet, by its number; the token is known to who was given it alone.

    ``person_name`` is of who gets an account by it, ``has_account``: in place of the one that they have. ``made_by``
    None: the program itself, for the first administrator.
    """

    id: int
    role: Role
    client_id: int | None
    client_name: str | None
    person_id: int | None
    person_name: str | None
    has_account: bool
    made_at: datetime
    made_by: str | None
    expires_at: datetime
