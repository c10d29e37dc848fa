"""What came of a submitted form: the record it became, for the screen that says so."""

from dataclasses import dataclass, field
from typing import NewType

OutcomeKind = NewType("OutcomeKind", str)
"""What a form became, as it is kept with its draft: at most 40 characters, and never given another meaning.

Each subject declares its own beside the code that makes them; its handlers say how they are shown.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The kind and id of the record, and what only this moment knows (a fresh link, never stored)."""

    kind: OutcomeKind
    record_id: int
    said_once: dict[str, str] = field(default_factory=dict)
