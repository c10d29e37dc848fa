"""Findings as readers see them."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """A finding with the names its card shows."""

    id: int
    number: str
    client_id: int
    site_id: int
    patrol_id: int
    found_by_id: int
    question: str
    clause: str
    what: str
    severity: str
    suggestion_zh: str
    suggestion_en: str
    state: str
    found_at: datetime
    due_at: datetime
    fixed_on_the_spot: bool
    acknowledged_at: datetime | None
    closed_at: datetime | None
    acknowledged_by: str | None
    client_name: str
    site_name: str
    found_by: str

    @property
    def suggestion(self) -> Text:
        """The suggested rectification in both languages."""
        return Text(self.suggestion_zh, self.suggestion_en)


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as a person may see it and act on it."""

    finding: FindingRecord
    may_act: bool
