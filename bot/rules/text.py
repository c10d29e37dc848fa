"""Words for people, always in both languages side by side (docs/decisions/0002)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal

Language = Literal["zh", "en"]

CHINESE: Language = "zh"
ENGLISH: Language = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One message in Chinese and in English; placeholders in braces must be the same in both.

    ``one`` is the English singular, chosen when the placeholder ``n`` is 1; Chinese has no plural.
    """

    zh: str
    en: str
    one: str | None = None

    def to(self, language: Language, **values: object) -> str:
        """The text in one language with its placeholders filled; values are inserted as they are, unescaped."""
        if language == CHINESE:
            chosen = self.zh
        elif self.one is not None and values.get("n") == 1:
            chosen = self.one
        else:
            chosen = self.en
        return chosen.format(**values) if values else chosen


def joined(parts: Iterable[str], language: Language) -> str:
    """``王芳、李强`` / ``王芳, 李强``."""
    return ("、" if language == CHINESE else ", ").join(parts)


COLON = Text("：", ": ")


class Measure(Enum):
    """The word with which Chinese counts what a list is of; English has none."""

    ITEM = Text("项", "")
    ENTRY = Text("条", "")
    CASE = Text("件", "")
    PERSON = Text("人", "")
    FIRM = Text("家", "")
    DAY = Text("天", "")
    ANY = Text("个", "")


_AND_MORE = Text("{named}，还有 {n} {unit}", "{named} and {n} more{unit}")
_MORE = Text("……还有 {n} {unit}", "… and {n} more{unit}")


def capital(said: str) -> str:
    """Words where a line or a key begins with them."""
    return said[:1].upper() + said[1:]


def few(
    parts: Sequence[str], most: int, language: Language, count: int | None = None, unit: Measure = Measure.ITEM
) -> str:
    """The first of them, and how many more there are; ``count``: of all, where ``parts`` are not all themselves."""
    shown = parts[:most]
    more = (len(parts) if count is None else count) - len(shown)
    named = joined(shown, language)
    return _AND_MORE.to(language, named=named, n=more, unit=unit.value.to(language)) if more > 0 else named


def further(left: int, language: Language, unit: Measure = Measure.ITEM) -> list[str]:
    """The line below a list that was cut: how many more there are; none where nothing is left."""
    return [_MORE.to(language, n=left, unit=unit.value.to(language))] if left > 0 else []
