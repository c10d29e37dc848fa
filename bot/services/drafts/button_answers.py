"""The answer that a button gives."""

from collections.abc import Sequence
from datetime import datetime

from bot.rules.form import Kind, Question
from bot.rules.forms.answers import Answer
from bot.rules.forms.remarks import remark_of
from bot.rules.plain_words import CONFORM, NO, NON_CONFORM, NOT_APPLICABLE, YES
from bot.rules.text import CHINESE, Language, Text
from bot.rules.whole_numbers import read_whole


def read_button(
    question: Question, value: str, language: Language = CHINESE, proposals: Sequence[Text] = ()
) -> Answer | None:
    """The answer that a button of this question may give; None when the question has no such button.

    ``language``: in which a remark is taken that the question offers; ``proposals``: what it offers beside its own.
    """
    match question.kind:
        case Kind.TEXT if (remark := remark_of((*question.remarks, *proposals), value)) is not None:
            return Answer(remark.to(language))
        case Kind.CONFORMITY if value in (CONFORM, NON_CONFORM, NOT_APPLICABLE):
            return Answer(value)
        case Kind.YES_NO if value in (YES, NO):
            return Answer(value)
        case Kind.CHOICE | Kind.NUMBER if any(option.key == value for option in question.options):
            return Answer(value)
        case Kind.CONFIRM if value == "confirmed":
            return Answer(value)
        case Kind.RATING:
            stars = read_whole(value)
            lowest, best = question.minimum or 1, question.maximum or 5
            return Answer(stars) if stars is not None and lowest <= stars <= best else None
        case Kind.RECORD if read_whole(value) is not None:
            return Answer(value)
        case Kind.DATE if _is(value, "%Y-%m-%d"):
            return Answer(value)
        case Kind.DATE_TIME if _is(value, "%Y-%m-%dT%H:%M"):
            return Answer(value)
        case _:
            return None


def _is(value: str, shape: str) -> bool:
    try:
        datetime.strptime(value, shape)  # noqa: DTZ007 -- what people answer has no zone
    except ValueError:
        return False
    return True
