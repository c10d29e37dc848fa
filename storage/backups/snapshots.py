"""One moment of a database, whatever is written to it meanwhile; and what reading all of it came to."""

import hashlib
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from storage.backups.catalogue import Table
from storage.backups.lines import Row, written


class Snapshot(Protocol):
    """One moment of a database."""

    @property
    def tables(self) -> Sequence[Table]:
        """All of them but the migrations', by name."""
        ...

    @property
    def migrations(self) -> Sequence[str]:
        """The names of the applied ones, in their order."""
        ...

    def pages(self, table: Table) -> AsyncIterator[list[Row]]:
        """The rows of a table in the order of its key."""
        ...

    async def sequence(self, table: Table) -> int | None:
        """The last id given out; None: the table gives none."""
        ...

    async def head(self) -> tuple[int, str] | None:
        """Position and hash of the trail's last seal."""
        ...


@dataclass(frozen=True, slots=True)
class Counted:
    """A table that was read to its end: ``sha256`` is of its lines, ``files`` of the archive it names."""

    table: str
    rows: int
    sha256: str
    sequence: int | None
    files: frozenset[str]


async def read_through(
    snapshot: Snapshot,
    table: Table,
    take: Callable[[bytes], None] = lambda _: None,
    told: Callable[[str, int], None] = lambda *_: None,
) -> Counted:
    """Reads a table to its end; ``take`` is given its lines, ``told`` how many rows there were so far."""
    digest, rows, files = hashlib.sha256(), 0, set[str]()
    first = written([table.names])
    digest.update(first)
    take(first)
    async for page in snapshot.pages(table):
        lines = written(page)
        digest.update(lines)
        take(lines)
        rows += len(page)
        for column in table.file_columns:
            files.update(str(row[column]) for row in page if row[column])
        told(table.name, rows)
    return Counted(table.name, rows, digest.hexdigest(), await snapshot.sequence(table), frozenset(files))


def differing(before: Sequence[Counted], after: Sequence[Counted]) -> list[str]:
    """The tables that are not the same in both, or only in one."""
    one, other = ({c.table: (c.rows, c.sha256) for c in counted} for counted in (before, after))
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
