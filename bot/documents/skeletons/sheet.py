"""What a drafted paper is made of: headings, lines, points and tables, in the order in which they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.records.skeletons import Facts
from bot.rules.skeletons import GAP
from bot.rules.text import Language, Text, joined


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter; numbered in order."""

    said: Text


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; ``quiet``: a note to whoever edits it."""

    said: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """An entry of a list."""

    said: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: each column with its width in millimetres, 174 together; ``size`` in points."""

    columns: tuple[tuple[Text, float], ...]
    rows: tuple[tuple[str, ...], ...]
    size: float = 8.5


Part = Heading | Line | Point | Rows


@dataclass(frozen=True, slots=True)
class SkeletonSheet:
    """A client as its paper begins, in a language, and who drafts it when."""

    facts: Facts
    provider: str
    made_at: datetime
    language: Language

    def say(self, text: Text, **values: object) -> str:
        """A text in the language of the paper."""
        return text.to(self.language, **values)

    def gap(self, what: Text) -> str:
        """Where something has to be filled in that is not known."""
        return GAP.to(self.language, what=self.say(what))

    def known(self, value: str, what: Text) -> str:
        """A value, or the gap where there is none."""
        return value or self.gap(what)

    def names(self, names: Sequence[str], what: Text) -> str:
        """Names, or the gap where there are none."""
        return joined(names, self.language) or self.gap(what)

    def points(self, texts: Iterable[Text]) -> list[Point]:
        """An entry of a list for each."""
        return [Point(self.say(text)) for text in texts]
