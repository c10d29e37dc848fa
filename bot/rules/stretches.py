"""Calendar months, quarters and years, as people ask for figures of one; a number stands for each in buttons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.registers import FIRST_DAY, LAST_DAY, Period
from bot.rules.text import CHINESE, Language, Text

_OF_YEAR = 100
_YEAR, _FIRST_QUARTER = 0, 13
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class NoSuchStretch(ValueError):
    """A number that stands for no month, quarter or year of the calendar."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A month (``part`` 1 to 12), a quarter (13 to 16) or the whole of a ``year`` (0).

    Raises:
        NoSuchStretch
    """

    year: int
    part: int

    def __post_init__(self) -> None:
        if not FIRST_DAY.year <= self.year <= LAST_DAY.year or not _YEAR <= self.part < _FIRST_QUARTER + 4:
            raise NoSuchStretch(self.year, self.part)

    @property
    def number(self) -> int:
        """``202611``: what buttons carry."""
        return self.year * _OF_YEAR + self.part

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year."""
        return self.part == _YEAR

    @property
    def is_month(self) -> bool:
        """Whether it is a month."""
        return _YEAR < self.part < _FIRST_QUARTER

    @property
    def period(self) -> Period:
        """Its days."""
        if self.is_year:
            return Period(date(self.year, 1, 1), date(self.year, 12, 31))
        month = self.part if self.is_month else (self.part - _FIRST_QUARTER) * 3 + 1
        after = month + (1 if self.is_month else 3)
        first_after = date(self.year + (after > 12), (after - 1) % 12 + 1, 1)
        return Period(date(self.year, month, 1), first_after - timedelta(days=1))

    def to(self, language: Language) -> str:
        """``2026年11月``, ``2026年第4季度``, ``2026年`` / ``Nov 2026``, ``Q4 2026``, ``2026``."""
        if self.is_year:
            return Text("{year}年", "{year}").to(language, year=self.year)
        if self.is_month:
            month = f"{self.part}月" if language == CHINESE else MONTHS_EN[self.part - 1]
            return Text("{year}年{month}", "{month} {year}").to(language, year=self.year, month=month)
        quarter = self.part - _FIRST_QUARTER + 1
        return Text("{year}年第{quarter}季度", "Q{quarter} {year}").to(language, year=self.year, quarter=quarter)


def stretch_of(number: int) -> Stretch:
    """The stretch for which a number stands. Raises NoSuchStretch."""
    return Stretch(*divmod(number, _OF_YEAR))


def month_of(day: date) -> Stretch:
    """The month of a day."""
    return Stretch(day.year, day.month)


def quarter_of(day: date) -> Stretch:
    """The quarter of a day."""
    return Stretch(day.year, _FIRST_QUARTER + (day.month - 1) // 3)


OFFERED: tuple[Text, ...] = (
    Text("本月", "This month"),
    Text("上月", "Last month"),
    Text("本季度", "This quarter"),
    Text("上季度", "Last quarter"),
    Text("今年", "This year"),
)


def offered(today: date) -> Mapping[Text, Stretch]:
    """The stretches that are offered on a day, by what their buttons say; the days of a button stay what they are."""
    month, quarter = month_of(today), quarter_of(today)
    day = timedelta(days=1)
    found = (
        month,
        month_of(month.period.first - day),
        quarter,
        quarter_of(quarter.period.first - day),
        Stretch(today.year, _YEAR),
    )
    return dict(zip(OFFERED, found, strict=True))
