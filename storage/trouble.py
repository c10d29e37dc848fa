"""Gives the failures of both databases our names: what somebody at a terminal can do something about."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tortoise.exceptions import DBConnectionError, OperationalError


class DatabaseTrouble(Exception):
    """The database cannot be used as it is."""


class Unreachable(DatabaseTrouble):
    """Nobody answers at the address, or not now."""


class PasswordRefused(DatabaseTrouble):
    """The server does not let this user in."""


class NoSuchDatabase(DatabaseTrouble):
    """The server has no database of this name."""


class NoRights(DatabaseTrouble):
    """It may be read at most."""


class DiskFull(DatabaseTrouble):
    """There is no room to write, or the disk fails."""


class NotADatabase(DatabaseTrouble):
    """The file is something else, or damaged."""


class Busy(DatabaseTrouble):
    """Another process has been writing for too long."""


_SAID_BY_SQLITE = {
    "unable to open database file": NoRights,
    "readonly database": NoRights,
    "disk is full": DiskFull,
    "disk I/O error": DiskFull,
    "not a database": NotADatabase,
    "malformed": NotADatabase,
    "is locked": Busy,
}


@contextmanager
def connecting() -> Iterator[None]:
    """While the connection is made: whatever the network says means that nobody answers.

    Raises:
        DatabaseTrouble
    """
    try:
        with named():
            yield
    except DBConnectionError as failure:
        raise NoSuchDatabase from failure
    except (OSError, TimeoutError) as failure:
        raise Unreachable(type(failure).__name__) from failure


@contextmanager
def named() -> Iterator[None]:
    """While the database is in use.

    Raises:
        DatabaseTrouble
    """
    try:
        yield
    except (sqlite3.DatabaseError, OperationalError) as failure:
        said = str(failure)
        for words, trouble in _SAID_BY_SQLITE.items():
            if words in said:
                raise trouble(said) from failure
        raise
    except Exception as failure:
        meant = _said_by_postgres(failure)
        if meant is None:
            raise
        raise meant from failure


def _said_by_postgres(failure: Exception) -> DatabaseTrouble | None:
    import asyncpg  # not for SQLite

    match failure:
        case asyncpg.InvalidAuthorizationSpecificationError():
            return PasswordRefused()
        case asyncpg.CannotConnectNowError() | asyncpg.TooManyConnectionsError():
            return Unreachable(type(failure).__name__)
        case asyncpg.PostgresConnectionError() | asyncpg.AdminShutdownError():
            return Unreachable(type(failure).__name__)
        case asyncpg.InsufficientPrivilegeError():
            return NoRights()
        case asyncpg.DiskFullError():
            return DiskFull()
    return None
