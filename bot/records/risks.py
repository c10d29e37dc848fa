"""Risks as what was found leads to them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LikeRisk:
    """A risk in use, with the words by which it may be the one that is meant."""

    id: int
    client_id: int | None
    name: str
    description: str
    person_id: int | None


@dataclass(frozen=True, slots=True)
class RiskProposal:
    """What could be made of a finding: a new risk, or (``risk`` given) another grade of one that is there."""

    case_id: int
    risk: LikeRisk | None = None
