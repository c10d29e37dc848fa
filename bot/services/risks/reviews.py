"""When a risk is looked at again, by its level: the high ones more often (clause 4.3 c)."""

from datetime import date

from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.risks.matrix import HIGH, LEVELS, Level
from bot.rules.settings.firm import FirmSettings
from bot.rules.tasks.making import months_later
from storage import risks
from storage.settings.firm import get_settings


def next_review(firm: FirmSettings, level: Level, today: date) -> date:
    """The day of the next review of what is of this level, counted from today."""
    return months_later(today, firm.risk_review_high if level in HIGH else firm.risk_review)


async def grade_all(cause: Cause) -> None:
    """Has every risk have its level and the day of its review; inside a transaction that is open already."""
    firm, today = await get_settings(), beijing_day(cause.at)
    await risks.grade(firm.risk_matrix)
    await risks.plan_reviews({level: next_review(firm, level, today) for level in LEVELS})
