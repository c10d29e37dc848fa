"""Joining by a card (clauses 3.1, 5.3.3): codes to type, what a link carries, when a card serves, who is who."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.rules.folding import folded
from bot.rules.people import Grant, Role
from bot.rules.typed_codes import typed_code

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ"
DIGITS = "23456789"
"""Without 0, O, 1, I and L, which are read as each other."""
CODE_LENGTH = 8

GRANTED = Role.CLIENT_STAFF
"""All that a card can ever give, for its own client; there is no column in which another role could stand."""

QUOTA = 50
MOST_QUOTA = 500
VALID_DAYS = 30
MOST_VALID_DAYS = 180

MOST_WRONG_CODES = 5
WRONG_CODES_WITHIN = timedelta(hours=1)
"""Five wrong codes of one account within an hour, and no further code is looked up."""

GATHERED_FOR = timedelta(minutes=2)
"""How long the notice to the approvers waits for more people: a shift joins within minutes, and is one notice."""
JUST_ASKED = timedelta(hours=1)
"""Who asked so short ago still has the phone in hand: the answer does not wait for the quiet hours' end."""


def new_code(choose: Callable[[Sequence[str]], str]) -> str:
    """A code of eight characters with letters and digits in turn pairs; ``choose`` takes one of several at random."""
    return "".join(choose(LETTERS if place % 4 < 2 else DIGITS) for place in range(CODE_LENGTH))


def spelled(code: str) -> str:
    """A code as it is printed: ``KM23-XY89``."""
    return f"{code[:4]}-{code[4:]}"


_CODE = re.compile(r"(?=.*[0-9])(?=.*[A-Z])[A-Z0-9]{8}")
_NEARLY = re.compile(r"(?=.*[0-9])(?=.*[A-Z])[A-Z0-9]{5,11}")


def read_code(text: str) -> str | None:
    """The code that somebody typed, tolerating case, full-width letters, spaces and dashes; None: not like a code.

    Characters that no code has are kept: such a code is wrong, and is told to be.
    """
    plain = typed_code(text)
    return plain if _CODE.fullmatch(plain) else None


def is_nearly_code(text: str) -> bool:
    """Whether somebody seems to have typed a joining code with characters too many or too few: no word looks so."""
    return _NEARLY.fullmatch(typed_code(text)) is not None


class CardState(StrEnum):
    """Whether a card still serves. UNKNOWN: no such code; TOO_MANY: after many guesses nobody looks."""

    OPEN = "open"
    USED_UP = "used_up"
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNKNOWN = "unknown"
    TOO_MANY = "too_many"


def card_state(quota: int, used: int, expires_at: datetime, revoked_at: datetime | None, at: datetime) -> CardState:
    """How a card stands at ``at``; ``used`` counts the requests that were not declined."""
    if revoked_at is not None:
        return CardState.REVOKED
    if expires_at <= at:
        return CardState.EXPIRED
    return CardState.OPEN if used < quota else CardState.USED_UP


class Goal(StrEnum):
    """What opens once somebody is in; the value is its letter in a link."""

    HOME = ""
    COMPLAINT = "c"
    TRAINING = "t"


@dataclass(frozen=True, slots=True)
class Destination:
    """A goal and the record that it is about (a training session's id; 0: none)."""

    goal: Goal = Goal.HOME
    record_id: int = 0

    def __str__(self) -> str:
        return f"{self.goal.value}{self.record_id or ''}"


_DESTINATION = re.compile(r"(?P<goal>[ct])(?P<record>[1-9][0-9]{0,11})?")


def read_destination(text: str) -> Destination:
    """The destination that a link or row carries; anything else leads home."""
    found = _DESTINATION.fullmatch(text)
    if found is None or (found["goal"] == Goal.TRAINING) is (found["record"] is None):
        return Destination()
    return Destination(Goal(found["goal"]), int(found["record"] or 0))


INVITATION_LENGTH = 24
"""Characters of an invitation's token: 18 random bytes."""
_CARD_LINK = re.compile(rf"c(?P<code>[A-Z0-9]{{{CODE_LENGTH}}})(?:-(?P<to>[a-z0-9]{{1,13}}))?")
_INVITATION_LINK = re.compile(rf"(?P<token>[\w-]{{{INVITATION_LENGTH}}})-(?P<to>[a-z][0-9]{{0,12}})")


@dataclass(frozen=True, slots=True)
class CardLink:
    """The start parameter of a joining card; ``to`` None: the card's own destination."""

    code: str
    to: Destination | None = None

    def __str__(self) -> str:
        return f"c{self.code}" + (f"-{self.to}" if self.to is not None and self.to.goal is not Goal.HOME else "")


@dataclass(frozen=True, slots=True)
class InvitationLink:
    """The start parameter of an invitation."""

    token: str
    to: Destination


def read_link(parameter: str) -> CardLink | InvitationLink:
    """What a start parameter is: a joining card's, else an invitation's."""
    card = _CARD_LINK.fullmatch(parameter)
    if card is not None:
        return CardLink(card["code"], read_destination(card["to"]) if card["to"] else None)
    invitation = _INVITATION_LINK.fullmatch(parameter)
    if invitation is not None:
        return InvitationLink(invitation["token"], read_destination(invitation["to"]))
    return InvitationLink(parameter, Destination())


class Listed(Protocol):
    """Somebody on a client's list who has no account yet."""

    @property
    def id(self) -> int:
        """The person's id."""

    @property
    def code(self) -> str | None:
        """Their 工号."""

    @property
    def name(self) -> str:
        """Their name."""


@dataclass(frozen=True, slots=True)
class Match:
    """Who on the list a joiner may be; ``certain`` when code and name both fit, so that approving joins the two."""

    person_id: int
    certain: bool


def match(name: str, code: str, listed: Iterable[Listed]) -> Match | None:
    """Who on the list a joiner is, or may be: by name and code, else by the code, else by a name that only one has."""
    listed = tuple(listed)
    by_code = [one for one in listed if code and one.code and _plain(one.code) == _plain(code)]
    by_name = [one for one in listed if _plain(one.name) == _plain(name)]
    for one in by_code:
        return Match(one.id, certain=one in by_name)
    return Match(by_name[0].id, certain=False) if len(by_name) == 1 else None


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", folded(text)).casefold()


def may_be_matched(grants: Iterable[Grant], client_id: int) -> bool:
    """Whether a card of this client may lead to such a person: its staff and nothing else, so nothing more is given."""
    return set(grants) == {Grant(GRANTED, client_id)}


def may_reconnect(grants: Iterable[Grant], client_id: int) -> bool:
    """Whether a manager of this client may give the person another account: else they could become somebody greater."""
    return may_be_matched(grants, client_id)
