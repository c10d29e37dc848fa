"""What was answered. Given, skipped, unanswered and hidden are four different things."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Value = str | int | list[str] | dict[str, Any] | None
"""By kind: CONFORMITY/YES_NO/CHOICE/RECORD/CONFIRM a key; CHOICES keys in the form's order; TEXT the text; NUMBER the
decimal as text; DATE ``2026-11-30``; DATE_TIME ``2026-11-30T14:00`` (Beijing); TIME ``08:30``;
PERIOD ``2026-11-30..2026-12-02``; RATING an int; FILES the attachment
ids as text, in order of arrival; LOCATION ``{"latitude", "longitude"}``; CONTACT ``{"phone", "name"}``;
PEOPLE as ``people_named.People`` has it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Given (with a value) or skipped. A question without an Answer is unanswered; whether it is hidden is computed."""

    value: Value
    skipped: bool = False


SKIPPED = Answer(None, skipped=True)
NO_READING = "without"
"""What the key of an instrument's question says that goes without the reading."""
UNREAD = Answer(NO_READING, skipped=True)
"""An item that goes without its reading, of which it is asked why."""

Answers = Mapping[str, Answer]
"""Question key -> answer."""
