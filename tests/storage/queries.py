"""Every query of the storage, asked once of a firm that was seeded, with the plan by which the database answers it.

Whatever is public in the rooms of storage is called with arguments that fit their names and types; so a function that
is added is found by itself, and one whose argument nobody knows fails with a sentence that says what to add.
"""

import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tortoise.transactions import in_transaction

import storage
from storage import database as db

NO_QUERIES = tuple(
    f"storage.{name}" for name in ("database", "migrating", "migrations", "records", "sqlite_in_loop", "tables")
)
"""Modules of storage that are no room: what queries are made with."""
WHOLE = tuple(
    f"storage.backups.{name}"
    for name in (
        "arriving",
        "checking",
        "emptiness",
        "filling",
        "making",
        "moving",
        "places",
        "pruning",
        "reading",
        "restoring",
        "schemas",
        "scratch",
        "several",
        "snapshots",
    )
)
"""Backups, restores and moves read every table to its end, on connections of their own, apart from the program."""

AS_IF = (
    "UPDATE pg_class SET reltuples = reltuples * 1000 WHERE relkind IN ('r', 'i')"
    " AND relnamespace = 'public'::regnamespace",
    "SET LOCAL seq_page_cost = 1000",
)
"""What lets PostgreSQL plan as for a firm a thousand times as large: it reads small tables whole, index or not."""

HALF = 0.5
"""Which part of a table may not be read to answer a question about less."""
FEW = 40
"""Rows of a table in which a part says nothing."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A statement of this function reads the table whole: ``how`` is the plan's own word."""

    asked: str
    table: str
    how: str


def functions() -> Iterator[tuple[str, Callable[..., Awaitable[Any]]]]:
    """What is public in the rooms of storage, by its module and name."""
    for module in pkgutil.walk_packages(storage.__path__, "storage."):
        if module.name.startswith((*NO_QUERIES, *WHOLE)):
            continue
        room = importlib.import_module(module.name)
        for name, found in vars(room).items():
            declared_here = getattr(found, "__module__", "") == module.name or inspect.ismethod(found)
            if not name.startswith("_") and declared_here and inspect.iscoroutinefunction(found):
                yield f"{module.name.removeprefix('storage.')}.{name}", found


class Undone(Exception):
    """Nothing that a question changed stays."""


class Questions:
    """Asks questions and looks at the plan of each of their statements before it is run."""

    def __init__(self, rows: Mapping[str, int], growing: frozenset[str], unfinished: frozenset[str]) -> None:
        """``rows`` of each table; ``unfinished`` are the indexes that hold only what is not done yet."""
        self._rows = rows
        self._growing = growing
        self._unfinished = unfinished
        self.scans: dict[tuple[str, str], Scan] = {}
        self.statements = 0

    async def ask(self, name: str, call: Callable[[], Awaitable[Any]]) -> None:
        """Calls a function; whatever it changes is undone."""
        try:
            async with in_transaction() as client:
                if db.dialect() == "postgres":
                    for statement in AS_IF:
                        await client.execute_query(statement)
                with _watched(client, lambda sql, values: self._look(name, client, sql, values)):
                    await call()
                raise Undone
        except Undone:
            return

    async def _look(self, name: str, client: Any, sql: str, values: Sequence[Any]) -> None:
        if not re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b", sql):
            return
        self.statements += 1
        look = self._sqlite if db.dialect() == "sqlite" else self._postgres
        async for table, how in look(client, sql, values):
            self.scans.setdefault((name, table), Scan(name, table, how))

    async def _sqlite(self, client: Any, sql: str, values: Sequence[Any]) -> AsyncIterator[tuple[str, str]]:
        named = _tables_by_alias(sql)
        whole = []
        for step in await client.execute_query_dict(f"EXPLAIN QUERY PLAN {sql}", values):
            read = re.match(r"(SCAN|SEARCH) (\S+)(?: USING .*?INDEX (\S+))?", step["detail"])
            if read is None or (read[1] == "SEARCH" and "AUTOMATIC" not in step["detail"]):
                continue
            tables = named.get(read[2].strip('"'), set()) & self._growing
            if read[3] not in self._unfinished:
                whole += [(table, step["detail"]) for table in tables]
        if whole:
            steps = await _steps_on_sqlite(client, sql, values)
            for table, how in whole:
                # a scan in the order of an index that ends at its first rows reads no more than a search
                if steps >= self._rows[table]:
                    yield table, how

    async def _postgres(self, client: Any, sql: str, values: Sequence[Any]) -> AsyncIterator[tuple[str, str]]:
        await client.execute_query("SAVEPOINT looking")
        explained = await client.execute_query_dict(
            f"EXPLAIN (ANALYZE, TIMING OFF, BUFFERS OFF, FORMAT JSON) {sql}", values
        )
        await client.execute_query("ROLLBACK TO SAVEPOINT looking")
        (plan,) = json.loads(explained[0]["QUERY PLAN"])
        for node in _nodes(plan["Plan"]):
            kind, table = node["Node Type"], node.get("Relation Name", "")
            if table not in self._growing or not kind.endswith(("Scan", "Scan Backward")):
                continue
            touched = _touched(node)
            searched = "Index Cond" in node or node.get("Index Name") in self._unfinished or kind == "Bitmap Heap Scan"
            some = touched < self._rows[table] * HALF
            if not (some if self._rows[table] >= FEW else searched):
                yield table, f"{kind} {node.get('Index Name', '')}: {touched} of {self._rows[table]} rows"


@contextmanager
def _watched(client: Any, look: Callable[[str, Sequence[Any]], Awaitable[None]]) -> Iterator[None]:
    """Looks at each statement before it is run; what looking itself asks is not looked at."""
    looking = False

    def watching(run: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def looked_at(sql: str, values: Sequence[Any] | None = None) -> Any:
            nonlocal looking
            if not looking:
                looking = True
                try:
                    await look(sql, values or [])
                finally:
                    looking = False
            return await run(sql, values)

        return looked_at

    for way in ("execute_query", "execute_query_dict"):
        setattr(client, way, watching(getattr(client, way)))
    yield


def _touched(node: Mapping[str, Any]) -> float:
    removed = sum(node.get(f"Rows Removed by {why}", 0) for why in ("Filter", "Index Recheck"))
    return float((node["Actual Rows"] + removed) * node["Actual Loops"])


def _nodes(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


_READ = re.compile(r'\b(?:FROM|JOIN|UPDATE|INTO)\s+"?(\w+)"?(?:\s+(?:AS\s+)?"?(\w+)"?)?', re.IGNORECASE)


def _tables_by_alias(sql: str) -> dict[str, set[str]]:
    named: dict[str, set[str]] = {}
    for table, alias in _READ.findall(sql):
        named.setdefault(table, set()).add(table)
        if alias:
            named.setdefault(alias, set()).add(table)
    return named


async def _steps_on_sqlite(client: Any, sql: str, values: Sequence[Any]) -> int:
    """How many steps of SQLite's machine the statement takes: a row that is read takes at least one."""
    link = client._connection._conn
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    await client.execute_query("SAVEPOINT looking")
    link.set_progress_handler(count, 1)
    try:
        await client.execute_query_dict(sql, values)
    finally:
        link.set_progress_handler(None, 0)
        await client.execute_query("ROLLBACK TO SAVEPOINT looking")
    return steps
