"""Reading ledgers: any of them by the same queries, over what storage/ledgers/where.py says of each."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.records.ledgers.entries import EntryPage, FurtherRole, LedgerEntry, Merged, Reach, Reference
from bot.rules.ledgers.ledger import ITSELF, ColumnKind, Which
from storage import database as db
from storage import namesakes
from storage.ledgers import plain
from storage.ledgers.where import TABLES, LedgerTable
from storage.records import maker
from storage.search.asking import Hits, hits, kinds_with
from storage.search.keeping import keep_up


@dataclass(frozen=True, slots=True)
class OwnedBy:
    """What is one person's own is found, and nothing else."""

    person_id: int


Scope = tuple[int, ...] | OwnedBy | None
"""The clients whose entries are found, or whose own they are; None: all, and what belongs to no client."""
OURS = 0
"""In place of a client: what belongs to none."""


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What every row has."""

    id: int
    title: str
    client_id: int | None
    ended_at: datetime | None
    coded: bool
    now_id: int | None


_fixed = maker(_Fixed)
_reach = maker(Reach)
_CLIENTS = re.compile(r"\{clients:([a-z_.]+)\}")
_ENTRY = re.compile(r"\be\.")
MOST_NAMED = 3
"""Of the former entries by which others are found so many are named."""


def _scoped(sql: str, scope: Scope) -> str:
    """The SQL with the clients of the scope put in; they are ids of ours, never what somebody typed."""
    if isinstance(scope, OwnedBy):
        return _CLIENTS.sub("FALSE", sql)

    def within(match: re.Match[str]) -> str:
        if scope is None:
            return "TRUE"
        theirs = f"{match[1]} IN ({db.listed(scope)})"
        return f"({theirs} OR {match[1]} IS NULL)" if OURS in scope else theirs

    return _CLIENTS.sub(within, sql)


def _within(table: LedgerTable, scope: Scope) -> str:
    if isinstance(scope, OwnedBy):
        return f"e.{plain.owner_of(table.ledger)} = {scope.person_id}"
    return table.real if scope is None else _scoped(table.scope, scope)


def _entry(table: LedgerTable, row: Mapping[str, Any]) -> LedgerEntry:
    values: dict[str, str | bool] = {}
    references = {}
    for column in table.ledger.columns:
        raw = row[column.key]
        values[column.key] = bool(raw) if column.kind is ColumnKind.YES_NO else str(raw or "")
        if column.kind is ColumnKind.REFERENCE and raw is not None:
            english = str(row.get(f"{column.key}_english") or "")
            references[column.key] = Reference(int(row[f"{column.key}_ref"]), str(row[f"{column.key}_name"]), english)
    fixed = _fixed(row)
    reach = _reach(row) if "unreachable_since" in row else None
    owner = references.get(table.ledger.owner)
    itself = fixed.id if table.ledger.owner == ITSELF and reach is not None and reach.ours else None
    return LedgerEntry(
        fixed.id,
        fixed.title,
        values,
        fixed.client_id,
        fixed.ended_at,
        fixed.coded,
        references,
        reach,
        fixed.now_id,
        str(values.get(table.ledger.english, "")),
        str(row.get("in_words") or ""),
        owner.id if owner is not None else itself,
    )


def _select(table: LedgerTable, scope: Scope) -> str:
    return (
        f"SELECT e.id, {table.client} AS client_id, e.ended_at, {table.now} AS now_id, {table.columns}"
        f" FROM {table.found_in} {_scoped(table.joined, scope)}"
    )


async def find_entries(
    ledger: str,
    scope: Scope,
    which: Which,
    search: str,
    page: int,
    per_page: int,
    *,
    but: int = 0,
    itself: bool = False,
    among: frozenset[str] | None = None,
) -> EntryPage:
    """A page of a ledger's entries, those in which ``search`` is found if anything is searched for, but not one of them.

    ``itself``: not those of which what they refer to alone has it in it. ``among``: the kinds of which something has it
    in it at all (``kinds_with_words``), where that was asked before. Whoever looks for an entry that was merged into
    another finds that one among those in use. A page behind the last one is the last one.
    """
    table = TABLES[ledger]
    conditions = [table.where, table.lists[which], _within(table, scope), "e.id <> :but"]
    by_merged = bool(search) and table.ledger.merges and which is not Which.ENDED
    found_with = await _searched(search, scope) if search else None
    if search and found_with is None:
        return EntryPage((), 0, 0)
    asked: Mapping[str, Any] = {"but": but}
    if found_with is not None:
        either = [
            f"{key} IN ({found_with.of(kind)})"
            for key, kind in table.found_by.items()
            if (not itself or key == "e.id") and (among is None or kind in among)
        ]
        if by_merged:
            either.append(f"e.id IN (SELECT m.now_id FROM {_merged_hits(table, scope, found_with)})")
        conditions.append(f"({' OR '.join(either) or 'FALSE'})")
        asked = {**asked, **found_with.parameters}
    found = f"{table.found_in} WHERE {' AND '.join(conditions)}"
    total = await db.number(f"SELECT count(*) FROM {found}", **asked)
    page = min(max(page, 0), max(total - 1, 0) // per_page)
    # the page first, its columns then: joining them to every entry of a large ledger would hold the chat up
    rows = await db.values(
        f"{_select(table, scope)} WHERE e.id IN (SELECT id FROM (SELECT e.id FROM {found} ORDER BY {table.order}"
        f" LIMIT :per_page OFFSET :skipped) AS shown) ORDER BY {table.order}",
        **asked,
        per_page=per_page,
        skipped=page * per_page,
    )
    entries = tuple(_entry(table, row) for row in rows)
    if not (found_with and by_merged and entries):
        return EntryPage(entries, total, page)
    merged, merged_n = await _found_by(table, scope, entries, found_with)
    return EntryPage(entries, total, page, merged, merged_n)


async def kinds_with_words(search: str) -> frozenset[str]:
    """The ledgers in which something has this in it: of all those that are looked through it is asked once."""
    await keep_up()
    return await kinds_with(search, {kind for table in TABLES.values() for kind in table.found_by.values()})


def can_have(ledger: str, among: frozenset[str]) -> bool:
    """Whether an entry of a ledger can be found where something of these kinds has what is searched for."""
    return not among.isdisjoint(TABLES[ledger].found_by.values())


async def _searched(search: str, scope: Scope) -> Hits | None:
    await keep_up()
    # what is somebody's own is no client's; that it is theirs is asked beside the words
    return hits(search, None if isinstance(scope, OwnedBy) else scope)


def _merged_hits(table: LedgerTable, scope: Scope, found: Hits) -> str:
    """SQL: the entries ``m`` within the scope that were merged into others and have in them what is searched for."""
    # the number has SQLite look by the index, which IS NOT NULL does not
    within = _ENTRY.sub("m.", _within(table, scope))
    return f"{table.ledger.table or 'person'} m WHERE m.now_id > 0 AND {within} AND m.id IN ({found.of(table.ledger.code)})"


async def _found_by(
    table: LedgerTable, scope: Scope, entries: tuple[LedgerEntry, ...], found: Hits
) -> tuple[tuple[Merged, ...], int]:
    ledger, titles = table.ledger, {entry.id: entry.title for entry in entries}
    merged = await db.values(
        f"SELECT m.{ledger.called} AS called, {plain.code_of(ledger, 'm')} AS code, m.now_id, COUNT(*) OVER () AS n FROM"
        f" {_merged_hits(table, scope, found)} AND m.now_id IN ({db.listed(titles)}) ORDER BY m.id LIMIT {MOST_NAMED}",
        **found.parameters,
    )
    named = tuple(Merged(str(row["called"]), str(row["code"]), titles[int(row["now_id"])]) for row in merged)
    return named, int(merged[0]["n"]) if merged else 0


async def get_entry(ledger: str, entry_id: int, scope: Scope) -> LedgerEntry | None:
    """An entry by id, in use or ended; None when there is none within the scope."""
    table = TABLES[ledger]
    conditions = ["e.id = :id", table.where, _within(table, scope)]
    rows = await db.values(f"{_select(table, scope)} WHERE {' AND '.join(conditions)}", id=entry_id)
    return _entry(table, rows[0]) if rows else None


async def get_entries(ledger: str, ids: Collection[int], scope: Scope) -> dict[int, LedgerEntry]:
    """Those of these entries that are within the scope, in use or ended, by id."""
    table = TABLES[ledger]
    conditions = [f"e.id IN ({db.listed(ids)})", table.where, _within(table, scope)]
    rows = await db.values(f"{_select(table, scope)} WHERE {' AND '.join(conditions)}")
    return {entry.id: entry for entry in (_entry(table, row) for row in rows)}


async def find_under(ledger: str, entry_id: int, scope: Scope, which: Which, most: int) -> list[LedgerEntry]:
    """The first entries of a list that stand under one of another ledger; of those that ended the latest.

    Raises:
        LookupError: its entries stand under none.
    """
    table = TABLES[ledger]
    if not table.ledger.under:
        raise LookupError(ledger)
    column = plain.stored(table.ledger.column(table.ledger.under))
    conditions = [f"e.{column} = :id", table.lists[which], _within(table, scope)]
    order = "e.ended_at DESC, e.id" if which is Which.ENDED else table.order
    rows = await db.values(
        f"{_select(table, scope)} WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT :most", id=entry_id, most=most
    )
    return [_entry(table, row) for row in rows]


async def find_further_roles(person_id: int, scope: Scope) -> list[FurtherRole]:
    """The roles that a person has now, all of them, within the scope."""
    return await db.rows(
        FurtherRole,
        f"SELECT g.role, g.client_id, COALESCE({namesakes.client('c')}, '') AS client FROM role_grant g LEFT JOIN client c ON c.id = g.client_id"
        " WHERE g.person_id = :person_id AND g.ended_at IS NULL AND "
        + _scoped("{clients:g.client_id}", scope)
        + " ORDER BY c.short_name, g.id",
        person_id=person_id,
    )
