"""常见问题: what is often said at a question, taken with a tap (clause 4.7.1)."""

from collections.abc import Sequence

from bot.rules.text import Text
from bot.rules.whole_numbers import read_whole


def remark_value(index: int) -> str:
    """What the key of a remark says: its place in the pinned version, from 0."""
    return f"r{index}"


def remark_of(offered: Sequence[Text], value: str) -> Text | None:
    """The remark that a key means, of those that are offered; None where there is no such."""
    index = read_whole(value.removeprefix("r")) if value.startswith("r") else None
    return offered[index] if index is not None and index < len(offered) else None
