"""Standing in during leave, as readers see it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StandInRecord:
    """Who has whose team roles from ``since`` until ``until`` (both included); ``client_id`` None: for all clients.

    ``state``: planned, active, over, withdrawn. ``hears``: what is said here reaches who stands in (rules/hearing).
    """

    id: int
    person_id: int
    person_name: str
    stands_in_for_id: int
    absent_name: str
    client_id: int | None
    client_name: str | None
    since: date
    until: date
    state: str
    hears: bool

    @property
    def unheard(self) -> bool:
        """Whether who stands in, or is to, cannot be told of it."""
        return self.state in ("planned", "active") and not self.hears
