"""Work of every working day at its hour, as rows "done up to"; after a stop only the latest day is made up for."""

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.rules.beijing import at, beijing_day
from bot.rules.working_days import Calendar
from bot.services import daily, digest, witness
from bot.services.daily import DaysWork
from schedules.office import Office
from storage.periodic import find_done_until


@dataclass(frozen=True, slots=True)
class Daily:
    """One work: the name under which it is noted, its hour in Beijing, and what writes the day's messages."""

    name: str
    hour: time
    work: DaysWork


DAILY = (
    Daily("digest", time(8, 30), digest.post_digests),
    Daily("trail_head", time(17, 30), witness.post_head),
)

CALENDAR = Calendar()


async def do_daily_work(office: Office) -> int:
    """Does what is due of each work; returns how many works were done."""
    cause, done_until, done = office.cause(), await find_done_until(), 0
    for one in DAILY:
        day = _latest_day(one, cause.at)
        if one.name not in done_until:
            # new here: yesterday's was nobody's to do
            await daily.begin(cause, one.name, day)
        elif done_until[one.name] < day:
            done += await daily.once_a_day(cause, one.name, day, one.work)
    return done


async def next_daily_work(after: datetime) -> datetime:
    """When the next work is due, at or after ``after``."""
    done_until = await find_done_until()
    moments = (
        at(CALENDAR.next_working_day(done_until.get(one.name) or _latest_day(one, after)), one.hour) for one in DAILY
    )
    return max(min(moments), after)


def _latest_day(one: Daily, now: datetime) -> date:
    """The latest day whose hour has come."""
    today = beijing_day(now)
    if CALENDAR.is_working(today) and at(today, one.hour) <= now:
        return today
    return CALENDAR.previous_working_day(today)
