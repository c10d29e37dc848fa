"""What a kind of message is. Each subject declares its own as rows, which ``catalogue`` merges into one table."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from bot.records.cases.cases import CaseRecord
from bot.rules.people import LENT, Person, Role
from bot.rules.post import Thing
from bot.rules.text import Language, Text
from bot.screens.screen import Screen
from bot.services.post.writing import MessageCode
from storage.documents import DocumentRecord
from storage.post import outbox
from storage.post.outbox import MessageRecord


class Hours(Enum):
    """When a message may go out; a row may say for itself that it cannot wait."""

    KEPT = auto()
    """Not in the quiet hours, and to the clients' staff on working days only."""
    DAYS_OFF_TOO = auto()
    """Not in the quiet hours: it is about a day that the reader chose."""
    ANY = auto()
    """At once: it answers what the reader did just now."""


class Occasion(Enum):
    """Why something is said: by it alone is decided whether it is said beside what else a reader hears on a day."""

    HAPPENED = auto()
    """Something happened, or was asked for: it is said whatever was said before."""
    REMINDS = auto()
    """Time passed, no more: of what its reader was told on this day already, it says nothing."""
    SUMS_UP = auto()
    """The digest: it says all there is, and what it is to say yet on this day nothing else reminds of."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A message that is about to be read, with what every kind asks for, read once.

    ``reader``: to whom it is addressed, or who stands in for them; ``case``: the one that it is about, if it is.
    ``told``: of what the reader was told today, or is to be in the digest; empty for what happened.
    """

    message: MessageRecord
    reader: Person
    at: datetime
    case: CaseRecord | None
    told: frozenset[Thing] = frozenset()

    @property
    def language(self) -> Language:
        """In which the reader reads."""
        return self.reader.language


@dataclass(frozen=True, slots=True)
class WithDocument:
    """A screen with a file that goes with it."""

    screen: Screen
    document: DocumentRecord


@dataclass(frozen=True, slots=True)
class Naming:
    """A screen about several ``things``: those that it speaks of, for who reads it."""

    screen: Screen
    things: frozenset[Thing]


Compose = Callable[[Opening], Awaitable[Screen | WithDocument | Naming]]
Clients = Callable[[Opening], Awaitable[tuple[int, ...]]]
Merges = Callable[[Opening, Person], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Leave:
    """What becomes of a message while its reader is on leave: it stays, or is ``sent_on`` to who stands in.

    ``roles``: to who has one of these from the absent person, at a client that the message concerns; None: to whoever
    stands in there, since who may read it is decided elsewhere (by the life cycles, by what each reader sees).
    """

    sent_on: bool
    roles: frozenset[Role] | None = None


STAYS = Leave(sent_on=False)
"""It is personal (their seat, their roles, what they asked for), or said to a role that nobody lends."""
SENT_ON = Leave(sent_on=True)
SENT_ON_WITH_WORK = Leave(sent_on=True, roles=LENT)
SENT_ON_TO_LEADS = Leave(sent_on=True, roles=frozenset({Role.LEAD}))


async def no_client(opening: Opening) -> tuple[int, ...]:  # noqa: ARG001 -- the shape of ``Clients``
    """For what concerns its reader alone."""
    return ()


async def of_case(opening: Opening) -> tuple[int, ...]:
    """For what is about a case: its client."""
    return () if opening.case is None else (opening.case.client_id,)


async def told_too(opening: Opening, other: Person) -> bool:
    """Whether another person has the same message."""
    return await outbox.is_told_too(opening.message, other.id)


@dataclass(frozen=True, slots=True)
class MessageKind:
    """One kind of message.

    ``name``: what an administrator hears that somebody did not get. ``about``: the kinds of subject that it may be
    about, and ``clients`` those that it concerns. ``compose`` says what it says at the moment at which it is read, and
    raises ``Moot`` when there is nothing to say any more, so that both are decided by one reading of the records.
    ``merges``: whether who stands in hears the same for themself, so that it is not said to them twice. ``silent``: it
    arrives without a sound. ``replaces``: the kinds of which it stands in the place of the last one that was sent to
    the reader about the same subject, as long as that shows what was said; there is nothing to say where none does.

    ``occasion``: why it is said. What it speaks of is its subject, unless it ``names`` several things: then ``compose``
    returns them (``Naming``) and leaves out what its reader was told (``Opening.told``).
    """

    code: MessageCode
    name: Text
    about: tuple[str, ...]
    leave: Leave
    compose: Compose
    clients: Clients = no_client
    merges: Merges = told_too
    hours: Hours = Hours.KEPT
    silent: bool = False
    names: bool = False
    replaces: tuple[str, ...] = ()
    occasion: Occasion = field(kw_only=True)
