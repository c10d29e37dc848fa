"""How people come to what a subject declares: from their home, by a command, or by saying so (``screens/ways``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.rules.free_text import UNHEARD, Heard
from bot.rules.people import Role
from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the help, ``homes/help/<language>/<code>.md``: in which order it comes, and who is told."""

    rank: int
    code: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class WayIn:
    """One thing that can be begun or looked at, as its subject says it; ``screens/ways/way.py`` makes the way of it.

    ``command`` is the slash command, ``words`` what else is understood. ``rank``: its place on homes; ``rare``: not
    needed every day; ``keys``: on whose keyboard it is, and where. ``by`` says whose it is to who may not, ``instead``
    names ways of which the first that is theirs is offered; ``offer`` asks who cannot go another way. ``heard``: what
    free text that is the start of one has in it.
    """

    command: str
    word: Text
    words: Text | None = None
    rank: int = field(kw_only=True)
    rare: bool = field(default=False, kw_only=True)
    keys: Mapping[Role, int] = field(default_factory=dict, kw_only=True)
    help: tuple[Topic, ...] = field(default=(), kw_only=True)
    by: Text = field(kw_only=True)
    instead: tuple[str, ...] = field(default=(), kw_only=True)
    offer: Text | None = field(default=None, kw_only=True)
    heard: Heard = field(default=UNHEARD, kw_only=True)
