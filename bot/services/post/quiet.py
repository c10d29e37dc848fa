"""When a message has to wait: quiet hours for everybody, days off for the clients' staff (PRACTICE: defaults)."""

from datetime import datetime

from bot.rules.deadlines import out_of_quiet_hours
from bot.rules.people import Role
from bot.rules.practice import is_practice
from bot.rules.settings.firm import FirmSettings
from bot.rules.settings.own import widened
from bot.rules.working_days import Calendar
from storage.people import persons as people
from storage.post import outbox
from storage.post.outbox import MessageRecord
from storage.settings.firm import get_settings
from storage.settings.own import get_own_settings

AT_ANY_HOUR = frozenset(
    {
        *("own_report", "register", "register_failed", "document", "document_failed", "joining_card", "policy_ready"),
        *("ledgers_exported", "ledgers_checked", "ledgers_imported", "ledgers_failed"),
    }
)
"""Kinds that answer what the reader did just now; everything else keeps the quiet hours, unless its row says so."""

ON_DAYS_OFF_TOO = frozenset(
    {"training_announced", "training_reminder", "own_training", "seat_freed", "training_cancelled"}
)
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
    firm = await get_settings()
    quiet = widened(firm.quiet, await get_own_settings(message.person_id))
    calendars = () if message.kind in ON_DAYS_OFF_TOO else await _days_off(message, firm)
    until = min(out_of_quiet_hours(at, quiet, calendar) for calendar in calendars or (None,))
    return until if until > at else None


async def _days_off(message: MessageRecord, firm: FirmSettings) -> tuple[Calendar, ...]:
    """The calendars of which one must say that the day is worked; none, when the day does not matter."""
    person = await people.get_person(message.person_id)
    if person is not None and person.roles == {Role.CLIENT_STAFF}:
        return tuple(firm.calendar(client_id) for client_id in person.clients(Role.CLIENT_STAFF))
    return ()
