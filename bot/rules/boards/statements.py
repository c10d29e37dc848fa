"""投诉咨询看板: how many complaints and enquiries there are, how soon they are answered, what was kept (5.5)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.rules.beijing import beijing_day
from bot.rules.cases.alike import JOINED_STATE
from bot.rules.cases.complaint import COMPLAINT
from bot.rules.cases.enquiry import ENQUIRY
from bot.rules.cases.statement_states import DECLINED, WITHDRAWN
from bot.rules.registers import Period, Span, period_of
from bot.rules.text import Text

TITLE = Text("投诉咨询看板", "Feedback board")
SHORT = Text("投诉咨询", "Feedback")
"""The same on a key beside others."""
KINDS = (COMPLAINT.kind, ENQUIRY.kind)
"""The kinds of cases of which it tells."""
FIRST_ANSWERS = ("reply", "resolve", "ask", "give_up", "decline")
"""The steps of which each is the first answer if none of them came before."""
REPEATED_WITHIN = timedelta(days=90)
"""A complaint of the same client about the same subject is a repeat of one that is no older."""
NOT_KEPT_BY_US = (WITHDRAWN, JOINED_STATE.key)
"""The ends at which nobody did what was promised; that it was not done in time counts all the same."""
NO_SUBJECT = Text("未分类", "No subject")


class Told(StrEnum):
    """The periods of which it tells; the letter travels in buttons and stands in the codes of pictures."""

    MONTH = "m"
    LAST_MONTH = "l"
    QUARTER = "q"
    YEAR = "y"


TOLD: Mapping[Told, Text] = {
    Told.MONTH: Text("本月", "This month"),
    Told.LAST_MONTH: Text("上月", "Last month"),
    Told.QUARTER: Text("本季度", "This quarter"),
    Told.YEAR: Text("今年", "This year"),
}
PICTURE: Mapping[Told, str] = {told: f"statements_{told.value}" for told in Told}
"""The kind of document that is drawn of each."""
AGES: Mapping[Text, int | None] = {
    Text("3 天内", "≤ 3 days"): 3,
    Text("4–7 天", "4–7 days"): 7,
    Text("8–30 天", "8–30 days"): 30,
    Text("30 天以上", "> 30 days"): None,
}
"""How long what is open has been so, up to so many days."""


def told_of(code: str) -> Told:
    """The period that a button names; one that there is not is this month."""
    return Told(code) if code in set(Told) else Told.MONTH


def period_told(told: Told, today: date) -> Period:
    """The days of which it tells on a day."""
    match told:
        case Told.LAST_MONTH:
            return period_of(Span.LAST_MONTH, today)
        case Told.YEAR:
            return period_of(Span.THIS_YEAR, today)
        case Told.QUARTER:
            first = date(today.year, today.month - (today.month - 1) % 3, 1)
            last = (first + timedelta(days=95)).replace(day=1) - timedelta(days=1)
            return Period(first, last)
        case _:
            return period_of(Span.THIS_MONTH, today)


@dataclass(frozen=True, slots=True)
class Statement:
    """A complaint or an enquiry as figures need it; ``subject``: what a complaint is about, empty if that is not said.

    ``answered_at``: when somebody of ours first answered it.
    """

    id: int
    kind: str
    client_id: int
    state: str
    subject: str
    opened_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """One that is open now: since when, by when it is due."""

    opened_at: datetime
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class PromisesDue:
    """Of the promises that were to be kept in a period how many were, and how many were not."""

    kept: int
    broken: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days of which a column tells: what came in them by kind, and how much was closed."""

    first: date
    last: date
    came: Mapping[str, int]
    closed: int


@dataclass(frozen=True, slots=True)
class Answers:
    """How soon ``n`` statements were answered for the first time: half of them, and nine of ten."""

    n: int
    median: timedelta
    most: timedelta


@dataclass(frozen=True, slots=True)
class StatementFigures:
    """All that is told of complaints and enquiries.

    ``subjects``: of complaints by subject how many there are and how many of these are open, the most first.
    ``unanswered``: what came in the period and has no answer yet. ``ages``: what is open now, in the order of ``AGES``,
    ``late`` of it. ``repeats``: the complaints that repeat one of the same client about the same.
    """

    period: Period
    stretches: tuple[Stretch, ...]
    came: Mapping[str, int]
    closed: int
    answers: Answers | None
    unanswered: int
    promises: PromisesDue
    subjects: tuple[tuple[str, int, int], ...]
    ages: tuple[int, ...]
    late: int
    repeats: int


def since_when(period: Period) -> datetime:
    """From when on complaints are looked at: the first of a period may repeat one of before."""
    return period.since - REPEATED_WITHIN


def figures_of(
    found: Sequence[Statement],
    closed: Sequence[datetime],
    waiting: Sequence[Waiting],
    promises: PromisesDue,
    period: Period,
    now: datetime,
) -> StatementFigures:
    """What is told of a period.

    ``found``: what was opened since ``since_when``; ``closed``: when each that was closed in the period was;
    ``waiting``: all that is open ``now``.
    """
    came = [one for one in found if period.since <= one.opened_at < period.until]
    answered = sorted(one.answered_at - one.opened_at for one in came if one.answered_at is not None)
    complaints = [one for one in came if one.kind == COMPLAINT.kind]
    subjects = Counter(one.subject for one in complaints)
    still = Counter(one.subject for one in complaints if one.closed_at is None)
    return StatementFigures(
        period,
        _stretches(came, closed, period, beijing_day(now)),
        Counter(one.kind for one in came),
        len(closed),
        Answers(len(answered), _within(answered, 50), _within(answered, 90)) if answered else None,
        sum(one.answered_at is None and one.closed_at is None for one in came),
        promises,
        tuple((key, n, still[key]) for key, n in sorted(subjects.items(), key=lambda one: (-one[1], one[0]))),
        _by_age(waiting, beijing_day(now)),
        sum(one.due_at is not None and one.due_at < now for one in waiting),
        _repeats(found, period),
    )


def _within(ranked: Sequence[timedelta], share: int) -> timedelta:
    """By the nearest rank: a time that an answer did take."""
    return ranked[-(-len(ranked) * share // 100) - 1]


def _stretches(
    came: Sequence[Statement], closed: Sequence[datetime], period: Period, today: date
) -> tuple[Stretch, ...]:
    """By week in a month, else by month; what is wholly to come has no column."""
    months = period.months()
    parts = [(one.first, one.last) for one in months] if len(months) > 1 else _weeks(period)
    ended = [beijing_day(one) for one in closed]
    return tuple(
        Stretch(
            first,
            last,
            Counter(one.kind for one in came if first <= beijing_day(one.opened_at) <= last),
            sum(first <= day <= last for day in ended),
        )
        for first, last in parts
        if first <= today
    )


def _weeks(period: Period) -> list[tuple[date, date]]:
    parts, first = [], period.first
    while first <= period.last:
        last = min(first + timedelta(days=6 - first.weekday()), period.last)
        parts.append((first, last))
        first = last + timedelta(days=1)
    return parts


def _by_age(waiting: Sequence[Waiting], today: date) -> tuple[int, ...]:
    limits = list(AGES.values())
    found = [0] * len(limits)
    for one in waiting:
        days = (today - beijing_day(one.opened_at)).days
        found[next(place for place, limit in enumerate(limits) if limit is None or days <= limit)] += 1
    return tuple(found)


def _can_repeat(one: Statement) -> bool:
    """Whether it is a matter of its own, of which it is known what it is about."""
    return one.kind == COMPLAINT.kind and one.subject != "" and one.state not in (JOINED_STATE.key, DECLINED)


def _repeats(found: Sequence[Statement], period: Period) -> int:
    """Complaints of a period with one of the same client about the same subject before them, not too long ago."""
    last: dict[tuple[int, str], datetime] = {}
    n = 0
    for one in sorted(filter(_can_repeat, found), key=lambda one: (one.opened_at, one.id)):
        before = last.get((one.client_id, one.subject))
        if before is not None and one.opened_at - before <= REPEATED_WITHIN and one.opened_at >= period.since:
            n += one.opened_at < period.until
        last[one.client_id, one.subject] = one.opened_at
    return n
