"""Joining cards, the requests made by them, and members, as readers see them."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.joining import CardState, card_state
from bot.rules.people import Grant, Role

WITHDRAWN = "withdrawn"
"""The state of a request that its joiner took back."""


@dataclass(frozen=True, slots=True)
class CardRecord:
    """One joining card; ``used`` counts the requests that were not declined, ``destination`` is as links carry it."""

    id: int
    code: str
    client_id: int
    client_name: str
    client_short_name: str
    quota: int
    used: int
    made_at: datetime
    made_by: str
    made_by_id: int
    expires_at: datetime
    revoked_at: datetime | None
    destination: str

    def state(self, at: datetime) -> CardState:
        """Whether it still serves."""
        return card_state(self.quota, self.used, self.expires_at, self.revoked_at, at)


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """One person's wish to join: ``begun``, ``waiting``, ``approved``, ``declined`` or ``withdrawn``.

    ``match_id``: who on the firm's list they may be; ``certain`` when code and name both fit. ``may_be_joined``: a card
    may lead to that person, so that approving can give them this account.
    """

    id: int
    card_id: int
    client_id: int
    client_name: str
    person_id: int
    person_name: str
    person_code: str
    state: str
    moves: bool
    match_id: int | None
    match_name: str | None
    match_code: str | None
    certain: bool
    may_be_joined: bool
    destination: str
    asked_at: datetime | None
    decided_by: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """Somebody on a client's list who has no account yet."""

    id: int
    code: str | None
    name: str


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """Somebody with a client-side role for a firm."""

    id: int
    name: str
    code: str | None
    role: Role
    since: datetime
    has_account: bool
    unreachable_since: datetime | None


@dataclass(frozen=True, slots=True)
class FirmView:
    """What the joining page of a firm shows; ``links``: how many single-use links the reader could still take back."""

    client_id: int
    name: str
    waiting: int
    members: int
    links: int
    may_invite: bool
    may_see_members: bool


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member, and what the reader may do about them."""

    member: MemberRecord
    client_id: int
    client_name: str
    grants: tuple[Grant, ...]
    open_cases: int
    may_remove: bool
    may_reconnect: bool
    may_invite: bool
    is_last_manager: bool
