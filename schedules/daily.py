"""Work of every (working) day at its hour, as rows "done up to"; after a stop only the latest day is made up for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.rules.backing_up import LOOKED_FOR_AT, NIGHT
from bot.rules.beijing import at, beijing_day
from bot.rules.settings.firm import FirmSettings
from bot.rules.tasks.reminding import EVE_AT, UNBEGUN_AT
from bot.rules.tasks.visits import SEEN_AGAIN_AT
from bot.services import policies
from bot.services.backups import keeper, making
from bot.services.boards import readiness
from bot.services.cases import overdue, plan_reviews
from bot.services.contracts import given_back
from bot.services.contracts.ending import end_what_is_over
from bot.services.duty import uncovered
from bot.services.handing_over.reminding import remind_of_work_left
from bot.services.joining import still_waiting
from bot.services.ledgers import custody, expiring
from bot.services.monitoring import reminding as monitoring
from bot.services.people import succession, unserved
from bot.services.post import daily, digest, reachability, witness
from bot.services.post.daily import DaysWork
from bot.services.self_checks import reminding as self_checks
from bot.services.self_checks import reports as self_check_reports
from bot.services.service_plans.answering import look_at_waiting
from bot.services.staff import confirming
from bot.services.staff import reminding as learning_reminding
from bot.services.tasks import planning, reminding, visits
from bot.services.trainings import rolls
from bot.services.tray.keeping import forget_unused
from bot.services.work_records import impacts, seconding
from schedules.office import Office
from storage.jobs.periodic import find_done_until
from storage.settings.firm import get_settings

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Daily:
    """One work: the name under which it is noted, its hour in Beijing, and what it does for the day.

    ``days_off_too``: every day. ``of_backups``: only where backups are made.
    """

    name: str
    hour: Callable[[FirmSettings], time]
    work: DaysWork
    days_off_too: bool = False
    of_backups: bool = False

    def latest(self, firm: FirmSettings, now: datetime) -> date:
        """The latest day whose hour has come."""
        today, calendar = beijing_day(now), firm.calendar()
        come = at(today, self.hour(firm)) <= now
        if self.days_off_too:
            return today if come else today - DAY
        return today if come and calendar.is_working(today) else calendar.previous_working_day(today)

    def next(self, firm: FirmSettings, done: date) -> datetime:
        """When it falls due behind a day that was done."""
        following = done + DAY if self.days_off_too else firm.calendar().next_working_day(done)
        return at(following, self.hour(firm))


DAILY = (
    Daily("backup", lambda _: NIGHT, making.plan_night, days_off_too=True, of_backups=True),
    Daily("backup_keeper", lambda firm: firm.digest_at, keeper.look_for_keeper, of_backups=True),
    Daily("backup_week", lambda firm: firm.digest_at, making.tell_of_week, of_backups=True),
    Daily("backup_late", lambda _: LOOKED_FOR_AT, making.look_for_late, days_off_too=True, of_backups=True),
    # what is over is planned no more
    Daily("contracts", lambda _: time(0, 5), end_what_is_over, days_off_too=True),
    Daily("service_plans", lambda firm: firm.digest_at, look_at_waiting),
    Daily("plan_reviews", lambda firm: firm.digest_at, plan_reviews.plan),
    Daily("plan", lambda _: time(0, 5), planning.plan_day, days_off_too=True),
    # before whatever else comes at its hour: what it says is not said by itself
    Daily("digest", lambda firm: firm.digest_at, digest.post_digests),
    Daily("managers", lambda firm: firm.digest_at, succession.look_for_managers),
    Daily("unserved", lambda firm: firm.digest_at, unserved.look_for_unserved),
    Daily("duty", lambda firm: firm.digest_at, uncovered.look_daily, days_off_too=True),
    Daily("hearing", lambda firm: firm.digest_at, reachability.look_at_all),
    Daily("overdue", lambda firm: firm.ladder.hour, overdue.look_for_overdue),
    Daily("promises", lambda _: overdue.AT_RISK_AT, overdue.look_for_promises_at_risk),
    Daily("waiting_joiners", lambda firm: firm.ladder.hour, still_waiting.mention_waiting),
    Daily("ending_cards", lambda firm: firm.ladder.hour, still_waiting.tell_of_ending_cards),
    Daily("rolls", lambda firm: firm.ladder.hour, rolls.ask_for_rolls),
    Daily("unread_policies", lambda firm: firm.ladder.hour, policies.remind_again),
    Daily("confirmations", lambda firm: firm.digest_at, confirming.ask_again),
    Daily("trainings_due", lambda firm: firm.digest_at, learning_reminding.remind),
    Daily("expiries", lambda firm: firm.digest_at, expiring.tell_of_expiring),
    Daily("work_morning", lambda firm: firm.digest_at, reminding.tell_in_the_morning),
    Daily("work_week", lambda firm: firm.digest_at, reminding.tell_of_week),
    Daily("readiness", lambda firm: firm.digest_at, readiness.tell_of_week),
    Daily("work_left", lambda firm: firm.digest_at, remind_of_work_left),
    # by the calendars of those who are asked
    Daily("self_checks", lambda _: self_checks.ASKED_AT, self_checks.ask, days_off_too=True),
    Daily("self_checks_again", lambda _: self_checks.ASKED_AGAIN_AT, self_checks.ask_again, days_off_too=True),
    Daily("self_checks_missed", lambda firm: firm.digest_at, self_checks.tell_of_missed, days_off_too=True),
    Daily(
        "self_check_reports",
        lambda _: self_check_reports.ASKED_AT,
        self_check_reports.ask_for_reports,
        days_off_too=True,
    ),
    Daily("monitoring", lambda _: monitoring.ASKED_AT, monitoring.ask, days_off_too=True),
    Daily("monitoring_missed", lambda firm: firm.digest_at, monitoring.tell_of_missed, days_off_too=True),
    Daily("impacts", lambda firm: firm.digest_at, impacts.remind, days_off_too=True),
    Daily("equipment_late", lambda firm: firm.digest_at, custody.tell_of_late, days_off_too=True),
    Daily("given_back", lambda firm: firm.digest_at, given_back.ask_for_it, days_off_too=True),
    Daily("seconds", lambda firm: firm.digest_at, seconding.ask_again, days_off_too=True),
    Daily("work_unbegun", lambda _: UNBEGUN_AT, reminding.tell_of_unbegun),
    Daily("work_eve", lambda _: EVE_AT, reminding.tell_on_eve),
    Daily("visits", lambda firm: firm.digest_at, visits.tell_in_the_morning, days_off_too=True),
    Daily("visits_again", lambda _: SEEN_AGAIN_AT, visits.tell_in_the_afternoon, days_off_too=True),
    Daily("unused_files", lambda firm: firm.digest_at, forget_unused),
    Daily("trail_head", lambda _: time(17, 30), witness.post_head),
)


def daily_work(office: Office) -> tuple[Daily, ...]:
    """What this office does every day."""
    return tuple(one for one in DAILY if office.back_up is not None or not one.of_backups)


async def do_daily_work(office: Office) -> int:
    """Does what is due of each work; returns how many works were done."""
    cause, done_until, done = office.cause(), await find_done_until(), 0
    firm = await get_settings()
    for one in daily_work(office):
        day = one.latest(firm, cause.at)
        if one.name not in done_until:
            # new here: yesterday's was nobody's to do
            await daily.begin(cause, one.name, day)
        elif done_until[one.name] < day:
            done += await daily.once_a_day(cause, one.name, day, one.work)
    return done


async def next_daily_work(after: datetime, works: tuple[Daily, ...]) -> datetime:
    """When the next work falls due after ``after``."""
    done_until = await find_done_until()
    firm = await get_settings()
    latest = ((one, one.latest(firm, after)) for one in works)
    return min(one.next(firm, max(day, done_until.get(one.name, day))) for one, day in latest)
