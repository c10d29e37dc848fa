"""Puts the (SQLite) database back to an earlier moment, so that one world can tell the same story twice."""

import sqlite3
from typing import Any

from storage import database as db

NOT_COMPARED = {"processed_update", "lease", "tortoise_migrations", "sqlite_sequence", "serial"}
RANDOM = {"token", "token_hash", "update_key"}
"""Columns that differ between two tellings of one story."""

State = dict[str, list[dict[str, Any]]]


def remembered() -> sqlite3.Connection:
    """A copy of the whole database as it is now."""
    copy = sqlite3.connect(":memory:")
    _live().backup(copy)
    return copy


def rewind(copy: sqlite3.Connection) -> None:
    """Makes the database what it was; triggers are not asked."""
    copy.backup(_live())


async def state() -> State:
    """All rows of all tables, but for what says which update it was."""
    tables = await db.values("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {
        row["name"]: [
            {column: value for column, value in dict(found).items() if column not in RANDOM}
            for found in await db.values(f"SELECT * FROM {row['name']} ORDER BY 1")
        ]
        for row in tables
        if row["name"] not in NOT_COMPARED
    }


def without_active_draft(found: State) -> State:
    """The state but for which draft gets typed text: taking a draft up again is what some buttons are for."""
    people = [{name: value for name, value in row.items() if name != "active_draft_id"} for row in found["person"]]
    return {**found, "person": people}


def _live() -> sqlite3.Connection:
    live: sqlite3.Connection = db.connection()._connection._conn
    return live
