"""Figures of findings: opened and closed over time, of what, and in how many days they were closed (clause 4.7.1)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.rules.beijing import at as at_beijing
from bot.rules.beijing import beijing_day
from bot.rules.cases.finding_terms import Severity
from bot.rules.checklists.asked import SEVERITIES as LEVELS
from bot.rules.text import Text

MONTHS = 12
"""So many are told, the present one with them."""
TITLES: Mapping[str, Text] = {
    "months": Text("问题的新增与闭环", "Findings opened and closed"),
    "topics": Text("问题按主题", "Findings by topic"),
    "days": Text("闭环用时", "Days to close"),
}
"""What can be told of findings, by the word that stands in the codes of its pictures."""
YEAR = Text("近 12 个月", "the last 12 months")
OPENED, CLOSED, OPEN = Text("新增", "Opened"), Text("闭环", "Closed"), Text("月末未闭环", "Open at its end")
STILL_OPEN = Text("还未闭环", "Still open")
MEDIAN, MOST = Text("中位数", "Median"), Text("90% 在此之内", "90% within")
ALL = Text("全部", "All")
ALL_CLIENTS = Text("全部企业", "All clients")
SEVERITIES: Mapping[Severity | None, Text] = {
    **{Severity(one.key): one.label for one in reversed(LEVELS)},
    None: ALL,
}
"""The gravest first, and all together."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A finding as figures need it; it counts from when the client got it. ``ended_by_fix``: its fix was approved."""

    opened_at: datetime
    closed_at: datetime | None
    severity: str
    clause: str
    fixed_on_the_spot: bool
    ended_by_fix: bool


@dataclass(frozen=True, slots=True)
class Month:
    """How many came and went in a month, and how many were open at its end, or are now."""

    first: date
    opened: int
    closed: int
    open: int


@dataclass(frozen=True, slots=True)
class Days:
    """In how many days findings were closed: half of them, and nine of ten; ``n`` there are."""

    n: int
    median: int
    most: int


@dataclass(frozen=True, slots=True)
class FoundFigures:
    """All that is told of findings. ``topics``: by clause how many came within the time and how many of these are open.

    ``days``: by severity, None for all together; what was fixed on the spot (``at_once``) is not among them.
    """

    months: tuple[Month, ...]
    topics: tuple[tuple[str, int, int], ...]
    days: Mapping[Severity | None, Days]
    at_once: int


def first_month(today: date) -> date:
    """The first day of the first month that is told."""
    first = today.replace(day=1)
    for _ in range(MONTHS - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    return first


def since(today: date) -> datetime:
    """The moment from which on figures tell."""
    return at_beijing(first_month(today), time())


def figures_of(found: Sequence[FoundLine], today: date) -> FoundFigures:
    """What is told of findings that came, went or are open since ``since``."""
    begin = first_month(today)
    within = [one for one in found if beijing_day(one.opened_at) >= begin]
    came, still = Counter(one.clause for one in within), Counter(one.clause for one in within if one.closed_at is None)
    topics = sorted(((clause, n, still[clause]) for clause, n in came.items()), key=lambda one: (-one[1], one[0]))
    by_fix = [one for one in found if one.ended_by_fix and one.closed_at and beijing_day(one.closed_at) >= begin]
    taken: dict[Severity | None, list[int]] = {}
    for one in by_fix:
        if one.closed_at is not None and not one.fixed_on_the_spot:
            days = (beijing_day(one.closed_at) - beijing_day(one.opened_at)).days
            for key in (None, Severity(one.severity)):
                taken.setdefault(key, []).append(days)
    return FoundFigures(
        tuple(_months(found, begin, today)),
        tuple(topics),
        {key: _days(taken[key]) for key in SEVERITIES if key in taken},
        sum(one.fixed_on_the_spot for one in by_fix),
    )


def _months(found: Sequence[FoundLine], begin: date, today: date) -> list[Month]:
    months, first = [], begin
    while first <= today:
        following = (first + timedelta(days=31)).replace(day=1)
        opened = [(beijing_day(one.opened_at), beijing_day(one.closed_at) if one.closed_at else None) for one in found]
        months.append(
            Month(
                first,
                sum(first <= came < following for came, _ in opened),
                sum(went is not None and first <= went < following for _, went in opened),
                sum(came < following and (went is None or went >= following) for came, went in opened),
            )
        )
        first = following
    return months


def _days(taken: list[int]) -> Days:
    """By the nearest rank: each figure is a time that a finding did take."""
    ranked = sorted(taken)

    def within(share: int) -> int:
        return ranked[-(-len(ranked) * share // 100) - 1]

    return Days(len(ranked), within(50), within(90))
