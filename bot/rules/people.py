"""Who people are to the service: roles on the client side and on ours (DESIGN.md section 1, clauses 3.1, 5.1.3)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bot.rules.names import told_apart
from bot.rules.text import Language, Text


class Role(StrEnum):
    """What a person is to one client, or to the service provider as a whole."""

    CLIENT_STAFF = "client_staff"
    CLIENT_MANAGER = "client_manager"
    CONSULTANT = "consultant"
    LEAD = "lead"
    QUALITY_MANAGER = "quality_manager"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


ROLE_NAMES: dict[Role, Text] = {
    Role.CLIENT_STAFF: Text("企业员工", "Client staff"),
    Role.CLIENT_MANAGER: Text("企业负责人", "Client manager"),
    Role.CONSULTANT: Text("质量管家", "Consultant"),
    Role.LEAD: Text("项目负责人", "Project lead"),
    Role.QUALITY_MANAGER: Text("质量主管", "Quality manager"),
    Role.ADMINISTRATOR: Text("管理员", "Administrator"),
    Role.AUDITOR: Text("监督员", "Auditor"),
}

CLIENT_SIDE = frozenset({Role.CLIENT_STAFF, Role.CLIENT_MANAGER})

FOR_ONE_CLIENT = CLIENT_SIDE | {Role.CONSULTANT, Role.LEAD}
"""Roles that a person has for one client; the others count for all clients."""


class Position(StrEnum):
    """What somebody does beside their role: at a client under Order No. 75, with us by kind of staff (5.1.3)."""

    PRINCIPAL = "principal"
    DIRECTOR = "director"
    OFFICER = "officer"
    TECHNICAL = "technical"
    OPERATOR = "operator"
    ADMINISTRATIVE = "administrative"


POSITION_NAMES: dict[Position, Text] = {
    Position.PRINCIPAL: Text("主要负责人", "Principal"),
    Position.DIRECTOR: Text("质量安全总监", "Quality-safety director"),
    Position.OFFICER: Text("质量安全员", "Quality-safety officer"),
    Position.TECHNICAL: Text("技术人员", "Technical"),
    Position.OPERATOR: Text("作业人员", "Operator"),
    Position.ADMINISTRATIVE: Text("管理人员", "Administrative"),
}

_CLIENTS_POSITIONS = frozenset({Position.PRINCIPAL, Position.DIRECTOR, Position.OFFICER})
OUR_POSITIONS = frozenset({Position.TECHNICAL, Position.OPERATOR, Position.ADMINISTRATIVE})

POSITIONS_OF: dict[Role, frozenset[Position]] = {
    role: _CLIENTS_POSITIONS if role in CLIENT_SIDE else OUR_POSITIONS for role in Role
}
"""Which positions go with which role."""


LENT = frozenset({Role.CONSULTANT, Role.LEAD})
"""The team roles, which a stand-in has while somebody is on leave."""


@dataclass(frozen=True, slots=True)
class Lender:
    """Whose role a stand-in has, and until which day (that day included)."""

    person_id: int
    name: str
    until: date


@dataclass(frozen=True, slots=True)
class Grant:
    """A role for one client, or (``client_id`` None) for all; ``lent``: it is that of somebody who is absent."""

    role: Role
    client_id: int | None
    position: Position | None = None
    lent: Lender | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A known person as every use case sees them. Without consent the grants are empty (clause 5.3.3).

    ``tells_apart`` is their code in the ledger where somebody else has the same name, else empty.
    ``unreachable_since``: they blocked the bot, or the account is gone. ``merged``: each client at which they have a
    role, with one that was merged into it.
    """

    id: int
    telegram_id: int | None
    name: str
    language: Language
    consented_at: datetime | None
    active_draft_id: int | None
    grants: tuple[Grant, ...]
    tells_apart: str = ""
    unreachable_since: datetime | None = None
    merged: tuple[tuple[int, int], ...] = ()

    @property
    def called(self) -> str:
        """What others are shown: the name, with what tells the person from others of that name."""
        return told_apart(self.name, self.tells_apart)

    @property
    def roles(self) -> frozenset[Role]:
        """All roles of the person, whichever the client."""
        return frozenset(grant.role for grant in self.grants)

    @property
    def practising(self) -> bool:
        """Whether this is one of somebody's practice selves (rules/practice)."""
        return self.id < 0

    @property
    def own_grants(self) -> tuple[Grant, ...]:
        """What the person has for themself, without what a stand-in has for a time."""
        return tuple(grant for grant in self.grants if grant.lent is None)

    @property
    def past_grants(self) -> tuple[Grant, ...]:
        """Their roles at clients that were merged into theirs: for what was recorded there, and nothing new."""
        return tuple(
            replace(grant, client_id=former)
            for grant in self.grants
            for client_id, former in self.merged
            if client_id == grant.client_id
        )

    def grants_at(self, client_id: int) -> tuple[Grant, ...]:
        """Their roles for this client alone, also as one that was merged into theirs."""
        return tuple(grant for grant in (*self.grants, *self.past_grants) if grant.client_id == client_id)

    @property
    def own_roles(self) -> frozenset[Role]:
        """The roles that are the person's own."""
        return frozenset(grant.role for grant in self.own_grants)

    @property
    def lenders(self) -> tuple[Lender, ...]:
        """For whom the person stands in now, each once."""
        return tuple(dict.fromkeys(grant.lent for grant in self.grants if grant.lent is not None))

    def lenders_for(self, client_id: int) -> frozenset[int]:
        """The ids of those for whom the person stands in at this client."""
        return frozenset(grant.lent.person_id for grant in self.grants_at(client_id) if grant.lent)

    def roles_at(self, client_id: int) -> frozenset[Role]:
        """The roles of the person that count for a client."""
        return frozenset(
            grant.role for grant in (*self.grants, *self.past_grants) if grant.client_id in (None, client_id)
        )

    def has_post(self, client_id: int, post: Position) -> bool:
        """Whether the person has this position at the client."""
        return any(grant.position is post for grant in self.grants if grant.client_id == client_id)

    def clients(self, *roles: Role) -> tuple[int, ...]:
        """The clients for which the person has one of the roles."""
        return tuple(
            sorted({grant.client_id for grant in self.grants if grant.role in roles and grant.client_id is not None})
        )

    def clients_looked_at(self, *roles: Role) -> tuple[int, ...]:
        """The same with those that were merged into them."""
        held = (*self.grants, *self.past_grants)
        return tuple(sorted({grant.client_id for grant in held if grant.role in roles and grant.client_id is not None}))


def positions_said(grants: Iterable[Grant], role: Role) -> tuple[Position, ...]:
    """The positions that go with a role, each once, whichever the client."""
    found = dict.fromkeys(grant.position for grant in grants if grant.role is role and grant.position)
    return tuple(position for position in found if position is not None)
