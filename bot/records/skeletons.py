"""What is known of a client for the papers that are drafted for it (clauses 4.2.6, 4.4)."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.rules.people import Position


@dataclass(frozen=True, slots=True)
class Somebody:
    """One of the client's people, or of the team that serves it: ``does`` is their position or role in words."""

    name: str
    does: str
    phone: str
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A site of the client."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A client as its papers begin.

    ``managers``: the names of its managers; ``monitoring``: the cells of each row of its plan, by their columns, as
    people read them; ``order_75``: whether that order applies, as the ledger says.
    """

    name: str
    managers: tuple[str, ...]
    people: tuple[Somebody, ...]
    team: tuple[Somebody, ...]
    places: tuple[Place, ...]
    monitoring: tuple[Mapping[str, str], ...]
    order_75: bool

    def in_position(self, position: Position) -> tuple[str, ...]:
        """The names of those who are in a position; of the principal's, where nobody is, those of the managers."""
        found = tuple(one.name for one in self.people if one.position is position)
        return found or (self.managers if position is Position.PRINCIPAL else ())
