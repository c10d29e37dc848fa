"""What an answer says about what was looked at: it conforms, it does not, or that is not for it to say (clause 4.6)."""

from decimal import Decimal

from bot.rules.form import Kind, Limit, Question
from bot.rules.forms.answers import Answer
from bot.rules.plain_words import CONFORM, NON_CONFORM


def judged(question: Question, answer: Answer | None) -> str | None:
    """``conform``, ``non_conform``, ``not_applicable``; None: it was not answered, or judges nothing."""
    if answer is None or answer.skipped or answer.value is None:
        return None
    if question.kind is Kind.CONFORMITY:
        return str(answer.value)
    if question.kind is Kind.NUMBER and limited(question):
        return NON_CONFORM if beyond(question, str(answer.value)) else CONFORM
    if not question.fails:
        return None
    given = answer.value if isinstance(answer.value, list) else [str(answer.value)]
    return NON_CONFORM if not question.fails.isdisjoint(given) else CONFORM


def judges(question: Question) -> bool:
    """Whether its answers say that something conforms or not."""
    return question.kind is Kind.CONFORMITY or limited(question) or bool(question.fails)


def limited(question: Question) -> bool:
    """Whether a number has limits."""
    return question.low is not None or question.high is not None


def beyond(question: Question, number: str) -> bool:
    """Whether a number is beyond the limits of its question."""
    value = Decimal(number)
    return _is_less(value, question.low) or (question.high is not None and value > question.high)


def _is_less(value: Decimal, low: Limit | None) -> bool:
    return low is not None and value < low
