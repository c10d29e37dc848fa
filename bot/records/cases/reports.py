"""What of a case is to be reported by a set time, as its card shows it."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class CaseReport:
    """Its cells as storage/tables/cases.py says."""

    duty: str
    what: Text
    made_at: datetime
    due_at: datetime
    told_at: datetime | None
