"""Work of every working day at its hour, as rows "done up to"; after a stop only the latest day is made up for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.rules.beijing import at, beijing_day
from bot.rules.settings.firm import FirmSettings
from bot.services.post import daily, digest, witness
from bot.services.post.daily import DaysWork
from bot.services.tray.keeping import forget_unused
from schedules.office import Office
from storage.jobs.periodic import find_done_until
from storage.settings.firm import get_settings


@dataclass(frozen=True, slots=True)
class Daily:
    """One work: the name under which it is noted, its hour in Beijing, and what writes the day's messages."""

    name: str
    hour: Callable[[FirmSettings], time]
    work: DaysWork


DAILY = (
    Daily("digest", lambda firm: firm.digest_at, digest.post_digests),
    Daily("unused_files", lambda firm: firm.digest_at, forget_unused),
    Daily("trail_head", lambda _: time(17, 30), witness.post_head),
)


async def do_daily_work(office: Office) -> int:
    """Does what is due of each work; returns how many works were done."""
    cause, done_until, done = office.cause(), await find_done_until(), 0
    firm = await get_settings()
    for one in DAILY:
        day = _latest_day(one, firm, cause.at)
        if one.name not in done_until:
            # new here: yesterday's was nobody's to do
            await daily.begin(cause, one.name, day)
        elif done_until[one.name] < day:
            done += await daily.once_a_day(cause, one.name, day, one.work)
    return done


async def next_daily_work(after: datetime) -> datetime:
    """When the next work falls due after ``after``."""
    done_until = await find_done_until()
    firm = await get_settings()
    calendar = firm.calendar()
    latest = ((one, _latest_day(one, firm, after)) for one in DAILY)
    return min(
        at(calendar.next_working_day(max(day, done_until.get(one.name, day))), one.hour(firm)) for one, day in latest
    )


def _latest_day(one: Daily, firm: FirmSettings, now: datetime) -> date:
    """The latest day whose hour has come."""
    today, calendar = beijing_day(now), firm.calendar()
    if calendar.is_working(today) and at(today, one.hour(firm)) <= now:
        return today
    return calendar.previous_working_day(today)
