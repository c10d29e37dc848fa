"""What a new database is filled with: the tables of a backup, or of another database."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from storage.backups.catalogue import Table
from storage.backups.failures import SchemaDiffers
from storage.backups.lines import Row
from storage.backups.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Incoming:
    """A table on its way in: the very first row holds the names of its columns; ``sequence``: the last id given out."""

    table: str
    sequence: int | None
    pages: AsyncIterator[list[Row]]


async def from_database(snapshot: Snapshot) -> AsyncIterator[Incoming]:
    """The tables of another database."""
    for table in snapshot.tables:
        yield Incoming(table.name, await snapshot.sequence(table), _headed(snapshot, table))


async def _headed(snapshot: Snapshot, table: Table) -> AsyncIterator[list[Row]]:
    yield [table.names]
    async for page in snapshot.pages(table):
        yield page


async def rows_of(incoming: Incoming, table: Table) -> AsyncIterator[list[Row]]:
    """The rows without the names. Raises SchemaDiffers: the columns are not those of the new database's table."""
    names: Row | None = None
    async for page in incoming.pages:
        rows: Sequence[Row] = page
        if names is None:
            names, *rows = page
            if list(names) != table.names:
                raise SchemaDiffers(incoming.table)
        yield list(rows)


def must_have_all(incoming: set[str], tables: Sequence[Table]) -> None:
    """Raises SchemaDiffers: a table of the new database did not come in."""
    if missing := sorted({table.name for table in tables} - incoming):
        raise SchemaDiffers(missing[0])
