"""Complaints as readers see them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ComplaintRecord:
    """A complaint with what its card shows."""

    id: int
    number: str
    client_id: int
    filed_by_id: int
    state: str
    filed_at: datetime
    accept_by: datetime
    resolve_by: datetime
    client_name: str
