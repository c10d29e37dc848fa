"""A contract clause by clause, as its reader sees it."""

from dataclasses import dataclass
from datetime import date

from bot.records.clients import ClientRecord
from bot.rules.boards.coverage import ClauseCovered, Cover
from bot.rules.tasks.cadence_kept import Figures, figures_of


@dataclass(frozen=True, slots=True)
class SignedContract:
    """A contract by its number, from its first day to its last."""

    id: int
    client_id: int
    number: str
    begins: date
    ends: date


@dataclass(frozen=True, slots=True)
class CoverageView:
    """How each clause that a contract names stands; ``contracts`` are those of the client, the latest first."""

    client: ClientRecord
    contract: SignedContract
    contracts: tuple[SignedContract, ...]
    clauses: tuple[ClauseCovered, ...]
    today: date

    @property
    def covered(self) -> int:
        """How many clauses have all on record that was due."""
        return sum(one.cover is Cover.COVERED for one in self.clauses)

    @property
    def due(self) -> int:
        """How many clauses had anything due so far."""
        return sum(one.cover not in (Cover.AHEAD, Cover.UNPLANNED) for one in self.clauses)

    @property
    def total(self) -> Figures:
        """The figures of all clauses together."""
        return figures_of(mark for clause in self.clauses for item in clause.items for mark in item.marks)
