"""Trainings (clause 4.5): the four courses, who is seated, when sign-up closes and when people are reminded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from bot.rules.beijing import at, beijing_day
from bot.rules.deadlines import QuietHours, out_of_quiet_hours
from bot.rules.text import Text
from bot.rules.working_days import Calendar

Arrived = TypeVar("Arrived")


class Course(StrEnum):
    """What a session is about: the items a to d of clause 4.5."""

    TESTING = "testing"
    MANAGEMENT = "management"
    ENVIRONMENT = "environment"
    REGULATIONS = "regulations"


COURSE_NAMES: dict[Course, Text] = {
    Course.TESTING: Text("检验检测技术和政策", "Inspection and testing"),
    Course.MANAGEMENT: Text("质量管理政策和制度", "Quality management"),
    Course.ENVIRONMENT: Text("生产环境要求", "Production environment"),
    Course.REGULATIONS: Text("最新法规和标准", "New regulations and standards"),
}

COURSE_CLAUSES: dict[Course, str] = {
    Course.TESTING: "4.5 a",
    Course.MANAGEMENT: "4.5 b",
    Course.ENVIRONMENT: "4.5 c",
    Course.REGULATIONS: "4.5 d",
}


class Attendance(StrEnum):
    """Whether a person who had a seat came."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"


class Stage(StrEnum):
    """The two reminders of a session."""

    DAY_BEFORE = "day_before"
    HOUR_BEFORE = "hour_before"


class Fact(StrEnum):
    """What of a planned session can be changed."""

    TIME = "time"
    PLACE = "place"
    TRAINER = "trainer"
    SEATS = "seats"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """When, where, by whom and for how many a session is; moments in UTC."""

    starts_at: datetime
    ends_at: datetime
    place: str
    trainer_id: int
    capacity: int

    def changed_from(self, before: "Arrangement") -> frozenset[Fact]:
        """What of it is another than before."""
        times = (self.starts_at, self.ends_at) != (before.starts_at, before.ends_at)
        pairs = {
            Fact.TIME: times,
            Fact.PLACE: self.place != before.place,
            Fact.TRAINER: self.trainer_id != before.trainer_id,
            Fact.SEATS: self.capacity != before.capacity,
        }
        return frozenset(fact for fact, differs in pairs.items() if differs)

    def with_facts(self, facts: frozenset[Fact], wanted: "Arrangement") -> "Arrangement":
        """This one with some of its facts as they are wanted."""
        time_from = wanted if Fact.TIME in facts else self
        return Arrangement(
            time_from.starts_at,
            time_from.ends_at,
            (wanted if Fact.PLACE in facts else self).place,
            (wanted if Fact.TRAINER in facts else self).trainer_id,
            (wanted if Fact.SEATS in facts else self).capacity,
        )


@dataclass(frozen=True, slots=True)
class Reminder:
    """One moment, in UTC, and until when it is worth saying."""

    stage: Stage
    at: datetime
    until: datetime


DAY_BEFORE_AT = time(17, 0)
HOUR = timedelta(hours=1)
SHORT_NOTICE = timedelta(hours=2)
"""Less than this between the news and the session is too little to make use of it."""
ANNOUNCED_AHEAD = timedelta(days=1)


def promoted(
    line: Sequence[Arrived],
    capacity: int,
    has_seat: Callable[[Arrived], bool],
    can_be_told: Callable[[Arrived], bool],
) -> Sequence[Arrived]:
    """Who of a line, in order of arrival, gets the seats that are free: the first of those who wait and can be told.

    Nobody loses a seat. Who cannot be told is passed over, since a seat that nobody hears of stays empty, and keeps
    their place for the next one. Somebody who does not use the bot can be told by who signed them up, if that one can
    hear: who recorded it calls them, and says so if they do not come.
    """
    free = max(capacity - sum(map(has_seat, line)), 0)
    return [one for one in line if not has_seat(one) and can_be_told(one)][:free]


def is_open(starts_at: datetime, now: datetime) -> bool:
    """Whether people may sign up and withdraw: until the session begins."""
    return now < starts_at


def may_note_attendance(starts_at: datetime, now: datetime) -> bool:
    """Whether attendance may be noted: from the beginning of the session's day in Beijing, later without end."""
    return beijing_day(now) >= beijing_day(starts_at)


def reminder_moments(starts_at: datetime, quiet: QuietHours, *, after: datetime) -> tuple[Reminder, ...]:
    """When somebody with a seat is reminded: at 17:00 the day before and an hour before, what is past left out.

    Both are kept on days off, and the hour before in the noon break and in the evening too, since the reader signed
    up for this very hour. But nobody is woken: it waits until quiet ends in the morning, and is left out when the
    session has begun by then; the day before has said it. Raises NaiveMoment.
    """
    hour_before = max(starts_at - HOUR, at(beijing_day(starts_at), quiet.morning))
    day_before = at(beijing_day(starts_at) - timedelta(days=1), DAY_BEFORE_AT)
    both = (
        Reminder(Stage.DAY_BEFORE, day_before, min(hour_before, starts_at)),
        Reminder(Stage.HOUR_BEFORE, hour_before, starts_at),
    )
    return tuple(reminder for reminder in both if after < reminder.at < reminder.until)


def cannot_wait(starts_at: datetime, now: datetime, quiet: QuietHours) -> bool:
    """Whether news of a session must be told at any hour: after the quiet hours it would be too late for it."""
    return starts_at - out_of_quiet_hours(now, quiet) < SHORT_NOTICE


def announcement_moment(starts_at: datetime, now: datetime, quiet: QuietHours, calendar: Calendar) -> datetime:
    """When a new session is announced, in UTC: now, or when the quiet hours and days off are over.

    A session that begins within a day of that is announced on a day off too.
    """
    on_a_working_day = out_of_quiet_hours(now, quiet, calendar)
    if on_a_working_day + ANNOUNCED_AHEAD <= starts_at:
        return on_a_working_day
    return out_of_quiet_hours(now, quiet)


def typed_moment(answer: str) -> datetime:
    """The moment of a DATE_TIME answer, in UTC; what people type is Beijing time."""
    local = datetime.fromisoformat(answer)
    return at(local.date(), local.time())
