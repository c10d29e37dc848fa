"""Records that are in doubt since the instrument turned out wrong with which they were made, as readers see them."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.rules.impacts import Verdict


@dataclass(frozen=True, slots=True)
class Impact:
    """A record in doubt: whose it is, and of which day; how it was judged, by whom, when and why.

    ``event_day``, ``event_number``: of the event by which the instrument was found wrong. ``done``: what was done where
    the record is affected. ``owner_id``: who filed the record.
    """

    id: int
    equipment_id: int
    event_number: str
    event_day: date
    record_kind: str
    record_id: int
    number: str
    day: date
    client_id: int | None
    client_name: str
    owner_id: int
    released_at: datetime | None
    opened_at: datetime
    verdict: str
    why: str
    done: str
    person_name: str
    judged_at: datetime | None

    @property
    def open(self) -> bool:
        """Whether nobody judged it yet."""
        return self.verdict == Verdict.OPEN


@dataclass(frozen=True, slots=True)
class Review:
    """What of the records made with an instrument (``name``) is in doubt, as far as a reader may see it.

    ``to_judge``: the ids of those that wait for the reader.
    """

    equipment_id: int
    name: str
    impacts: tuple[Impact, ...]
    to_judge: frozenset[int]

    @property
    def judged(self) -> int:
        """How many were judged."""
        return sum(not one.open for one in self.impacts)


@dataclass(frozen=True, slots=True)
class Doubted:
    """An instrument and how many of the records made with it wait for a reader; ``since`` when the oldest does."""

    equipment_id: int
    name: str
    n: int
    since: datetime
