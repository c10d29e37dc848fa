"""What a way in is: everything about one thing that people may say anywhere stands in one row."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from bot.rules.free_text import UNHEARD, Heard
from bot.rules.people import Person, Role
from bot.rules.permissions import Permit, clients_for
from bot.rules.plain_words import normalise
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ChooseFirm, Data, OpenForm
from bot.screens.waiting import Waiting

MOST_KEYS = 4
"""Keys at the bottom of a chat."""

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LONGEST_DESCRIPTION = 256
MOST_COMMANDS = 100
"""Telegram's limits of command lists."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of its own for ways of one sort, so that 更多 fits a phone however many of them there are."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Entrance:
    """A button on the home: where it stands (lowest ``rank`` first) and what it opens.

    ``rare``: not needed every day; then on ``shelf`` with others of its sort, if somebody has several of them.
    ``counts``: how many things are behind it.
    """

    rank: int
    opens: Callable[[Person], Data]
    rare: bool = False
    shelf: Shelf | None = None
    counts: Callable[[Waiting], int] | None = None


def about_a_firm(form: str, action: Permit) -> Callable[[Person], Data]:
    """Opens the form about the only client that it can be about for this person, or asks which."""

    def opens(person: Person) -> Data:
        firms = clients_for(person, action)
        return OpenForm(form, "client", firms[0]) if firms is not None and len(firms) == 1 else ChooseFirm(form)

    return opens


@dataclass(frozen=True, slots=True)
class Way:
    """Something a person may say anywhere: by the slash command ``code``, by its name, by a key, in plain words.

    Who may not do ``action`` is told what they can do instead: ``by`` says whose it is, ``instead`` names ways of which
    the first that is theirs is offered; that one asks ``offer``. Without any, their own home's ways are shown.

    ``words``: what else is understood, several parted by bars. ``names``: what it is called for these roles.
    ``key``: what its key at the bottom says, if not its name. ``keys``: on whose keyboard it is, and where (1 to 4).
    ``listed``: it is in the list of commands. ``to_anybody``: also for who is nobody yet. ``leads_away``: its words are
    never the answer to an open question, as those of every other way can be. ``heard``: what free text has in it that
    may be the start of it; ``opens`` says what it opens then where it has no entrance, and ``takes`` which form about a
    client it begins, with the text as its first words.
    """

    code: str
    action: Permit
    name: Text
    words: Text | None = None
    names: Mapping[Role, Text] = field(default_factory=dict)
    key: Text | None = None
    keys: Mapping[Role, int] = field(default_factory=dict)
    listed: bool = True
    entrance: Entrance | None = None
    help: tuple[Topic, ...] = ()
    by: Text | None = None
    instead: tuple[str, ...] = ()
    offer: Text | None = None
    to_anybody: bool = False
    leads_away: bool = False
    heard: Heard = UNHEARD
    opens: Callable[[Person], Data] | None = None
    takes: str = ""

    def door(self) -> Callable[[Person], Data] | None:
        """What it opens, on the home or where it is offered."""
        return self.opens or (self.entrance.opens if self.entrance is not None else None)

    def name_for(self, *roles: Role) -> Text:
        """What it is called for somebody with these roles."""
        return next((self.names[role] for role in Role if role in roles and role in self.names), self.name)

    def said(self) -> frozenset[str]:
        """Everything that means it, in the form in which words are compared."""
        texts = [text for text in (self.name, self.key, self.words, *self.names.values()) if text is not None]
        words = chain((self.code,), *(half.split("|") for text in texts for half in (text.zh, text.en)))
        return frozenset(normalise(word) for word in words if word)


class WaysClash(ValueError):
    """Two ways cannot be told apart, or one is not whole; a fault of the program, seen at its start."""


def merged(*ways: Way) -> dict[str, Way]:
    """The ways by their codes, in the order in which commands are listed.

    Raises:
        WaysClash
    """
    found = {way.code: way for way in ways}
    _once("code", ((way.code, way.code) for way in ways))
    _once("word", ((word, way.code) for way in ways for word in way.said()))
    _once("place on homes", ((way.entrance.rank, way.code) for way in ways if way.entrance))
    topics = {topic for way in ways for topic in way.help}
    _once("topic", ((topic.code, topic.code) for topic in topics))
    _once("place in the help", ((topic.rank, topic.code) for topic in topics))
    for role in Role:
        places = sorted(way.keys[role] for way in ways if role in way.keys)
        if places != list(range(1, len(places) + 1)) or len(places) > MOST_KEYS:
            raise WaysClash("keys", role, places)
    for way in ways:
        _whole(way, found)
    if sum(way.listed for way in ways) > MOST_COMMANDS:
        raise WaysClash("commands", len(ways))
    return found


def _once(what: str, values: Iterable[tuple[object, str]]) -> None:
    """Raises WaysClash with who has it already and who wants it too."""
    taken: dict[object, str] = {}
    for value, by in values:
        if value in taken:
            raise WaysClash(what, value, taken[value], by)
        taken[value] = by


def _whole(way: Way, ways: Mapping[str, Way]) -> None:
    descriptions = [half for text in (way.name, *way.names.values()) for half in (text.zh, text.en)]
    if not COMMAND.fullmatch(way.code) or not all(0 < len(said) <= LONGEST_DESCRIPTION for said in descriptions):
        raise WaysClash("command", way.code)
    if way.heard is not UNHEARD and way.door() is None:
        raise WaysClash("heard", way.code)
    for code in way.instead:
        offered = ways.get(code)
        if way.by is None or offered is None or offered.entrance is None or offered.offer is None:
            raise WaysClash("instead", way.code, code)
