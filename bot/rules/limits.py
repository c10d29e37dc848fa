"""Limits within which a measured value conforms, as people write them: ``1.5–2.25 MPa``, ``10±0.05 mm``, ``≤2``.

A value on a limit keeps it. ``<`` and ``>`` are not read: what they mean of the limit itself would be guessed.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.rules.decimals import read_plain, written
from bot.rules.folding import folded

LONGEST = 40
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_NUMBER = r"[-+]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)"
_UNIT = r"(?P<unit>[^\s\d±~<>=≤≥≦≧,.+-][^±~<>=≤≥≦≧,]{0,19})?"
_FIRST = r"(?P<first>[^\W\d]+|%|°C)?"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"(?P<low>{_NUMBER})\s*{_FIRST}\s*(?:~|-|至|到|to)\s*(?P<high>{_NUMBER})\s*{_UNIT}",
        rf"(?P<middle>{_NUMBER})\s*(?:±|\+/?-)\s*(?P<aside>{_NUMBER})\s*{_UNIT}",
        rf"(?:≥|≧|>=|不低于|不小于|at least)\s*(?P<low>{_NUMBER})\s*{_UNIT}",
        rf"(?:≤|≦|<=|不高于|不大于|不超过|at most)\s*(?P<high>{_NUMBER})\s*{_UNIT}",
    )
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the most that conforms, in ``unit``; None: it is not limited there."""

    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""

    def __bool__(self) -> bool:
        return self.low is not None or self.high is not None

    @property
    def crossed(self) -> bool:
        """Whether nothing at all can conform."""
        return self.low is not None and self.high is not None and self.high < self.low

    def __str__(self) -> str:
        """As they are kept and shown, and read again; empty where there are none."""
        if self.low is not None and self.high is not None:
            return self.measured(f"{written(self.low)}–{written(self.high)}")
        if self.low is not None:
            return self.measured(f"≥{written(self.low)}")
        return self.measured(f"≤{written(self.high)}") if self.high is not None else ""

    def measured(self, value: str) -> str:
        """A value in the unit."""
        return f"{value} {self.unit}".rstrip()


NO_LIMITS = Limits()


def read_limits(text: str) -> Limits | None:
    """The limits that a text is; None: it is none, or may mean several."""
    said = folded(text).translate(_DASHES).strip(" 。;,")
    match = next((match for shape in _SHAPES if (match := shape.fullmatch(said)) is not None), None)
    if match is None:
        return None
    named = match.groupdict()
    unit = " ".join((named["unit"] or "").split())
    if named.get("first") and named["first"] != unit:
        return None
    numbers = {key: _number(named[key]) for key in ("low", "high", "middle", "aside") if named.get(key)}
    if None in numbers.values():
        return None
    if "middle" in numbers:
        middle, aside = numbers["middle"] or Decimal(0), numbers["aside"] or Decimal(0)
        return Limits(middle - aside, middle + aside, unit)
    return Limits(numbers.get("low"), numbers.get("high"), unit)


def _number(text: str) -> Decimal | None:
    """A number with its sign; None where its commas part no thousands."""
    value = read_plain(text.lstrip("+-"))
    return -value if value is not None and text.startswith("-") else value
