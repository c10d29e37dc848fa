"""Why a typed answer cannot be taken: one class per broken rule, with what a screen needs to say so."""

from datetime import date

from bot.rules.form import Kind, Limit, Option
from bot.rules.text import Text


class Unreadable(Exception):
    """A typed text that is no answer to its question."""


class TextMissing(Unreadable):
    """Nothing was typed but space or punctuation."""


class NotAName(Unreadable):
    """No name that can be seen, or more than one line."""


class TextTooShort(Unreadable):
    """Fewer characters than asked for."""

    def __init__(self, minimum: int, length: int) -> None:
        super().__init__(minimum, length)
        self.minimum = minimum
        self.length = length


class TextTooLong(Unreadable):
    """More characters than are kept; ``kept`` is the piece of the tray that the whole text lies in, if it does."""

    def __init__(self, maximum: int, length: int, kept: int = 0) -> None:
        super().__init__(maximum, length)
        self.maximum = maximum
        self.length = length
        self.kept = kept


class NotYesOrNo(Unreadable):
    """Neither a yes nor a no."""


class NotConfirmed(Unreadable):
    """Something else than a plain confirmation; a "no" confirms nothing."""


class NotAConformity(Unreadable):
    """Neither conform nor non-conform nor not applicable."""


class NotANumber(Unreadable):
    """No number, or one that can be read in two ways (1,5)."""


class UnitDiffers(Unreadable):
    """A number in another unit than the question's; it is not converted."""

    def __init__(self, expected: Text, found: str) -> None:
        super().__init__(expected, found)
        self.expected = expected
        self.found = found


class DayTooEarly(Unreadable):
    """A day before ``earliest``, the first that is allowed."""

    def __init__(self, earliest: date) -> None:
        super().__init__(earliest)
        self.earliest = earliest


class DayTooLate(Unreadable):
    """A day after ``latest``, the last that is allowed."""

    def __init__(self, latest: date) -> None:
        super().__init__(latest)
        self.latest = latest


class NumberOutOfRange(Unreadable):
    """A number (or rating) below ``minimum`` or above ``maximum``; None is no limit."""

    def __init__(self, minimum: Limit | None, maximum: Limit | None, value: str) -> None:
        super().__init__(minimum, maximum, value)
        self.minimum = minimum
        self.maximum = maximum
        self.value = value


class NotADate(Unreadable):
    """No day that exists."""


class NoSuchDay(NotADate):
    """A day that the calendar does not have: ``day`` of ``month``, in ``year`` where it hangs on that (29 February)."""

    def __init__(self, month: int, day: int, year: int | None = None) -> None:
        super().__init__(month, day, year)
        self.month = month
        self.day = day
        self.year = year


class NotATime(Unreadable):
    """No moment that exists."""


class OneTimeAsked(NotATime):
    """From one time of day to another, where one moment is asked for; ``begins``: the first, as it would be stored."""

    def __init__(self, begins: str) -> None:
        super().__init__(begins)
        self.begins = begins


class NotAnHour(Unreadable):
    """No time of day."""


class NotAPeriod(Unreadable):
    """No day, and no first and last day."""


class PeriodBackwards(Unreadable):
    """The last day lies before the first."""


class TimeMissing(Unreadable):
    """A day without the time of day that the question asks for."""

    def __init__(self, day: str) -> None:
        super().__init__(day)
        self.day = day


class NotAnOption(Unreadable):
    """``text`` is none of the options."""

    def __init__(self, text: str, options: tuple[Option, ...]) -> None:
        super().__init__(text, options)
        self.text = text
        self.options = options


class Ambiguous(Unreadable):
    """More than one reading; ``candidates`` are the values it could be, as they would be stored, in a fixed order.

    For a choice they are option keys, for a date ISO dates, for a date with time ``2026-11-30T14:00``.
    ``text`` is the part that was typed for them (one of several choices, say).
    """

    def __init__(self, text: str, candidates: tuple[str, ...]) -> None:
        super().__init__(text, candidates)
        self.text = text
        self.candidates = candidates


class NotAPhone(Unreadable):
    """No telephone number in it."""


class NotASpot(Unreadable):
    """No degrees north and east in it."""


class NotByText(Unreadable):
    """This kind of question is answered by sending or picking something, not by typing."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind)
        self.kind = kind
