"""Findings as the card and the report of their record show them; as cases they are in ``records/cases/cases.py``."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """A finding; ``id`` is its case's, ``repeat_of`` the number of the one that it repeats.

    ``owner``: who is to fix it, empty where nobody was named. ``immediate``: what was done about it at once.
    """

    id: int
    number: str
    client_id: int
    question: str
    clause: str
    what: str
    severity: str
    suggestion_zh: str
    suggestion_en: str
    immediate: str
    state: str
    due_at: datetime
    fixed_on_the_spot: bool
    repeat_of_id: int | None
    repeat_of: str | None
    closed_at: datetime | None
    owner: str

    @property
    def suggestion(self) -> Text:
        """The suggested rectification in both languages."""
        return Text(self.suggestion_zh, self.suggestion_en)


@dataclass(frozen=True, slots=True)
class Mate:
    """A finding that belongs with another: fixed by the same action, or of the same cause."""

    id: int
    number: str
    state: str


@dataclass(frozen=True, slots=True)
class Mates:
    """What belongs with a finding: ``fixed`` by the same action, ``of_cause``: of the same cause."""

    fixed: tuple[Mate, ...] = ()
    of_cause: tuple[Mate, ...] = ()

    @property
    def all(self) -> tuple[Mate, ...]:
        """Each once, in their order of being found."""
        return tuple({mate.id: mate for mate in sorted((*self.fixed, *self.of_cause), key=lambda one: one.id)}.values())


NO_MATES = Mates()
