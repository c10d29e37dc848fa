"""The firms that these tests back up."""

from tests.storage.backups.kept import (
    archive,
    empty_place,
    firm,
    old_postgres_firm,
    old_sqlite_firm,
    postgres_firm,
    small_firm,
    sqlite_firm,
)

__all__ = [
    "archive",
    "empty_place",
    "firm",
    "old_postgres_firm",
    "old_sqlite_firm",
    "postgres_firm",
    "small_firm",
    "sqlite_firm",
]
