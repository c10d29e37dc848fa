"""Subjects declare what is theirs in tables of their own; each layer merges them into one and checks it at start."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Row(Protocol):
    """One declaration, known by its code."""

    @property
    def code(self) -> str: ...


R = TypeVar("R", bound=Row)


class DeclaredTwice(ValueError):
    """Two subjects declare the same."""


class NotDeclared(LookupError):
    """Something is used that no subject declares, or declared and used by nothing."""


def merged(*tables: Mapping[K, V]) -> dict[K, V]:
    """One table of all declarations. Raises DeclaredTwice: two of them have a key in common."""
    found: dict[K, V] = {}
    for table in tables:
        twice = found.keys() & table.keys()
        if twice:
            raise DeclaredTwice(*sorted(map(str, twice)))
        found |= table
    return found


def by_code(rows: Iterable[R]) -> dict[str, R]:
    """Rows by their codes, in their order. Raises DeclaredTwice: two have the same."""
    return merged(*({row.code: row} for row in rows))


def must_agree(declared: Collection[K], used: Collection[K]) -> None:
    """What is declared is used, and the reverse. Raises NotDeclared: by their names, what stands on one side only."""
    alone = set(declared) ^ set(used)
    if alone:
        raise NotDeclared(*sorted(map(str, alone)))
