"""One turn of a conversation: who acts, why, in which language. Handlers get it, and give screens back."""

from dataclasses import dataclass, field, replace
from datetime import date

from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.text import Language
from bot.screens.screen import Album, Receipt, Screen, Toast

Reply = Screen | Album | Toast | Receipt | tuple[Screen, ...] | None
"""What a handler gives back: a screen, files to look at, a short answer, a sign that something was kept (a later photo
of an album), several messages, or nothing."""


@dataclass(slots=True)
class Keyboard:
    """The keys at the bottom: ``replaced`` when those of a question are there that the person has turned away from."""

    replaced: bool = False


@dataclass(slots=True)
class Mode:
    """Whether what is shown is practice, and in which language, as it stands after what the turn did."""

    practising: bool = False
    language: Language = "zh"


@dataclass(frozen=True, slots=True)
class Turn:
    """An update of someone in a private chat with the bot. ``person`` is None for a stranger."""

    person: Person | None
    cause: Cause
    telegram_id: int
    bot_username: str
    keyboard: Keyboard = field(default_factory=Keyboard)
    mode: Mode = field(default_factory=Mode)

    def going_on(self) -> "Turn":
        """The turn for a use case beside another one of the same update, which alone carries the update's identity.

        Only for what cannot happen twice anyway, because a form that was moved refuses it.
        """
        return replace(self, cause=replace(self.cause, update=None))

    @property
    def who(self) -> Person:
        """The person; only behind the gate, which lets no stranger through.

        Raises:
            Stranger: nobody we know.
        """
        if self.person is None:
            raise Stranger(self.telegram_id)
        return self.person

    @property
    def today(self) -> date:
        """The day in Beijing on which the person does it."""
        return beijing_day(self.cause.at)

    @property
    def language(self) -> Language:
        """The language to answer in; Chinese until chosen otherwise."""
        return self.person.language if self.person else "zh"


class Stranger(Exception):
    """Someone without an account did what only a known person can."""
