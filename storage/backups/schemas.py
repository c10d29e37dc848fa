"""Which migrations this version of the program knows, and a SQLite file at the schema of any of them."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from storage.backups.failures import NewerSchema, OlderSchema
from storage.database import opened
from storage.migrating import migrate

KNOWN = tuple(sorted(path.stem for path in (Path(__file__).parents[1] / "migrations").glob("[0-9]*.py")))
"""All migrations of this version, in their order."""


def pending(applied: Sequence[str]) -> list[str]:
    """The migrations still to be applied. Raises NewerSchema: some were applied that this version does not know."""
    if newer := sorted(set(applied) - set(KNOWN)):
        raise NewerSchema(", ".join(newer))
    return [name for name in KNOWN if name not in applied]


def must_be_newest(applied: Sequence[str]) -> None:
    """Raises OlderSchema, NewerSchema: the migrations applied are not those of this version."""
    if missing := pending(applied):
        raise OlderSchema(", ".join(missing))


async def make_sqlite(path: Path, applied: Sequence[str]) -> None:
    """Makes an empty SQLite file at the schema that these migrations come to. Raises NewerSchema."""
    async with opened(sqlite_url(path), beside=True):
        await migrate(applied[-1] if pending(applied) else None)


def sqlite_url(path: Path) -> str:
    """How settings name this file."""
    return f"sqlite://{quote(str(path))}"
