"""The numbers people quote, such as ``TS20261122-03``: kind, day of filing, serial of that day (clause 5.5.3)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.cases.kinds import KINDS
from bot.rules.folding import folded
from bot.rules.work_records.kinds import BY_NUMBER

_DECLARED = (*BY_NUMBER, *(kind.number for kind in KINDS))
SERIES = frozenset(_DECLARED)
"""What numbers begin with; cases and work records declare theirs with their kind."""


SKIPPED = 100
"""By how many serials a series leaps ahead when the firm was restored: numbers given after the backup may be on paper,
and no firm files so many records of one kind on one day."""


class SeriesTaken(ValueError):
    """Two kinds of records would have the same numbers."""


if len(SERIES) != len(_DECLARED):
    raise SeriesTaken(_DECLARED)

PRACTICE = "LX-"
"""Before the numbers of practice (练习): ``LX-TS20261122-03``."""


@dataclass(frozen=True, slots=True)
class Number:
    """A complete number of one of the ``SERIES``; ``serial`` counts from 1 within kind and (Beijing) day."""

    kind: str
    day: date
    serial: int
    practice: bool = False

    @property
    def series(self) -> str:
        """What its serial counts within; practice counts by itself, so the real numbers have no gaps."""
        return f"{PRACTICE if self.practice else ''}{self.kind}{self.day:%Y%m%d}"

    def __str__(self) -> str:
        return f"{self.series}-{self.serial:02d}"


def series_given(first: date, last: date) -> tuple[str, ...]:
    """Every series of which numbers may have been given on these (Beijing) days; those of practice are on no paper."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(Number(kind, day, 1).series for day in days for kind in sorted(SERIES))


@dataclass(frozen=True, slots=True)
class PartOfNumber:
    """What someone typed of a number: its last digits, perhaps with the kind or the day; enough among one's own.

    ``day_ends``: the last digits of the day, ``20`` of ``TS20261120-01``.
    """

    serial: int
    kind: str | None = None
    day: date | None = None
    day_ends: str = ""

    def fits(self, number: Number) -> bool:
        """Whether this can be meant by it."""
        return (
            number.serial == self.serial
            and self.kind in (None, number.kind)
            and self.day in (None, number.day)
            and f"{number.day:%Y%m%d}".endswith(self.day_ends)
        )


_KINDS = "|".join(sorted(SERIES))
_WHOLE = re.compile(rf"(?P<practice>LX-?)?(?P<kind>{_KINDS})?(?P<day>\d{{8}})-?(?P<serial>\d{{1,4}})")
_PART = re.compile(rf"(?P<kind>{_KINDS})?(?:(?P<day_ends>\d{{1,7}})-|-)?(?P<serial>\d{{1,4}})")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−_", "-"))


def read_number(text: str) -> Number | PartOfNumber | None:
    """What number this text quotes, tolerating case, spaces, full-width characters and missing zeros.

    ``ts20261122-3`` is complete; ``03``, ``22-3``, ``TS-3`` and ``20261122-03`` are parts. None: not a number of ours.
    """
    plain = folded(text).translate(_DASHES).upper()
    compact = re.sub(r"\s+", "", plain).removeprefix("#").rstrip("。.")
    match = _WHOLE.fullmatch(compact) or _PART.fullmatch(compact)
    if match is None:
        return None
    found = match.groupdict()
    serial = int(found["serial"])
    if serial < 1:
        return None
    kind = found["kind"]
    if found.get("day") is None:
        return PartOfNumber(serial, kind, day_ends=found.get("day_ends") or "")
    try:
        day = date(int(found["day"][:4]), int(found["day"][4:6]), int(found["day"][6:]))
    except ValueError:
        return None
    if kind is None:
        return PartOfNumber(serial, day=day)
    return Number(kind, day, serial, practice=found["practice"] is not None)


_QUOTED = re.compile(rf"(?<![A-Z])(?:LX-?)?(?:{_KINDS})\s?\d{{8}}\s?-?\s?\d{{1,4}}(?!\d)")
_LAST_DIGITS = re.compile(r"(?:尾号|编号|末尾|末几位|后几位|NUMBER|NO\.|#)\s?(?:是|为|:|IS)?\s?(\d{1,4})(?!\d)")


def numbers_in(text: str) -> tuple[Number | PartOfNumber, ...]:
    """The numbers of records that a sentence quotes: whole ones, or else last digits that it says to be such."""
    plain = folded(text).translate(_DASHES).upper()
    for found in (_QUOTED.findall(plain), _LAST_DIGITS.findall(plain)):
        numbers = [number for said in found if (number := read_number(said)) is not None]
        if numbers:
            return tuple(dict.fromkeys(numbers))
    return ()
