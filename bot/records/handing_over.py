"""What people hold, who can take it, and what was handed over, as readers see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.records.cases.cases import CaseRecord
from bot.records.drafts import DraftRecord
from bot.records.people.stand_ins import StandInRecord
from bot.records.trainings import SessionRecord
from bot.rules.handing_over import Held


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that somebody holds; ``client_id`` None: a training for everybody whom they serve.

    ``title``: the site, what the work is about, or what it is called; ``work``: that of a task or plan (rules/tasks),
    the kind of a case or of the record that was begun. ``often``: the frequency of a plan. ``follows``: it goes along
    with its plan, or what was begun with its task ``task_id``.
    """

    kind: Held
    id: int
    client_id: int | None
    client_name: str | None
    title: str
    work: str = ""
    often: str = ""
    day: date | None = None
    number: str = ""
    follows: bool = False
    task_id: int | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What names it among everything that is held."""
        return self.kind.value, self.id


@dataclass(frozen=True, slots=True)
class Approval:
    """People who ask to join a client: how many wait for somebody by their role, and who else lets them in."""

    client_id: int
    client_name: str
    waiting: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds something: how much of it, and how much of that where they no longer serve."""

    person_id: int
    name: str
    held: int
    left: int


@dataclass(frozen=True, slots=True)
class HeldAt:
    """How much somebody holds at a client; ``serves``: they are one of its team."""

    person_id: int
    name: str
    client_id: int | None
    n: int
    serves: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be handed over: all that a person holds, at a client unless ``client_id`` is 0, or one thing of it."""

    person_id: int
    client_id: int = 0
    kind: str = ""
    thing_id: int = 0


@dataclass(frozen=True, slots=True)
class Holding:
    """All that somebody holds, as far as the reader may hand it over.

    ``away``: their leave that has begun. ``ended``: they have left. ``serves``: ids of the clients that they serve.
    ``approves``: what waits for them and others by their role.
    """

    person_id: int
    name: str
    things: tuple[Thing, ...]
    ended: bool = False
    serves: frozenset[int] = frozenset()
    away: tuple[StandInRecord, ...] = ()
    approves: tuple[Approval, ...] = ()

    def of(self, client_id: int) -> Sequence[Thing]:
        """What is held at a client; 0: at all of them."""
        return [thing for thing in self.things if client_id in (0, thing.client_id or NO_CLIENT)]

    @property
    def clients(self) -> tuple[tuple[int, str | None, int], ...]:
        """Id and name of each client at which something is held, with how many things."""
        names = {thing.client_id or NO_CLIENT: thing.client_name for thing in self.things}
        return tuple((one, name, len(self.of(one))) for one, name in names.items())


NO_CLIENT = -1
"""Stands for the client of what is for no single one; of those who practise there is nothing here."""


@dataclass(frozen=True, slots=True)
class Taker:
    """Who can take something over: how many of the things, and whether they hear of it here (rules/hearing)."""

    person_id: int
    name: str
    takes: int
    hears: bool
    away: bool = False


@dataclass(frozen=True, slots=True)
class Going:
    """What would go to somebody, and what they may not take; ``seen``: its fingerprint."""

    wanted: Wanted
    holder: Holding
    taker: Taker
    things: tuple[Thing, ...]
    stay: tuple[Thing, ...]
    seen: str

    @property
    def begun(self) -> tuple[Thing, ...]:
        """The records that the holder has begun for these tasks: they go along."""
        tasks = {thing.id for thing in self.things if thing.kind is Held.TASK}
        begun = (thing for thing in self.holder.things if thing.kind is Held.DRAFT and thing.follows)
        return tuple(thing for thing in begun if thing.task_id in tasks)


@dataclass(frozen=True, slots=True)
class HandoverRecord:
    """Something was handed over: from whom, to whom, by whom."""

    id: int
    from_id: int
    from_name: str
    to_id: int
    to_name: str
    by_id: int
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Handed:
    """Those of a handover's things that have a key of their own in its news."""

    cases: Sequence[CaseRecord]
    sessions: Sequence[SessionRecord]
    drafts: Sequence[DraftRecord]


@dataclass(frozen=True, slots=True)
class HandedThing:
    """One thing of a handover."""

    kind: Held
    subject_id: int
    client_id: int | None
    client_name: str | None
