"""培训记录: sessions that are over, by month, as everybody who may see them finds them again (clause 4.5)."""

from dataclasses import replace
from datetime import date, datetime, time

from bot.records.trainings import PastTrainings, SessionRecord, TrainingView
from bot.rules.beijing import at, beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.registers import FIRST_DAY, month_of
from bot.services.trainings.seats import view_of
from storage import trainings

LOOKED_BACK = 200
"""Of how many sessions the latest is looked for that the person may see, before the present month is shown empty."""
MOST_OF_A_MONTH = 300


async def past_trainings(who: Person, cause: Cause, month: str) -> PastTrainings:
    """Sessions of a month that are over or were cancelled.

    ``month``: ``2026-11``; empty: the latest in which there was one that the person may see, or the present one.
    """
    if not month:
        latest = await _latest(who, cause)
        month = f"{latest if latest is not None else beijing_day(cause.at):%Y-%m}"
    period = month_of(month, beijing_day(cause.at))
    found = await trainings.find_sessions_begun(period.since, period.until, MOST_OF_A_MONTH)
    views = [await view_of(who, session) for session in found if _is_past(session, cause.at)]
    return PastTrainings(period, tuple(view for view in views if view is not None))


async def _latest(who: Person, cause: Cause) -> date | None:
    for session in await trainings.find_sessions_begun(at(FIRST_DAY, time()), cause.at, LOOKED_BACK):
        if _is_past(session, cause.at) and await view_of(who, session) is not None:
            return beijing_day(session.starts_at)
    return None


def _is_past(session: SessionRecord, now: datetime) -> bool:
    return session.state == "cancelled" or session.ends_at <= now


async def with_roll(who: Person, view: TrainingView, now: datetime) -> TrainingView:
    """The session with who came, once it has begun: of the clients whose training register the person may read."""
    if view.session.state == "cancelled" or now < view.session.starts_at:
        return view
    line = await trainings.find_line(view.session.id)
    roll = (one for one in line if one.state == "seated" and may(who, Action.EXPORT_REGISTER, Subject(one.client_id)))
    return replace(view, roll=tuple(roll))
