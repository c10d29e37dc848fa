"""Which of a list of cases somebody wants to see: of which kind, and how they stand (clause 5.5.3)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.rules.cases.kinds import CASE_KINDS


class Stands(StrEnum):
    """How a case stands, as far as lists are asked for it."""

    ANYHOW = ""
    OPEN = "open"
    LATE = "late"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Sift:
    """``kind``: of this kind alone; empty: of any. ``at``: the moment at which it is asked what is late."""

    kind: str = ""
    stands: Stands = Stands.ANYHOW
    at: datetime | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are looked through."""
        return (self.kind,) if self.kind else tuple(CASE_KINDS)

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.kind and self.stands is Stands.ANYHOW


EVERYTHING = Sift()


def sift_of(kind: str, stands: str, at: datetime) -> Sift:
    """As a button says it; what it names that is no more leaves nothing out."""
    known = {one.value for one in Stands}
    return Sift(kind if kind in CASE_KINDS else "", Stands(stands) if stands in known else Stands.ANYHOW, at)
