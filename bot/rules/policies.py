"""Policy documents (clause 3.4): for whom they are, and when those who have not read them are reminded."""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum

from bot.rules.beijing import at, beijing_day
from bot.rules.deadlines import last_in_rhythm
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.text import Text
from bot.rules.working_days import Calendar

REMINDED_AFTER = 3
"""Working days after which those who have not read it are reminded for the first time."""


class Audience(StrEnum):
    """Whom a policy is for."""

    OURS = "ours"
    CLIENTS = "clients"
    EVERYBODY = "everybody"


AUDIENCE_NAMES: Mapping[Audience, Text] = {
    Audience.OURS: Text("我方人员", "Our staff"),
    Audience.CLIENTS: Text("企业人员", "Clients' people"),
    Audience.EVERYBODY: Text("所有人", "Everybody"),
}


def is_for(audience: Audience, person: Person) -> bool:
    """Whether the person is asked to read a policy for this audience: nobody without a role, no practice self."""
    if person.practising:
        return False
    theirs, ours = bool(person.roles & CLIENT_SIDE), bool(person.roles - CLIENT_SIDE)
    match audience:
        case Audience.OURS:
            return ours
        case Audience.CLIENTS:
            return theirs
        case Audience.EVERYBODY:
            return ours or theirs


def reminder_moment(published_at: datetime, calendar: Calendar, hour: time) -> datetime:
    """When those who have not read it are reminded, in UTC. Raises NaiveMoment."""
    return at(calendar.next_working_day(beijing_day(published_at), REMINDED_AFTER), hour)


def is_reminded_again(published_at: datetime, day: date, calendar: Calendar, every: int) -> bool:
    """Whether those who have still not read it are reminded on this day, so many working days after the last time."""
    first = calendar.next_working_day(beijing_day(published_at), REMINDED_AFTER)
    return first < day and last_in_rhythm(first, day, calendar, every) == day
