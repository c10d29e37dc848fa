"""What came of a submitted form: the record it became, for the screen that says so."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Outcome:
    """The form's code, the record's id, and what only this moment knows (a fresh link, never stored)."""

    form: str
    record_id: int
    said_once: dict[str, str] = field(default_factory=dict)
