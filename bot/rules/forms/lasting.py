"""Did it last? What a checklist says, beside its items, of a finding of the same site that was closed (clause 4.7.1).

It is answered beside the form's questions, under a key that names the finding.
"""

from enum import StrEnum

from bot.rules.form import Form, Step
from bot.rules.forms.answers import Answers
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.plain_words import NON_CONFORM


class Effect(StrEnum):
    """What became of a fix since it was closed."""

    LASTED = "lasted"
    AGAIN = "again"
    NOT_SEEN = "not_seen"


_BEFORE_ID = "lasting:"
"""No question's key has a colon."""


def key_of(finding_id: int) -> str:
    """Under which key it is answered of a finding."""
    return f"{_BEFORE_ID}{finding_id}"


def item_of(form: Form, question: str, clause: str) -> Step | None:
    """The item at which a finding would be found again: items that are the same share their codes and clauses."""
    items = (step for step in numbered(form) if step.key == question and (step.question.clause or "") == clause)
    return next(items, None)


def effect_of(answers: Answers, finding_id: int, item: Step | None) -> Effect | None:
    """What the answers say of a finding, whose ``item`` decides where it does not conform; None: nothing yet."""
    if item is not None and judged(item.question, answers.get(item.key)) == NON_CONFORM:
        return Effect.AGAIN
    said = said_in(answers).get(finding_id)
    # an item that was said to be wrong, and was judged otherwise since, says nothing
    return None if said is Effect.AGAIN and item is not None else said


def said_in(answers: Answers) -> dict[int, Effect]:
    """What was answered of findings, by their ids."""
    return {
        int(key.removeprefix(_BEFORE_ID)): Effect(str(answer.value))
        for key, answer in answers.items()
        if key.startswith(_BEFORE_ID)
    }
