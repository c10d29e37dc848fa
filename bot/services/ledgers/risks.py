"""Risks: their levels and reviews follow from what is entered (clause 4.3)."""

from bot.rules.cause import Cause
from bot.rules.ledgers.risks import RISKS
from bot.services.ledgers.hooks import Hooks
from bot.services.risks.reviews import grade_all


async def _after_adding(cause: Cause, _: int) -> dict[str, str]:
    await grade_all(cause)
    return {}


HOOKS = {
    RISKS.code: Hooks(
        after_adding=_after_adding,
        after_changing=lambda cause, *_: grade_all(cause),
        after_resuming=lambda cause, *_: grade_all(cause),
        after_importing=grade_all,
    )
}
