"""Whether a place has room for a firm: nothing is ever written over another one."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from storage.backups.catalogue import DERIVED, MIGRATIONS
from storage.backups.filling_postgres import is_empty
from storage.backups.places import Place, SqlitePlace
from storage.backups.reading_postgres import connected


async def has_rows(place: Place) -> bool:
    """Whether there is a row in any table but the migrations'. Raises DatabaseUnreachable."""
    if isinstance(place, SqlitePlace):
        return _file_has_rows(place.path)
    async with connected(place.credentials) as connection:
        return not await is_empty(connection)


def _file_has_rows(path: Path) -> bool:
    if not path.exists() or path.stat().st_size == 0:
        return False
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
        try:
            names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        except sqlite3.DatabaseError:
            # whatever it is, it is somebody's
            return True
        return any(
            connection.execute(f'SELECT EXISTS (SELECT 1 FROM "{name}")').fetchone()[0]
            for name in names
            if name not in (MIGRATIONS, "sqlite_sequence") and not name.startswith(DERIVED)
        )
