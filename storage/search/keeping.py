"""Keeps the words by which things are found true to what they say.

Triggers note what was added, changed or taken away (``search_stale``) in the transaction that does it. What is noted is
indexed by the beat, and before anybody looks for something, so nobody ever misses what was there when they asked.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from tortoise.transactions import in_transaction

from bot.rules.folding import plain
from bot.rules.searching import kept, said
from storage import database as db
from storage.search.asking import word_of_client, word_of_kind
from storage.search.sources import SOURCES, Source, all_stale

AT_ONCE = 200
"""Things indexed in one transaction: SQLite runs in the event loop."""
BEFORE_ASKING = 5
"""So many times as many are indexed before somebody who asks gets an answer; after a large import the beat does more."""

SEARCH_LOCK = 5_145_077
"""PostgreSQL advisory lock: of two that read a row, who read it first must not write behind the other."""
_COLUMNS = ("kind", "subject_id", "plain", "words")


async def keep_up() -> None:
    """Indexes what was noted, for somebody who is about to ask."""
    for _ in range(BEFORE_ASKING):
        if not await _is_any_noted():
            break
        await index_noted()


async def index_all_noted() -> int:
    """Indexes whatever was noted, others get their turn in between; returns how much that was."""
    done = 0
    # every beat asks, and hardly ever is there anything
    while await _is_any_noted():
        done += await index_noted()
        await asyncio.sleep(0)
    return done


async def _is_any_noted() -> bool:
    return await db.any_row("SELECT 1 AS one FROM search_stale LIMIT 1")


async def index_noted(at_once: int = AT_ONCE) -> int:
    """Indexes the first of what was noted; returns how many notes are done with."""
    async with in_transaction() as held:
        if db.dialect() == "postgres":
            await held.execute_query("SELECT pg_advisory_xact_lock($1)", [SEARCH_LOCK])
        noted = await db.values(
            "DELETE FROM search_stale WHERE id IN (SELECT id FROM search_stale ORDER BY id LIMIT :at_once)"
            " RETURNING kind, subject_id",
            at_once=at_once,
        )
        by_kind: dict[str, set[int]] = {}
        for one in noted:
            by_kind.setdefault(one["kind"], set()).add(int(one["subject_id"]))
        for kind, ids in by_kind.items():
            await _index(kind, ids)
    return len(noted)


async def note_all() -> None:
    """Everything is to be indexed anew, and what is gone to be taken out; until then it is found as it was."""
    async with in_transaction():
        for source in SOURCES.values():
            await db.changed(all_stale(source))
        await db.changed("INSERT INTO search_stale (kind, subject_id) SELECT kind, subject_id FROM search_entry")
        if db.dialect() == "sqlite":
            await db.changed("INSERT INTO search_index (search_index) VALUES ('rebuild')")


async def count_entries() -> int:
    """How much is found by its words."""
    return await db.number("SELECT count(*) AS n FROM search_entry")


async def count_astray() -> int:
    """How much is not found though it is there, or found though it is gone, and is not noted either."""
    found = 0
    for source in SOURCES.values():
        found += await db.number(
            f"SELECT (SELECT count(*) FROM {source.table} e WHERE NOT EXISTS (SELECT 1 FROM search_entry s"
            f" WHERE s.kind = '{source.kind}' AND s.subject_id = e.{source.key})"
            f" AND NOT EXISTS (SELECT 1 FROM search_stale n WHERE n.kind = '{source.kind}'"
            f" AND n.subject_id = e.{source.key})) + (SELECT count(*) FROM search_entry s"
            f" WHERE s.kind = '{source.kind}' AND NOT EXISTS (SELECT 1 FROM {source.table} e"
            f" WHERE e.{source.key} = s.subject_id) AND NOT EXISTS (SELECT 1 FROM search_stale n"
            f" WHERE n.kind = s.kind AND n.subject_id = s.subject_id)) AS n"
        )
    return found


async def _index(kind: str, ids: set[int]) -> None:
    source = SOURCES.get(kind)
    there = await _read(source, ids) if source is not None else []
    gone = ids - {int(row[1]) for row in there}
    if gone:
        await db.changed(
            f"DELETE FROM search_entry WHERE kind = :kind AND subject_id IN ({db.listed(sorted(gone))})", kind=kind
        )
    if there:
        await db.values(
            f"INSERT INTO search_entry ({', '.join(_COLUMNS)}) SELECT {', '.join(f'r.{name}' for name in _COLUMNS)}"
            f" FROM {_rows()} r WHERE TRUE ON CONFLICT (kind, subject_id) DO UPDATE SET plain = excluded.plain,"
            " words = excluded.words RETURNING id",
            rows=json.dumps(there, ensure_ascii=False),
        )


async def _read(source: Source, ids: set[int]) -> list[tuple[str, int, str, str]]:
    within = db.listed(sorted(ids))
    found = await db.values(
        f"SELECT e.{source.key} AS subject, {source.selected} FROM {source.table} e WHERE e.{source.key} IN ({within})"
    )
    clients: dict[int, set[int | None]] = {}
    for row in await db.values(source.clients.format(ids=within)):
        clients.setdefault(int(row["id"]), set()).add(row["client_id"])
    return [_entry(source, row, clients.get(int(row["subject"]), set())) for row in found]


def _entry(source: Source, row: Mapping[str, Any], clients: set[int | None]) -> tuple[str, int, str, str]:
    texts = [text for text in source.texts({name: row[name] for name in row if name != "subject"}) if text]
    words = (word_of_kind(source.kind), *sorted(word_of_client(one) for one in clients), *sorted(kept(texts)))
    sounds = sorted(said(str(row[name]) for name in source.names if row[name]))
    return source.kind, int(row["subject"]), " ".join(plain(text) for text in texts), " ".join((*words, *sounds))


def _rows() -> str:
    """The rows as a table: each database has its own functions for JSON."""
    if db.dialect() == "sqlite":
        read = ", ".join(f"json_extract(value, '$[{n}]') AS {name}" for n, name in enumerate(_COLUMNS))
        return f"(SELECT {read} FROM json_each(:rows))"
    read = ", ".join(
        f"(value ->> {n}){'::bigint' if name == 'subject_id' else ''} AS {name}" for n, name in enumerate(_COLUMNS)
    )
    return f"(SELECT {read} FROM json_array_elements((:rows)::json))"
