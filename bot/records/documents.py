"""What is known of a document's record wherever the document is named or sent."""

from dataclasses import dataclass
from datetime import date

from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class About:
    """What a document is about: firm, place and day (if it has one) are in its file's name; ``last`` ends a period.

    ``number`` is how people call the record, empty where it has none.
    """

    firm: str
    first: date | None
    last: date | None = None
    place: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of document that a person may have of a record."""

    kind: str
    name: Text
    subject_id: int
