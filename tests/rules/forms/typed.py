"""What a question makes of a text that somebody typed on a Thursday."""

from datetime import datetime

from bot.rules.beijing import BEIJING
from bot.rules.form import Kind, Question
from bot.rules.forms.answers import Value
from bot.rules.forms.reading import read
from bot.rules.text import Language, Text

THURSDAY = datetime(2026, 11, 26, 10, 30, tzinfo=BEIJING)
WORDS = Text("问题", "Question")


def answer(kind: Kind, text: str, *, now: datetime = THURSDAY, language: Language = "zh", **more: object) -> Value:
    """The answer that is read. Raises Unreadable."""
    question = Question("question", kind, WORDS, **more)  # type: ignore[arg-type]
    return read(question, text, now=now, language=language)
