"""Plain ledgers in SQL, from their columns: how entries are found, written, paged for the export, and imported.

A column is one of the ledger's table, ``{key}_id`` for a reference; what a reference is called comes from the table of
the ledger that it refers to.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bot.rules.ledgers.kinds import CLIENTS, LEDGERS, PEOPLE
from bot.rules.ledgers.ledger import ITSELF, Column, ColumnKind, Ledger
from bot.rules.ledgers.schedules import SCHEDULES
from storage import namesakes
from storage.plan_words import exactly

Values = Mapping[str, str | bool | int]
"""Column key -> value, a reference as the id of what it refers to."""

_IN_WORDS = {SCHEDULES.code: exactly("e")}
"""SQL by ledger: what an entry is about in words, where its cells do not say it."""

UNDATED = frozenset({"site"})
"""Tables from before entries kept when they were made."""

_TYPES = {ColumnKind.YES_NO: "bool", ColumnKind.DAY: "day"}


def code_of(ledger: Ledger, entry: str) -> str:
    """SQL: an entry's code; whoever has none is called by letter and id."""
    return f"COALESCE({entry}.code, '{ledger.letter}' || {entry}.id)"


def references(ledger: Ledger) -> tuple[tuple[Column, Ledger, str], ...]:
    """The columns that refer to other entries, to which ledger, and the name of that table in the queries."""
    return tuple(
        (column, LEDGERS[column.refers], "c" if column.key == "client" else f"r_{column.key}")
        for column in ledger.columns
        if column.kind is ColumnKind.REFERENCE
    )


def stored(column: Column) -> str:
    """The column of the table in which a column is kept."""
    return f"{column.key}_id" if column.kind is ColumnKind.REFERENCE else column.key


def owner_of(ledger: Ledger) -> str:
    """The column of the table in which it stands whose an entry is. Raises LookupError: nobody's."""
    if not ledger.owner:
        raise LookupError(ledger.code)
    return "id" if ledger.owner == ITSELF else stored(ledger.column(ledger.owner))


def found_in(ledger: Ledger) -> str:
    """SQL: the entries ``e``, joined with what they refer to."""
    joins = [
        f"{'' if column.required else 'LEFT '}JOIN {other.table or 'person'} {name} ON {name}.id = e.{stored(column)}"
        for column, other, name in references(ledger)
    ]
    return " ".join((f"{ledger.table} e", *joins))


def selected(ledger: Ledger) -> str:
    """SQL: an entry's cells, each under its key, and what its references are called."""
    cells = [f"{code_of(ledger, 'e')} AS code, e.code IS NOT NULL AS coded"]
    cells += [f"e.{column.key}" for column in ledger.columns if not column.refers and column.key != "code"]
    for column, other, name in references(ledger):
        cells.append(
            f"{code_of(other, name)} AS {column.key}, {name}.id AS {column.key}_ref,"
            f" {_called(other, name)} AS {column.key}_name"
        )
        cells += [f"{name}.{other.english} AS {column.key}_english"] if other.english else []
    cells += [f"{_IN_WORDS[ledger.code]} AS in_words"] if ledger.code in _IN_WORDS else []
    return ", ".join((*cells, f"{_called(ledger, 'e')} AS title"))


def _called(ledger: Ledger, entry: str) -> str:
    """SQL: what an entry is called, told apart from others of that name where these are known by it everywhere."""
    known = {CLIENTS.code: namesakes.client, PEOPLE.code: namesakes.person}.get(ledger.code)
    if known is not None:
        return known(entry)
    column = ledger.column(ledger.called)
    if not column.refers:
        return f"{entry}.{ledger.called}"
    other = LEDGERS[column.refers]
    if other is PEOPLE:
        return f"(SELECT {namesakes.person('o')} FROM person o WHERE o.id = {entry}.{stored(column)})"
    called = f"(SELECT o.{other.called} FROM {other.table} o WHERE o.id = {entry}.{stored(column)})"
    return called if column.required else f"COALESCE({called}, {namesakes.client('c')})"


def found_by(ledger: Ledger) -> dict[str, str]:
    """SQL of the ids by which an entry is found: its own, and those of what it refers to, each with its ledger."""
    return {"e.id": ledger.code, **{f"e.{stored(column)}": other.code for column, other, _ in references(ledger)}}


def client_of(ledger: Ledger) -> str:
    """SQL: the client whose an entry is."""
    if ledger is CLIENTS:
        return "e.id"
    return "e.client_id" if ledger.of_client else "CAST(NULL AS BIGINT)"


def is_real(ledger: Ledger, entry: str = "e.") -> str:
    """SQL: that an entry is not practised with: it is neither a practice firm nor of one, but may be nobody's."""
    if ledger.may_be_ours:
        return f"COALESCE({entry}client_id, 1) > 0"
    return f"{entry}{'client_id' if ledger.of_client else 'id'} > 0"


def scope_of(ledger: Ledger) -> str:
    """SQL: that an entry is one of these clients'; what is ours is nobody's who sees some clients only."""
    return f"{{clients:{client_of(ledger)}}}" if ledger is CLIENTS or ledger.of_client else "FALSE"


def order_of(ledger: Ledger) -> str:
    """SQL: by client, then by what they are called, or as the ledger says, those last of which it is not said."""
    if ledger.order:
        column = ledger.column(ledger.order)
        first = f"e.{stored(column)}"
        if column.kind is ColumnKind.CHOICE:
            ranks = " ".join(f"WHEN '{option.value}' THEN {rank}" for rank, option in enumerate(column.options))
            return f"CASE {first} {ranks} ELSE {len(column.options)} END, e.id"
        if column.kind is ColumnKind.DAY:
            return f"{first}, e.id"
        if column.kind is ColumnKind.NUMBER:
            return f"{'c.short_name, ' if ledger.of_client else ''}CAST({first} AS INTEGER), e.id"
        return f"CASE WHEN {first} = '' THEN 1 ELSE 0 END, {first}, e.id"
    return f"{'c.short_name, ' if ledger.of_client else ''}e.{stored(ledger.column(ledger.called))}, e.id"


def row_of(ledger: Ledger, values: Values) -> dict[str, Any]:
    """The table's columns for these values; a column that is not among them is left out."""
    return {stored(column): _kept(column, values[column.key]) for column in ledger.columns if column.key in values}


def _kept(column: Column, value: str | bool | int) -> object:
    if column.kind is ColumnKind.YES_NO:
        return bool(value)
    if column.kind is ColumnKind.DAY:
        return date.fromisoformat(str(value)) if value else None
    return (value or None) if column.refers else value


def new_row(ledger: Ledger, values: Values, at: datetime) -> dict[str, Any]:
    """A new entry's row; a cell that is not given is empty."""
    empty: dict[str, str | bool | int] = {
        column.key: False if column.kind is ColumnKind.YES_NO else "" for column in ledger.columns
    }
    dated = {} if ledger.table in UNDATED else {"created_at": at}
    return {**row_of(ledger, {**empty, **values}), **dated}


def page_query(ledger: Ledger) -> str:
    """SQL: a page of entries in the order of the columns, whether they, or their client, have ended, and ``now_code``."""
    cells = [_paged(column) for column in ledger.columns if not column.refers]
    cells += [f"{code_of(other, name)} AS {column.key}" for column, other, name in references(ledger)]
    going = "e.ended_at IS NULL AND c.ended_at IS NULL" if ledger.goes_with_client else "e.ended_at IS NULL"
    return (
        f"SELECT e.id, {', '.join(cells)}, CASE WHEN {going} THEN 0 ELSE 1 END AS ended, {now_code(ledger, 'e')} AS now"
        f" FROM {found_in(ledger)}"
        f" WHERE e.code IS NOT NULL AND {is_real(ledger)} AND e.id > :after ORDER BY e.id LIMIT :limit"
    )


def now_code(ledger: Ledger, entry: str) -> str:
    """SQL: the code of the entry in use into which this one was merged; empty for one that stands alone."""
    return (
        f"COALESCE((SELECT {code_of(ledger, 'n')} FROM {ledger.table or 'person'} n"
        f" WHERE n.id = {entry}.now_id AND n.ended_at IS NULL), '')"
    )


def _paged(column: Column) -> str:
    if column.kind is ColumnKind.YES_NO:
        return f"CASE WHEN e.{column.key} THEN 1 ELSE 0 END AS {column.key}"
    return (
        f"CAST(e.{column.key} AS VARCHAR(10)) AS {column.key}" if column.kind is ColumnKind.DAY else f"e.{column.key}"
    )


def typed(columns: tuple[Column, ...]) -> str:
    """The columns of imported rows with their types."""
    return ", ".join(f"{column.key} {_TYPES.get(column.kind, 'text')}" for column in columns)


def adding(ledger: Ledger) -> str:
    """SQL: imported ``{rows}`` as new entries, joined by code with what they refer to."""
    joins = "".join(
        f" {'' if column.required else 'LEFT '}JOIN {other.table or 'person'} {name} ON {name}.code = r.{column.key}"
        for column, other, name in references(ledger)
    )
    named = {column.key: name for column, _, name in references(ledger)}
    into = [stored(column) for column in ledger.columns]
    said = [f"{named[column.key]}.id" if column.refers else f"r.{column.key}" for column in ledger.columns]
    if ledger.table not in UNDATED:
        into.append("created_at")
        said.append(":at")
    return f"INSERT INTO {ledger.table} ({', '.join(into)}) SELECT {', '.join(said)} FROM {{rows}} r{joins}"


def rewriting(ledger: Ledger) -> str:
    """SQL: imported ``{rows}`` into the entries that they name by id."""
    sets = [f"{stored(column)} = {_looked_up(column)}" for column in ledger.rewritten()]
    return f"UPDATE {ledger.table} SET {', '.join(sets)} FROM {{rows}} r WHERE {ledger.table}.id = r.id"


def _looked_up(column: Column) -> str:
    if not column.refers:
        return f"r.{column.key}"
    other = LEDGERS[column.refers]
    return f"(SELECT o.id FROM {other.table or 'person'} o WHERE o.code = r.{column.key})"
