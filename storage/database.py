"""The only place that opens transactions and runs SQL text: on SQLite (one process) and PostgreSQL (any number).

Traps of the two databases and of tortoise that this module exists to hide are named in tests/storage/test_traps.py and
test_transactions.py beside it.
"""

import asyncio
import fcntl
import functools
import json
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from typing import IO, Any, Concatenate, Literal, ParamSpec, TypeVar, cast
from urllib.parse import unquote, urlsplit

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection
from tortoise.context import TortoiseContext, require_context
from tortoise.transactions import in_transaction

from bot.rules.cause import Cause
from storage.records import converter, maker
from storage.trouble import connecting, named

R = TypeVar("R")
P = ParamSpec("P")
Dialect = Literal["sqlite", "postgres"]

log = logging.getLogger(__name__)

POOL_SIZE = 10
"""PostgreSQL connections per process; tortoise's default of 5 starves a webhook process under load."""


CONNECT_WITHIN_S = 10
"""How long a server that keeps silent is waited for; asyncpg would wait for a minute."""


class AlreadyProcessed(Exception):
    """The update's effects were committed before: it was redelivered, so nothing changes."""


class DatabaseInUse(Exception):
    """Another process has this SQLite file open; with SQLite there is one process (DESIGN.md section 4)."""


class UnknownDatabase(ValueError):
    """The URL names neither sqlite nor postgres."""


def configuration(url: str) -> dict[str, Any]:
    """tortoise's configuration for ``sqlite:///path/file.db`` or ``postgres://user:password@host:port/name``.

    The connection is named after its dialect, because tortoise caches executors by connection name. Raises
    UnknownDatabase: for any other scheme.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        path = unquote(url.removeprefix("sqlite://"))
        name, connection = (
            "sqlite",
            {
                "engine": "storage.sqlite_in_loop",
                # without recursive triggers INSERT OR REPLACE passes by the triggers of append-only tables
                "credentials": {
                    "file_path": path,
                    "synchronous": "FULL",
                    "busy_timeout": 5000,
                    "recursive_triggers": "ON",
                },
            },
        )
    elif parts.scheme in ("postgres", "postgresql"):
        host = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair).get("host") or parts.hostname
        name, connection = (
            "postgres",
            {
                "engine": "tortoise.backends.asyncpg",
                "credentials": {
                    "host": unquote(host) if host else None,
                    "port": parts.port or 5432,
                    "user": unquote(parts.username) if parts.username else None,
                    "password": unquote(parts.password) if parts.password else None,
                    "database": parts.path.lstrip("/"),
                    "minsize": 1,
                    "maxsize": POOL_SIZE,
                    "timeout": CONNECT_WITHIN_S,
                },
            },
        )
    else:
        raise UnknownDatabase(parts.scheme)
    return {
        "connections": {name: connection},
        "apps": {
            "storage": {"models": ["storage.tables"], "migrations": "storage.migrations", "default_connection": name}
        },
        "use_tz": True,
        "timezone": "UTC",
    }


@asynccontextmanager
async def opened(url: str, *, beside: bool = False) -> AsyncIterator[None]:
    """Opens the database for everything started inside the block, and always closes it.

    ``beside``: for a short command while the program runs. On SQLite such a command begins each transaction with a
    write, and while it writes everybody waits (five seconds at most).

    Raises:
        DatabaseInUse: SQLite, and another process holds the file.
        DatabaseTrouble: it cannot be used, for the reason that the error is named after (``storage.trouble``).
        UnknownDatabase: the URL names another kind of database.
    """
    settings = configuration(url)
    lock = None if beside else _only_process(settings["connections"].get("sqlite"))
    try:
        async with TortoiseContext() as context:
            try:
                with connecting():
                    await context.init(config=settings)
                    await connection().execute_query("SELECT 1")
                with named():
                    yield
            finally:
                # an exception that leaves connections open would keep the process from ending
                await context.close_connections()
    finally:
        if lock:
            lock.close()


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Keeps everybody else from opening a SQLite file, without opening it; PostgreSQL is not held.

    Raises as ``opened``.
    """
    lock = _only_process(configuration(url)["connections"].get("sqlite"))
    try:
        yield
    finally:
        if lock:
            lock.close()


def _only_process(sqlite: dict[str, Any] | None) -> IO[str] | None:
    if sqlite is None or sqlite["credentials"]["file_path"] == ":memory:":
        return None
    path = Path(sqlite["credentials"]["file_path"])
    path.parent.mkdir(parents=True, exist_ok=True)
    held = Path(f"{path}.lock").open("w")  # noqa: SIM115 -- held as long as the database is open
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.close()
        raise DatabaseInUse(path.name) from None
    return held


def connection() -> BaseDBAsyncClient:
    """The connection of the present task: the transaction's inside one, else the pool's."""
    return get_connection(require_context().default_connection or "")


def dialect() -> Dialect:
    """Which of the two databases is open."""
    return "sqlite" if connection().capabilities.dialect == "sqlite" else "postgres"


def moment_type() -> str:
    """What PostgreSQL must be told of a parameter in a select list; SQLite keeps moments as text."""
    return "TIMESTAMPTZ" if dialect() == "postgres" else "TEXT"


def writing(
    use_case: Callable[Concatenate[Cause, P], Awaitable[R]],
) -> Callable[Concatenate[Cause, P], Coroutine[Any, Any, R]]:
    """Makes a use case one transaction: the person's lock first, then the update's identity, then its effects.

    The transaction is shielded: a caller that is cancelled (a stop, a timeout) does not cancel it half-way, which would
    leave SQLite's lock or a pooled connection taken for good. Raises AlreadyProcessed: the update was handled before;
    nothing was changed.
    """

    @functools.wraps(use_case)
    async def one_transaction(cause: Cause, /, *args: P.args, **kwargs: P.kwargs) -> R:
        async def whole() -> R:
            async with in_transaction():
                await _enter(cause)
                return await use_case(cause, *args, **kwargs)

        return await asyncio.shield(whole())

    return one_transaction


async def _enter(cause: Cause) -> None:
    if cause.lock is not None and dialect() == "postgres":
        await connection().execute_query("SELECT pg_advisory_xact_lock($1)", [cause.lock])
    if cause.update is not None:
        fresh = await values(
            "INSERT INTO processed_update (key, at) VALUES (:key, :at) ON CONFLICT (key) DO NOTHING RETURNING key",
            key=f"{cause.update.bot_id}:{cause.update.update_id}",
            at=cause.at,
        )
        if not fresh:
            raise AlreadyProcessed(cause.update)


async def rows(record: type[R], sql: str, **parameters: Any) -> list[R]:
    """Runs SQL with ``:name`` parameters and returns its rows as records (RETURNING works on both databases)."""
    make = maker(record)
    return [make(row) for row in await values(sql, **parameters)]


async def row(record: type[R], sql: str, **parameters: Any) -> R | None:
    """The first row as a record, or None."""
    found = await rows(record, sql, **parameters)
    return found[0] if found else None


async def column(kind: type[R], sql: str, /, **parameters: Any) -> list[R]:
    """The first column of every row, each as a ``kind``."""
    convert = _reader(kind)
    return [convert(next(iter(found.values()))) for found in await values(sql, **parameters)]


async def value(kind: type[R], sql: str, /, **parameters: Any) -> R | None:
    """The first column of the first row as a ``kind``; None when there is no row, or nothing in it."""
    raw = next((one for found in await values(sql, **parameters) for one in found.values()), None)
    return None if raw is None else _reader(kind)(raw)


def _reader(kind: type[R]) -> Callable[[Any], R]:
    return cast(Callable[[Any], R], converter(kind) or kind)


async def number(sql: str, **parameters: Any) -> int:
    """The number that a statement always gives: a count, the id of a row that it leaves behind."""
    (found,) = await values(sql, **parameters)
    return int(next(iter(found.values())))


async def any_row(sql: str, **parameters: Any) -> bool:
    """Whether a query finds a row, or a statement with RETURNING touches one."""
    return bool(await values(sql, **parameters))


async def add(table: str, /, **columns: Any) -> int:
    """Adds a row and returns its id."""
    return await number(f"{_insert(table, columns)} RETURNING id", **columns)


async def add_once(table: str, /, **columns: Any) -> int | None:
    """Adds a row and returns its id; None when there is one already where the table allows but one."""
    return await value(int, f"{_insert(table, columns)} ON CONFLICT DO NOTHING RETURNING id", **columns)


def _insert(table: str, columns: Iterable[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(f':{name}' for name in columns)})"


async def change(table: str, row_id: int, /, **columns: Any) -> None:
    """Changes columns of the row with this id."""
    changes = ", ".join(f"{name} = :{name}" for name in columns)
    await values(f"UPDATE {table} SET {changes} WHERE id = :id RETURNING id", id=row_id, **columns)


async def values(sql: str, **parameters: Any) -> Sequence[Mapping[str, Any]]:
    """Runs SQL with ``:name`` parameters and returns the raw rows."""
    client = connection()
    kind: Dialect = "sqlite" if client.capabilities.dialect == "sqlite" else "postgres"
    text, names = _positional(sql, kind)
    adapt = _for_sqlite if kind == "sqlite" else _for_postgres
    return await client.execute_query_dict(text, [adapt(parameters[name]) for name in names])


async def changed(sql: str, **parameters: Any) -> int:
    """Runs an INSERT, UPDATE or DELETE and returns how many rows it touched."""
    client = connection()
    kind: Dialect = "sqlite" if client.capabilities.dialect == "sqlite" else "postgres"
    text, names = _positional(sql, kind)
    if kind == "postgres":
        # tortoise counts an INSERT's rows wrongly on PostgreSQL (it reads the oid), so let the database count
        counted = await client.execute_query_dict(
            f"WITH touched AS ({text} RETURNING 1) SELECT count(*) AS n FROM touched",
            [_for_postgres(parameters[name]) for name in names],
        )
        return int(counted[0]["n"])
    await client.execute_query_dict(text, [_for_sqlite(parameters[name]) for name in names])
    counted = await client.execute_query_dict("SELECT changes() AS n")
    return int(counted[0]["n"])


def listed(constants: Iterable[int | str]) -> str:
    """Ids and words of the program, never what somebody typed, as an SQL list; of none it is NULL."""
    return ", ".join(str(one) if isinstance(one, int) else f"'{one}'" for one in constants) or "NULL"


def ids_in(name: str) -> str:
    """SQL: the ids in the parameter of this name, which is a list of them. They are too many to be written out."""
    if dialect() == "sqlite":
        return f"SELECT value FROM json_each(:{name})"
    return f"SELECT value::bigint FROM json_array_elements_text(CAST(:{name} AS json))"


_PARAMETER = re.compile(r"(?<![:\w]):([a-z_]\w*)")


@functools.lru_cache(maxsize=1024)
def _positional(sql: str, kind: Dialect) -> tuple[str, tuple[str, ...]]:
    """``:name`` parameters become ``?`` or ``$1``; a name used twice is one PostgreSQL parameter."""
    names: list[str] = []

    def place(match: re.Match[str]) -> str:
        name = match.group(1)
        if kind == "sqlite":
            names.append(name)
            return "?"
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    return _PARAMETER.sub(place, sql), tuple(names)


def _for_sqlite(value: Any) -> Any:
    """SQLite compares moments as text, so they are written as tortoise writes them: UTC with its offset."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False)
    return value


def _for_postgres(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False)
    return value
