"""Several people as one answer: those who were picked are kept by id and name, others by the name that was typed."""

import re
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from bot.rules.forms.answers import Answer, Value
from bot.rules.plain_words import for_finding

MOST_PEOPLE = 20
_BETWEEN = re.compile(r"[、；;\n]+")
_COMMA = re.compile(r"[,，]+")
_PICKED, _NAMED = "picked", "named"


@dataclass(frozen=True, slots=True)
class People:
    """``picked``: id -> the name that the person had then; ``named``: those of whom no more is known than a name."""

    picked: Mapping[int, str] = field(default_factory=dict)
    named: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, those who are known first."""
        return (*self.picked.values(), *self.named)

    def value(self) -> Value:
        """As an answer keeps it."""
        return {_PICKED: {str(one): name for one, name in self.picked.items()}, _NAMED: list(self.named)}

    def with_picked(self, person_id: int, name: str) -> "People":
        """With one who is known."""
        return People({**self.picked, person_id: name}, self.named)

    def with_named(self, name: str) -> "People":
        """With one who is named."""
        return self if name in self.named else People(self.picked, (*self.named, name))

    def without_picked(self, person_id: int) -> "People":
        """Without one who is known."""
        return People({one: name for one, name in self.picked.items() if one != person_id}, self.named)

    def without_named(self, mark: str) -> "People":
        """Without the one whose name has this mark."""
        return People(self.picked, tuple(name for name in self.named if mark_of(name) != mark))


def people_in(answer: Answer | None) -> People:
    """Who an answer names; of an older version of a form that asked for a text, that text."""
    value = answer.value if answer is not None else None
    if isinstance(value, str):
        return People(named=(value,))
    if not isinstance(value, dict):
        return People()
    return People({int(one): str(name) for one, name in value[_PICKED].items()}, tuple(value[_NAMED]))


def mark_of(name: str) -> str:
    """What a button calls somebody who has no id."""
    return f"~{zlib.crc32(name.encode()):08x}"


def pieces(text: str) -> tuple[str, ...]:
    """Every part of a typed text that may be a name."""
    return tuple(dict.fromkeys(one for part in _parts(text, _BETWEEN) for one in _parts(part, _COMMA)))


def split_names(text: str, known: Collection[str]) -> tuple[str, ...]:
    """The names in a typed text. A comma may stand before somebody's post, so it parts only those who are ``known``, by
    their names as they are looked for."""
    found: list[str] = []
    for part in _parts(text, _BETWEEN):
        several = _parts(part, _COMMA)
        found += several if all(for_finding(one) in known for one in several) else [part]
    return tuple(dict.fromkeys(found))


def _parts(text: str, between: re.Pattern[str]) -> list[str]:
    return [part.strip() for part in between.split(text) if part.strip()]
