"""Cases that are, or may be, the same thing."""

from dataclasses import dataclass

from bot.rules.cases.alike import Tie


@dataclass(frozen=True, slots=True)
class TieRecord:
    """How another case belongs to one; ``leads``: the other one leads."""

    other_id: int
    how: Tie
    leads: bool


@dataclass(frozen=True, slots=True)
class Related:
    """The other case of a tie, as somebody may know of it who may see both."""

    id: int
    kind: str
    number: str
    state: str
    how: Tie
    leads: bool


@dataclass(frozen=True, slots=True)
class OpenText:
    """What an open case says, to be compared."""

    id: int
    site_id: int | None
    title: str


@dataclass(frozen=True, slots=True)
class ReporterRecord:
    """Somebody who reported a case that had been reported before, with which form."""

    person_id: int
    draft_id: int
