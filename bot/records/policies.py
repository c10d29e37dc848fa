"""Policy documents as readers see them."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.policies import Audience


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """One version without its text. ``state``: reading (its file), unreadable, draft, published, discarded."""

    id: int
    policy_id: int
    number: int
    title: str
    audience: Audience
    state: str
    made_at: datetime
    made_by_id: int
    published_at: datetime | None
    revoked_at: datetime | None

    @property
    def revoked(self) -> bool:
        """Whether it was in force until its policy was revoked, or is an older version of such a one."""
        return self.state == "published" and self.revoked_at is not None


@dataclass(frozen=True, slots=True)
class Unread:
    """Somebody who has not read a version; ``hears``: what is said here reaches them (rules/hearing)."""

    name: str
    hears: bool


@dataclass(frozen=True, slots=True)
class PolicyView:
    """A version as a person may see it.

    ``asked``: whether they are to confirm it now. ``read_at``: when they did. ``others``: the other published versions.
    ``read_by`` of ``readers`` people, and ``writes``: for who may write policies.
    """

    version: PolicyVersion
    body: str
    current: bool
    asked: bool
    read_at: datetime | None
    others: tuple[PolicyVersion, ...] = ()
    writes: bool = False
    read_by: int = 0
    readers: int = 0


@dataclass(frozen=True, slots=True)
class ListedPolicy:
    """A line of the list: ``asked`` when the person has still to read it."""

    version: PolicyVersion
    asked: bool
    read: bool
