"""By when one of our technical people has to learn again: trainings come in a steady rhythm (clause 3.2)."""

from datetime import date

from bot.rules.people import Position
from bot.rules.tasks.making import months_later
from bot.rules.text import Text

MONTHS, MOST_MONTHS = 12, 36
"""How many months lie between two trainings at most, unless the firm says otherwise; what it may say at most."""
LATE = Text("🎓 该参加培训", "🎓 training due")


def learns_by(kind: str, last: date | None, here_since: date, months: int) -> date | None:
    """The last day on which somebody of this ``kind`` of staff still learns in time; None: nothing demands it.

    ``last``: on which they learned last; who never did counts from the day since which they are kept here.
    """
    return months_later(last or here_since, months) if kind == Position.TECHNICAL else None
