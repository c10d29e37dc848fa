"""What is known of a document's record wherever the document is named or sent."""

from dataclasses import dataclass
from datetime import date

from bot.rules.text import Language, Text
from bot.rules.verification import Standing


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


@dataclass(frozen=True, slots=True)
class Validity:
    """How the record of a document stands; ``instead``: the number of the one that took its place."""

    standing: Standing
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """All that whoever has a document's code is told of it, and how whoever may have it asks for it.

    ``newest``: the version that took its place. ``language``: the one that it is in.
    """

    name: Text
    number: str
    day: date | None
    provider: str
    version: int
    language: Language
    validity: Validity
    newest: int
    subject: tuple[str, int]
