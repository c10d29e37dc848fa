"""Puts the (SQLite) database back to an earlier moment, so that one world can tell the same story twice."""

import sqlite3
from typing import Any

from storage import database as db

NOT_COMPARED = {"processed_update", "lease", "tortoise_migrations", "sqlite_sequence", "serial"}
RANDOM = frozenset({"token", "token_hash", "update_key"})
"""Columns that differ between two tellings of one story."""
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
    tables = _live().execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {name: _rows(name, RANDOM | besides) for (name,) in tables if name not in NOT_COMPARED}


def _rows(table: str, left_out: frozenset[str]) -> list[tuple[Any, ...]]:
    columns = [name for _, name, *_ in _live().execute(f"PRAGMA table_info({table})") if name not in left_out]
    cursor = _live().cursor()
    cursor.row_factory = None
    return cursor.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid").fetchall()


def _live() -> sqlite3.Connection:
    live: sqlite3.Connection = db.connection()._connection._conn
    return live
