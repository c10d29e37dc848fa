"""Reminders that were planned for days which are given off since: dates stay, people are not disturbed on days off."""

from datetime import date, time, timedelta

from bot.rules.beijing import at, beijing_day
from bot.rules.cause import Cause
from bot.rules.deadlines import Stage, out_of_quiet_hours
from storage.post import outbox
from storage.settings.firm import get_settings

AHEAD = frozenset({Stage.BEFORE.value, Stage.DUE.value})
"""Stages that are of no use after the deadline, so they are said earlier; the others wait."""
ONE_DAY = timedelta(days=1)


async def move_reminders(cause: Cause, first: date, last: date) -> None:
    """Moves what is planned from ``first`` to ``last`` off the days that are not worked any more.

    Runs inside the transaction that changed the calendar.
    """
    firm = await get_settings()
    begin, end = at(first, time.min), at(last + ONE_DAY, time.min)
    for planned in await outbox.find_case_reminders(max(begin, cause.at), end):
        calendar, day = firm.calendar(planned.client_id), beijing_day(planned.send_at)
        if calendar.is_working(day):
            continue
        if planned.parameters.get("stage") in AHEAD:
            earlier = at(calendar.previous_working_day(day), firm.ladder.hour)
            moved = earlier if earlier > cause.at else out_of_quiet_hours(cause.at, firm.quiet)
            expires = planned.expires_at
        else:
            moved = at(calendar.working_day_from(day), firm.ladder.hour)
            expires = planned.expires_at + (moved - planned.send_at) if planned.expires_at is not None else None
        await outbox.move_message(planned.id, moved, expires)
