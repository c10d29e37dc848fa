"""How what was measured came out: the words that records keep (clause 4.6 g)."""

from collections.abc import Mapping

from bot.rules.form import Kind, Option, Question
from bot.rules.plain_words import CONFORM, NON_CONFORM, NOT_APPLICABLE
from bot.rules.text import Text

VERDICT = Question(
    "verdict",
    Kind.CHOICE,
    Text("结果", "Result"),
    options=(
        Option(NON_CONFORM, Text("不符合", "Does not conform")),
        Option(CONFORM, Text("符合", "Conforms")),
        Option(NOT_APPLICABLE, Text("不适用", "Not applicable")),
    ),
)
MEASURED = Question("measured", Kind.TEXT, Text("测得", "Measured"))
LIMITS = Question("limits", Kind.TEXT, Text("限值", "Limits"))
WHAT = Question("what", Kind.TEXT, Text("监测项", "Item"))
"""What the row was called then; it may be changed since."""
HANDLED = Question("handled", Kind.TEXT, Text("处理", "What was done"))
MARKS: Mapping[str, str] = {NON_CONFORM: "❗", CONFORM: "✅", NOT_APPLICABLE: "➖"}


def verdict_name(verdict: str) -> Text:
    """What a verdict is called."""
    return next(one.label for one in VERDICT.options if one.key == verdict)
