"""What was asked and answered before (常见问答)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """An entry of the collection, as whoever asks the like reads it."""

    id: int
    question: str
    answer: str
