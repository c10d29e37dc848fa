"""常见问题: what is often said at a question, taken with a tap (clause 4.7.1)."""

from bot.rules.form import Question
from bot.rules.text import Text
from bot.rules.whole_numbers import read_whole


def remark_value(index: int) -> str:
    """What the key of a remark says: its place in the pinned version, from 0."""
    return f"r{index}"


def remark_of(question: Question, value: str) -> Text | None:
    """The remark that a key means; None where the question offers no such remark."""
    index = read_whole(value.removeprefix("r")) if value.startswith("r") else None
    return question.remarks[index] if index is not None and index < len(question.remarks) else None
