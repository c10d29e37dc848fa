"""How long things may take and when people are reminded (clauses 5.5.2 and 4.7.1; defaults of the trade)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.rules.beijing import at, beijing_day, in_beijing
from bot.rules.working_days import END_OF_DAY, Calendar, NegativeDays


class Unit(StrEnum):
    """What an allowance counts."""

    WORKING_DAYS = "working_days"
    NATURAL_DAYS = "natural_days"


class Severity(StrEnum):
    """How grave a finding is; the keys of the patrol's severity question."""

    MINOR = "minor"
    ORDINARY = "ordinary"
    SERIOUS = "serious"


@dataclass(frozen=True, slots=True)
class Allowance:
    """A number of days, 0 meaning the same day."""

    n: int
    unit: Unit = Unit.WORKING_DAYS


@dataclass(frozen=True, slots=True)
class Allowances:
    """Every promised time; settings may build other ones. The defaults are the trade's custom, not law."""

    complaint_accept: Allowance = Allowance(1)
    complaint_answer: Allowance = Allowance(3)
    complaint_resolve: Allowance = Allowance(7)
    enquiry_answer: Allowance = Allowance(1)
    patrol_report: Allowance = Allowance(0)
    contain_serious: Allowance = Allowance(1)
    fix_serious: Allowance = Allowance(5)
    fix_ordinary: Allowance = Allowance(10)
    fix_minor: Allowance = Allowance(20)

    def fix(self, severity: Severity) -> Allowance:
        """How long the rectification of a finding may take."""
        match severity:
            case Severity.SERIOUS:
                return self.fix_serious
            case Severity.ORDINARY:
                return self.fix_ordinary
            case Severity.MINOR:
                return self.fix_minor


DEFAULTS = Allowances()


@dataclass(frozen=True, slots=True)
class FindingDeadlines:
    """When a finding must be contained (serious ones only) and rectified, in UTC."""

    contain: datetime | None
    fix: datetime


class Stage(StrEnum):
    """The ladder of reminders: T-2 working days, T, T+1, T+3; each stage tells other people."""

    BEFORE = "before"
    DUE = "due"
    OVERDUE = "overdue"
    ESCALATED = "escalated"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One moment of the ladder, in UTC."""

    stage: Stage
    at: datetime


REMINDED_AT = time(9, 0)
QUIET_EVENING = time(20, 0)
QUIET_MORNING = time(8, 0)
QUIET_NOON = time(12, 0)
QUIET_NOON_ENDS = time(13, 30)


def due(start: datetime, allowance: Allowance, calendar: Calendar) -> datetime:
    """The deadline, in UTC: 18:00 Beijing on the last day allowed. Raises NegativeDays, NaiveMoment.

    Natural days may end on a day off. Nothing falls due before it began: 0 natural days, filed in the evening, is the
    next day.
    """
    if allowance.unit is Unit.WORKING_DAYS:
        return calendar.add_working_days(start, allowance.n)
    if allowance.n < 0:
        raise NegativeDays(allowance.n)
    local = in_beijing(start)
    n = 1 if allowance.n == 0 and local.time() > END_OF_DAY else allowance.n
    return at(local.date() + timedelta(days=n), END_OF_DAY)


def finding_deadlines(
    severity: Severity, found_at: datetime, calendar: Calendar, allowances: Allowances = DEFAULTS
) -> FindingDeadlines:
    """The deadlines of a finding found at this moment. Raises NaiveMoment."""
    contain = due(found_at, allowances.contain_serious, calendar) if severity is Severity.SERIOUS else None
    return FindingDeadlines(contain, due(found_at, allowances.fix(severity), calendar))


def reminder_moments(due: datetime, calendar: Calendar, *, after: datetime | None = None) -> tuple[Reminder, ...]:
    """The ladder towards and beyond a deadline: 09:00 Beijing, on working days only, in order.

    A deadline on a day off, or before 09:00, has its DUE reminder on the last working morning before it, since later
    would be too late. Moments not later than ``after`` (the creation, as a rule) are left out. Raises NaiveMoment.
    """
    day = beijing_day(due)
    last_day = day if calendar.is_working(day) else calendar.previous_working_day(day)
    last_morning = last_day if at(last_day, REMINDED_AT) <= due else calendar.previous_working_day(last_day)
    days = (
        (Stage.BEFORE, calendar.previous_working_day(last_day, 2)),
        (Stage.DUE, last_morning),
        (Stage.OVERDUE, calendar.next_working_day(day, 1)),
        (Stage.ESCALATED, calendar.next_working_day(day, 3)),
    )
    ladder = (Reminder(stage, at(morning, REMINDED_AT)) for stage, morning in days)
    return tuple(reminder for reminder in ladder if after is None or reminder.at > after)


def is_quiet(moment: datetime) -> bool:
    """Whether people are left alone at this moment: 20:00-08:00 and 12:00-13:30 Beijing. Raises NaiveMoment."""
    clock_time = in_beijing(moment).time()
    return clock_time >= QUIET_EVENING or clock_time < QUIET_MORNING or QUIET_NOON <= clock_time < QUIET_NOON_ENDS


def out_of_quiet_hours(moment: datetime, calendar: Calendar | None = None) -> datetime:
    """This moment when people may be spoken to, else the first allowed one after it, in UTC. Raises NaiveMoment.

    With a calendar days off are quiet too.
    """
    local = in_beijing(moment)
    day = local.date()
    if calendar is not None and not calendar.is_working(day):
        return at(calendar.next_working_day(day), QUIET_MORNING)
    if local.time() >= QUIET_EVENING:
        tomorrow = day + timedelta(days=1)
        return at(tomorrow if calendar is None else calendar.working_day_from(tomorrow), QUIET_MORNING)
    if local.time() < QUIET_MORNING:
        return at(day, QUIET_MORNING)
    if is_quiet(local):
        return at(day, QUIET_NOON_ENDS)
    return at(day, local.time())
