"""Links from one record to another, of whatever kind that is."""

from dataclasses import dataclass

CASE = "case"
"""What the trail calls a case of any kind."""


@dataclass(frozen=True, slots=True)
class Link:
    """The record that is linked to: its kind, as the trail names it, and its id."""

    kind: str
    id: int
