"""Roles as the screens of who-is-what need them."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.people import Position, Role


@dataclass(frozen=True, slots=True)
class GrantRecord:
    """One role that somebody has; ``client_name`` None: for all clients. ``order_75``: Order No. 75 applies there."""

    id: int
    person_id: int
    person_name: str
    role: Role
    position: str
    client_id: int | None
    client_name: str | None
    order_75: bool
    since: datetime
    ended_at: datetime | None

    @property
    def place(self) -> Position | None:
        """The position that goes with it."""
        return Position(self.position) if self.position else None


@dataclass(frozen=True, slots=True)
class Member:
    """A person in the list of who-is-what, with their roles."""

    id: int
    name: str
    roles: tuple[Role, ...]
