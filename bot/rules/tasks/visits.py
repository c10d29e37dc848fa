"""A visit is an appointment: which planned work the client is told of before, and when (clauses 3.7, 4.6)."""

from datetime import date, time

from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.tasks.schedule import Often
from bot.rules.text import Text
from bot.rules.working_days import Calendar

ANSWER_VISITS = Right(
    Text("确认来访、换一天", "Confirm visits, ask for another day"), {Role.CLIENT_MANAGER: Scope.CLIENT}
)
"""Who hears of a visit before, and answers."""

SEEN_AGAIN_AT = time(16)
"""What was planned or moved after the morning's look is told by then: two hours before the working day ends."""
EVERY_OTHER_DAY = 2
DAYS_OF_ROUTINE = 3
"""From how many weekdays on what is done on certain weekdays is routine."""
SOON_DAYS = 60
"""What runs out within so many days is said before going."""


def is_routine(often: str, every: str, weekdays: str) -> bool:
    """Whether a plan's visits come so often that they are no appointments: the client counts on them anyway.

    They are told neither one by one nor by the week, since nobody reads the same line every day; whoever plans it says
    so to the client once.
    """
    if often == Often.DAILY:
        return True
    if often == Often.WEEKDAYS:
        return len(weekdays.split()) >= DAYS_OF_ROUTINE
    return often == Often.DAYS and int(every or 1) <= EVERY_OTHER_DAY


def told_until(calendar: Calendar, today: date) -> date | None:
    """Up to which day visits are told today: the client's next working day; None on their days off, when nobody is."""
    return calendar.next_working_day(today) if calendar.is_working(today) else None
