"""When a message has to wait: quiet hours for everybody, days off for the clients' staff (PRACTICE: defaults)."""

from datetime import datetime

from bot.letters.kind import Hours, MessageKind
from bot.rules.deadlines import QuietHours, is_quiet, out_of_quiet_hours
from bot.rules.people import Person, Role
from bot.rules.settings.firm import FirmSettings
from bot.rules.settings.own import widened
from bot.rules.working_days import Calendar
from storage.post import outbox
from storage.post.outbox import MessageRecord
from storage.settings.firm import get_settings
from storage.settings.own import get_own_settings


async def quiet_until(kind: MessageKind, message: MessageRecord, reader: Person, at: datetime) -> datetime | None:
    """Until when a due message has to wait; None when it may go out now."""
    if kind.hours is Hours.ANY or message.parameters.get(outbox.AT_ANY_HOUR):
        return None
    if reader.practising:
        # who practises at night wants to see what comes
        return None
    firm = await get_settings()
    calendars = () if kind.hours is Hours.DAYS_OFF_TOO else _days_off(reader, firm)
    quiet = await _quiet(reader, firm)
    until = min(out_of_quiet_hours(at, quiet, calendar) for calendar in calendars or (None,))
    return until if until > at else None


async def comes_softly(message: MessageRecord, reader: Person, at: datetime) -> bool:
    """Whether a message that does not keep the quiet hours comes in them: then without a sound.

    But for an alarm; and what the reader asked for a moment ago sounds as it always does: they hold the phone.
    """
    if not message.parameters.get(outbox.AT_ANY_HOUR) or message.parameters.get(outbox.ALARM) or reader.practising:
        return False
    return is_quiet(at, await _quiet(reader, await get_settings()))


async def _quiet(reader: Person, firm: FirmSettings) -> QuietHours:
    return widened(firm.quiet, await get_own_settings(reader.id))


def _days_off(reader: Person, firm: FirmSettings) -> tuple[Calendar, ...]:
    """The calendars of which one must say that the day is worked; none, when the day does not matter."""
    if reader.roles == {Role.CLIENT_STAFF}:
        return tuple(firm.calendar(client_id) for client_id in reader.clients(Role.CLIENT_STAFF))
    return ()
