"""The firm that these tests back up."""

from tests.storage.backups.kept import archive, empty_place, old_sqlite_firm, small_firm

__all__ = ["archive", "empty_place", "old_sqlite_firm", "small_firm"]
