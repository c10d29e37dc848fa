"""Puts the (SQLite) database back to an earlier moment, so that one world can tell the same story twice."""

import sqlite3
from typing import Any

from storage import database as db

NOT_COMPARED = {"processed_update", "lease", "tortoise_migrations", "serial"}
RANDOM = frozenset({"token", "token_hash", "update_key", "left_at"})
"""Columns that differ between two tellings of one story: of two quick taps the second may find its message left."""
ACTIVE_DRAFT = frozenset({"active_draft_id"})
"""Which draft gets typed text: taking a draft up again is what some buttons are for."""

State = dict[str, list[tuple[Any, ...]]]


def remembered() -> sqlite3.Connection:
    """A copy of the whole database as it is now."""
    copy = sqlite3.connect(":memory:")
    _live().backup(copy)
    return copy


def rewind(copy: sqlite3.Connection) -> None:
    """Makes the database what it was; triggers are not asked."""
    copy.backup(_live())


def state(besides: frozenset[str] = frozenset()) -> State:
    """All rows of all tables, but for what says which update it was; ``besides``: columns that are not of interest."""
    return {name: _rows(_live(), name, RANDOM | besides) for name in _tables() if name not in NOT_COMPARED}


class Watch:
    """A moment of the database to come back to thousands of times: looks only at the tables that were written to."""

    def __init__(self) -> None:
        self._copy = remembered()
        _live().execute("CREATE TEMP TABLE written_to (name TEXT)")
        for table in _tables():
            # that an update was handled says nothing, and is said of each
            if table not in {"processed_update", "lease"}:
                for what in ("INSERT", "UPDATE", "DELETE"):
                    _live().execute(
                        f"CREATE TEMP TRIGGER seen_{what}_{table} AFTER {what} ON main.{table}"
                        f" BEGIN INSERT INTO written_to VALUES ('{table}'); END"
                    )

    def changed(self) -> set[str]:
        """The tables whose rows differ from what they were."""
        written = {name for (name,) in _live().execute("SELECT DISTINCT name FROM temp.written_to")} - NOT_COMPARED
        return {name for name in written if _rows(_live(), name, RANDOM) != _rows(self._copy, name, RANDOM)}

    def rewind(self) -> None:
        """Makes the database what it was."""
        if _live().execute("SELECT 1 FROM temp.written_to").fetchone():
            rewind(self._copy)
            _live().execute("DELETE FROM temp.written_to")


def _tables() -> list[str]:
    """All but what things are looked for by, which follows the rest of its own accord."""
    found = _live().execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name"
    )
    return [name for (name,) in found]


def _rows(database: sqlite3.Connection, table: str, left_out: frozenset[str]) -> list[tuple[Any, ...]]:
    columns = [name for _, name, *_ in database.execute(f"PRAGMA table_info({table})") if name not in left_out]
    cursor = database.cursor()
    cursor.row_factory = None
    return cursor.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid").fetchall()


def _live() -> sqlite3.Connection:
    live: sqlite3.Connection = db.connection()._connection._conn
    return live
