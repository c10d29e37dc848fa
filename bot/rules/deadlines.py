"""How long things may take and when people are reminded (clauses 5.5.2 and 4.7.1; defaults of the trade)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from bot.rules.beijing import at, beijing_day, in_beijing
from bot.rules.text import Text
from bot.rules.working_days import END_OF_DAY, Calendar, NegativeDays


class Unit(StrEnum):
    """What an allowance counts."""

    WORKING_DAYS = "working_days"
    NATURAL_DAYS = "natural_days"
    MINUTES = "minutes"
    """Of what cannot wait for a day: they pass at night and on days off as well."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """A number of days, 0 meaning the same day, or of minutes."""

    n: int
    unit: Unit = Unit.WORKING_DAYS


@dataclass(frozen=True, slots=True)
class Term:
    """A promised time, and the setting by which the firm promises another one.

    ``key`` names the setting, and the time in texts that mention it. ``usual`` is the trade's custom, not law.
    ``choices`` are numbers of days that are offered one tap away; ``note`` says what hangs on it. ``general``: which
    time holds where the firm has not set this one.
    """

    key: str
    name: Text
    usual: Allowance
    choices: tuple[int, ...]
    note: Text | None = None
    general: "Term | None" = None


@dataclass(frozen=True, slots=True)
class Allowances:
    """Every promised time: those that the firm has set, by key; the others are as usual."""

    chosen: Mapping[str, Allowance] = field(default_factory=dict, hash=False)

    def of(self, term: Term) -> Allowance:
        """The promised time."""
        if term.key in self.chosen or term.general is None:
            return self.chosen.get(term.key, term.usual)
        return self.of(term.general)


DEFAULTS = Allowances()


class Stage(StrEnum):
    """The ladder of reminders: T-2 working days, T, T+1, T+3; each stage tells other people.

    Of a short step (``SHORT_BELOW``) the first comes half-way instead.
    """

    BEFORE = "before"
    DUE = "due"
    OVERDUE = "overdue"
    ESCALATED = "escalated"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One moment of the ladder, in UTC."""

    stage: Stage
    at: datetime


@dataclass(frozen=True, slots=True)
class Ladder:
    """When reminders come: working days before and after the deadline, and the hour of the day in Beijing.

    ``again``: after how many working days what is still undone behind the last stage comes back, again and again.
    """

    before: int = 2
    overdue: int = 1
    escalated: int = 3
    again: int = 5
    hour: time = time(9, 0)


LADDER = Ladder()

SHORT_BELOW = 5
"""Working days: of what has less time than this, T-2 would come with the step itself, or before it (clause 5.5.2)."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The hours in Beijing in which people are left alone: evening to morning, and noon.

    ``own`` is a reader's own quiet time from the first to the second hour, over midnight where the second is earlier;
    it is kept beside the firm's hours, which it can only widen.
    """

    evening: time = time(20, 0)
    morning: time = time(8, 0)
    noon: time = time(12, 0)
    noon_ends: time = time(13, 30)
    own: tuple[time, time] | None = None

    def ends(self, clock_time: time) -> time | None:
        """When the quiet span that this time of day lies in ends; None when it lies in none."""
        spans = [(self.evening, self.morning), (self.noon, self.noon_ends), *([self.own] if self.own else [])]
        for first, last in spans:
            over_midnight = last < first
            inside = clock_time >= first or clock_time < last if over_midnight else first <= clock_time < last
            if inside:
                return last
        return None

    @property
    def minutes_open(self) -> int:
        """For how many minutes of a day people may be spoken to."""
        return sum(self.ends(time(minute // 60, minute % 60)) is None for minute in range(24 * 60))


QUIET = QuietHours()


def due(start: datetime, allowance: Allowance, calendar: Calendar) -> datetime:
    """The deadline, in UTC: 18:00 Beijing on the last day allowed, or to the minute. Raises NegativeDays, NaiveMoment.

    Natural days may end on a day off. Nothing falls due before it began: 0 natural days, filed in the evening, is the
    next day.
    """
    if allowance.unit is Unit.WORKING_DAYS:
        return calendar.add_working_days(start, allowance.n)
    if allowance.n < 0:
        raise NegativeDays(allowance.n)
    if allowance.unit is Unit.MINUTES:
        return start + timedelta(minutes=allowance.n)
    local = in_beijing(start)
    n = 1 if allowance.n == 0 and local.time() > END_OF_DAY else allowance.n
    return at(local.date() + timedelta(days=n), END_OF_DAY)


def reminder_moments(
    due: datetime,
    calendar: Calendar,
    ladder: Ladder,
    *,
    begun: datetime | None = None,
    after: datetime | None = None,
) -> tuple[Reminder, ...]:
    """The ladder towards and beyond a deadline: at its hour in Beijing, on working days only, in order.

    A deadline on a day off, or before that hour, has its DUE reminder on the last working morning before it, since
    later would be too late. ``begun`` is from when its time counts: of a short one BEFORE comes half-way, and not at
    all where that is no earlier than DUE. Moments not later than ``after`` (the creation, as a rule) are left out.
    Raises NaiveMoment.
    """
    day = beijing_day(due)
    last_day = day if calendar.is_working(day) else calendar.previous_working_day(day)
    last_morning = last_day if at(last_day, ladder.hour) <= due else calendar.previous_working_day(last_day)
    days_before = _days_before(begun, last_day, calendar, ladder)
    days = (
        (Stage.BEFORE, calendar.previous_working_day(last_day, days_before) if days_before else last_morning),
        (Stage.DUE, last_morning),
        (Stage.OVERDUE, calendar.next_working_day(day, ladder.overdue)),
        (Stage.ESCALATED, calendar.next_working_day(day, ladder.escalated)),
    )
    moments = (
        Reminder(stage, at(morning, ladder.hour))
        for stage, morning in days
        # what is due is not said to be due soon on the same morning
        if stage is not Stage.BEFORE or morning < last_morning
    )
    return tuple(reminder for reminder in moments if after is None or reminder.at > after)


def _days_before(begun: datetime | None, last_day: date, calendar: Calendar, ladder: Ladder) -> int:
    """How many working days before the last one BEFORE comes: half of those that a short step has, rounded down."""
    if begun is None:
        return ladder.before
    given = max(calendar.working_days_between(begun, at(last_day, END_OF_DAY)), 0)
    return given // 2 if given < SHORT_BELOW else ladder.before


def escalated_on(day: date, calendar: Calendar, ladder: Ladder) -> date:
    """On which day the last stage of the ladder is said of what was due on a day."""
    return calendar.next_working_day(day, ladder.escalated)


def comes_back_on(day: date, calendar: Calendar, ladder: Ladder) -> date:
    """From which day on what was due on ``day``, and is undone behind the last stage, is said in a steady rhythm."""
    return calendar.next_working_day(escalated_on(day, calendar, ladder), ladder.again)


def rhythm_began(day: date, calendar: Calendar, ladder: Ladder) -> date:
    """The first of the days, ``day`` being the last, of which one is enough to say what comes back."""
    return day if ladder.again == 1 else calendar.previous_working_day(day, ladder.again - 1)


def mentioned_on(since: date, day: date, calendar: Calendar, ladder: Ladder) -> date | None:
    """The last day up to ``day`` on which something that waits since another is to be mentioned; None: not yet.

    It is mentioned at the steps of the ladder behind a deadline, and from then on in the steady rhythm.
    """
    overdue = calendar.next_working_day(since, ladder.overdue)
    again = last_in_rhythm(escalated_on(since, calendar, ladder), day, calendar, ladder.again)
    return again or (overdue if overdue <= day else None)


def last_in_rhythm(first: date, day: date, calendar: Calendar, every: int) -> date | None:
    """The last day up to ``day`` of those that follow ``first`` every so many working days; None: not yet."""
    found, coming = None, first
    while coming <= day:
        found, coming = coming, calendar.next_working_day(coming, every)
    return found


def is_quiet(moment: datetime, quiet: QuietHours) -> bool:
    """Whether people are left alone at this moment. Raises NaiveMoment."""
    return quiet.ends(in_beijing(moment).time()) is not None


MOST_STEPS = 12
"""Quiet spans and days off that follow one another without a minute between: more there cannot be."""


def out_of_quiet_hours(moment: datetime, quiet: QuietHours, calendar: Calendar | None = None) -> datetime:
    """This moment when people may be spoken to, else the first allowed one after it, in UTC. Raises NaiveMoment.

    With a calendar days off are quiet too. Hours that leave no minute of the day open hold nothing back.
    """
    found = in_beijing(moment)
    for _ in range(MOST_STEPS):
        if calendar is not None and not calendar.is_working(found.date()):
            found = in_beijing(at(calendar.next_working_day(found.date()), quiet.morning))
            continue
        ends = quiet.ends(found.time())
        if ends is None:
            return at(found.date(), found.time())
        days = 1 if ends <= found.time() else 0
        found = in_beijing(at(found.date() + timedelta(days=days), ends))
    return moment.astimezone(UTC)
