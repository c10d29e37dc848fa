"""The answer that a button gives."""

from datetime import datetime

from bot.rules.form import Kind, Question
from bot.rules.forms.answers import Answer
from bot.rules.plain_words import CONFORM, NO, NON_CONFORM, NOT_APPLICABLE, YES


def read_button(question: Question, value: str) -> Answer | None:
    """The answer that a button of this question may give; None when the question has no such button."""
    match question.kind:
        case Kind.CONFORMITY if value in (CONFORM, NON_CONFORM, NOT_APPLICABLE):
            return Answer(value)
        case Kind.YES_NO if value in (YES, NO):
            return Answer(value)
        case Kind.CHOICE | Kind.NUMBER if any(option.key == value for option in question.options):
            return Answer(value)
        case Kind.CONFIRM if value == "confirmed":
            return Answer(value)
        case Kind.RATING if value.isdigit() and (question.minimum or 1) <= int(value) <= (question.maximum or 5):
            return Answer(int(value))
        case Kind.RECORD if value.removeprefix("-").isdigit():
            return Answer(value)
        case Kind.DATE:
            return Answer(value) if _is_date(value) else None
        case _:
            return None


def _is_date(value: str) -> bool:
    try:
        datetime.strptime(value, "%Y-%m-%d")  # noqa: DTZ007 -- a day has no zone
    except ValueError:
        return False
    return True
