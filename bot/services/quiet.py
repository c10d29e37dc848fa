"""When a message has to wait: quiet hours for everybody, days off for the clients' staff (PRACTICE: defaults)."""

from datetime import datetime

from bot.rules.beijing import beijing_day
from bot.rules.deadlines import is_quiet, out_of_quiet_hours
from bot.rules.people import Role
from bot.rules.practice import is_practice
from bot.rules.working_days import Calendar
from storage import outbox, people
from storage.outbox import MessageRecord

AT_ANY_HOUR = frozenset({"own_report", "register", "register_failed"})
"""Kinds that answer what the reader did just now; everything else keeps the quiet hours, unless its row says so."""

ON_DAYS_OFF_TOO = frozenset({"training_announced", "training_reminder", "seat_freed", "training_cancelled"})
"""Kinds about a day that the reader chose: a training may well be on a Saturday, or early on Monday.

An announcement was planned for a working day, unless that would be too late for it (``announcement_moment``).
"""


async def quiet_until(message: MessageRecord, at: datetime) -> datetime | None:
    """Until when a due message has to wait; None when it may go out now."""
    if message.kind in AT_ANY_HOUR or message.parameters.get(outbox.AT_ANY_HOUR):
        return None
    if is_practice(message.person_id):
        # who practises at night wants to see what comes
        return None
    calendar = Calendar()
    if message.kind not in ON_DAYS_OFF_TOO and not calendar.is_working(beijing_day(at)):
        person = await people.get_person(message.person_id)
        if person is not None and person.roles == {Role.CLIENT_STAFF}:
            return out_of_quiet_hours(at, calendar)
    return out_of_quiet_hours(at) if is_quiet(at) else None
