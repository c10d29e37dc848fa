"""风险矩阵: which level a likelihood and a severity make together (clause 4.3 c)."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class Level(StrEnum):
    """How high a risk is; in their order."""

    LOW = "low"
    MODERATE = "moderate"
    MAJOR = "major"
    CRITICAL = "critical"


LEVELS = tuple(Level)
GRADES = 5
"""Likelihood and severity are graded from 1 to this."""
HIGH = frozenset({Level.MAJOR, Level.CRITICAL})
"""Those that are looked at more often."""


class NoMatrix(ValueError):
    """Not five rows of five levels, or a level that falls where likelihood or severity rises."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """``rows``: by likelihood from 1, each with the levels by severity from 1.

    Raises:
        NoMatrix
    """

    rows: tuple[tuple[Level, ...], ...]

    def __post_init__(self) -> None:
        """Checks that it is whole, and that no level falls where likelihood or severity rises."""
        if len(self.rows) != GRADES or any(len(row) != GRADES for row in self.rows):
            raise NoMatrix(len(self.rows))
        for line in (*self.rows, *zip(*self.rows, strict=True)):
            if any(LEVELS.index(after) < LEVELS.index(before) for before, after in pairwise(line)):
                raise NoMatrix(line)

    def level(self, likelihood: int, severity: int) -> Level:
        """The level of these grades, each from 1 to 5."""
        return self.rows[likelihood - 1][severity - 1]


_PARTED = "/"


def read_matrix(value: str) -> Matrix:
    """Five groups of five digits, 1 the lowest level and 4 the highest: ``11112/11223/12233/12334/23344``.

    Raises:
        NoMatrix
    """
    groups = value.replace("\n", _PARTED).replace(" ", _PARTED).split(_PARTED)
    digits = [group for group in groups if group]
    if not all(one in "1234" for group in digits for one in group):
        raise NoMatrix(value[:40])
    return Matrix(tuple(tuple(LEVELS[int(one) - 1] for one in group) for group in digits))


def write_matrix(matrix: Matrix) -> str:
    """The other way round."""
    return _PARTED.join("".join(str(LEVELS.index(level) + 1) for level in row) for row in matrix.rows)


STANDARD = read_matrix("11112/11223/12233/12334/23344")
"""As the trade draws it: the product of the two grades, parted behind 4, 9 and 16."""
STRICT = read_matrix("11223/12233/22334/23344/23444")
"""For whoever would rather look twice."""
