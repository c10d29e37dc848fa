"""Risks: levels and reviews follow from what is entered, and findings become risks (clause 4.3)."""

from bot.records.drafts import Card
from bot.rules.cause import Cause
from bot.rules.forms.answers import Answers
from bot.rules.ledgers.risks import RISKS
from bot.rules.people import Person
from bot.rules.text import Text
from bot.services.ledgers.hooks import Hooks
from bot.services.risks.proposing import answers_of, finding_of
from bot.services.risks.reviews import grade_all
from storage.risks import note_finding


async def _after_adding(cause: Cause, _: int) -> dict[str, str]:
    await grade_all(cause)
    return {}


async def _taken_over(subject_kind: str, subject_id: int) -> Card | None:
    """Of a finding, whose client's the risk will be."""
    case = await finding_of(subject_kind, subject_id)
    return Card(case.client_id, title=Text(case.number, case.number)) if case is not None else None


async def _begins_with(who: Person, subject_kind: str, subject_id: int) -> Answers:
    case = await finding_of(subject_kind, subject_id)
    return await answers_of(who, case) if case is not None else {}


HOOKS = {
    RISKS.code: Hooks(
        taken_over=_taken_over,
        begins_with=_begins_with,
        after_taking_over=lambda risk_id, _, case_id: note_finding(risk_id, case_id),
        after_adding=_after_adding,
        after_changing=lambda cause, *_: grade_all(cause),
        after_resuming=lambda cause, *_: grade_all(cause),
        after_importing=grade_all,
    )
}
