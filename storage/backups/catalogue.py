"""Tables as the database's own catalogue has them: a backup can be made of any schema, before it is migrated."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from storage.backups.failures import UnknownColumn

MIGRATIONS = "tortoise_migrations"
"""The table of applied migrations; they are in the manifest, and whoever restores applies them."""

DERIVED = "search_"
"""With what the names of tables begin that hold nothing of their own: they are made anew where a backup is restored."""


class Kind(Enum):
    """How a column's values are written in a backup, the same of both databases."""

    NUMBER = auto()
    """Whole numbers. SQLite keeps truth as 0 and 1 in a column like any other, so a backup does, too."""
    REAL = auto()
    TEXT = auto()
    """Also JSON, which is kept as text."""
    MOMENT = auto()
    """UTC, as ``2026-11-23T01:30:00+00:00``."""
    DAY = auto()
    TRUTH = auto()
    """PostgreSQL's; written as 0 and 1."""
    BYTES = auto()
    """Base64."""


KINDS = {
    "int": Kind.NUMBER,
    "integer": Kind.NUMBER,
    "bigint": Kind.NUMBER,
    "smallint": Kind.NUMBER,
    "real": Kind.REAL,
    "double precision": Kind.REAL,
    "varchar": Kind.TEXT,
    "char": Kind.TEXT,
    "character varying": Kind.TEXT,
    "text": Kind.TEXT,
    "timestamp": Kind.MOMENT,
    "timestamp with time zone": Kind.MOMENT,
    "date": Kind.DAY,
    "boolean": Kind.TRUTH,
    "blob": Kind.BYTES,
    "bytea": Kind.BYTES,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in the order of their names, since the two databases have them in different ones.

    ``key`` are the columns of its primary key, ``counted`` is the one whose values the database gives out.
    """

    name: str
    columns: Sequence[Column]
    key: Sequence[str]
    counted: str | None

    @property
    def names(self) -> list[str]:
        """The names of its columns."""
        return [column.name for column in self.columns]

    @property
    def file_columns(self) -> list[int]:
        """Which columns name files of the archive; those of ``discarded_file`` are no longer needed."""
        if self.name == "discarded_file":
            return []
        return [n for n, name in enumerate(self.names) if name == "sha256" or name.endswith("_sha256")]


def kind_of(table: str, column: str, declared: str) -> Kind:
    """The kind of a column by its declared type. Raises UnknownColumn."""
    kind = KINDS.get(declared.split("(")[0].strip().lower())
    if kind is None:
        raise UnknownColumn(f"{table}.{column} ({declared})")
    return kind
