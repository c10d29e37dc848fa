"""What is found by its words: every ledger whose entries have texts of their own, cases, and work records.

A ledger and a kind of work record follow from their declarations. What a table's triggers note (``noting``) is told by
the columns that are read; a test fails when a source has none.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.rules.form import Kind
from bot.rules.ledgers.kinds import CLIENTS, PEOPLE, PLAIN
from bot.rules.ledgers.ledger import ColumnKind, Ledger
from bot.rules.record_kind import RecordKind
from bot.rules.work_records.kinds import RECORD_KINDS

Texts = Callable[[Mapping[str, Any]], Iterable[str]]

CASE, RECORD = "case", "record"


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of a table that are found by their words.

    ``reads``: the columns of which their words are made; a change of them is noted. ``selected``: SQL of what ``texts``
    reads of a row ``e``, beside its id. ``clients``: SQL of an ``id`` with each ``client_id`` whose people may look for
    it, within ``{ids}``; ``joined``: the table whose new rows change that, with its column of the id. ``names``: those of
    the selected that are names, which are found by how they are said.
    """

    kind: str
    table: str
    reads: tuple[str, ...]
    selected: str
    texts: Texts
    clients: str
    key: str = "id"
    joined: tuple[str, str] | None = None
    names: tuple[str, ...] = ()


def _all_texts(row: Mapping[str, Any]) -> Iterable[str]:
    return (str(value) for column, value in row.items() if column != "id" and value)


def _of_ledger(ledger: Ledger) -> Source:
    own = tuple(
        column.key
        for column in ledger.columns
        if column.kind in (ColumnKind.TEXT, ColumnKind.PHONE, ColumnKind.CODE) and column.key != "code"
    )
    client = "e.id" if ledger is CLIENTS else "e.client_id" if ledger.of_client else "CAST(NULL AS BIGINT)"
    clients = f"SELECT e.id, {client} AS client_id FROM {ledger.table} e WHERE e.id IN ({{ids}})"
    return Source(
        ledger.code,
        ledger.table,
        ("code", *own, *(("client_id",) if ledger.of_client else ())),
        ", ".join((_code(ledger), *(f"e.{key}" for key in own))),
        _all_texts,
        clients,
        names=tuple(key for key in own if ledger.column(key).names or key in (ledger.called, ledger.english)),
    )


def _code(ledger: Ledger) -> str:
    """SQL: an entry's code, or what it is called by that has none."""
    return f"COALESCE(e.code, '{ledger.letter}' || e.id) AS code"


def _record_texts(row: Mapping[str, Any]) -> Iterable[str]:
    """Its number, and what was written in it, as its kind declares it."""
    kind = RECORD_KINDS.get(row["kind"])
    said = json.loads(row["said"] or "{}")
    written = () if kind is None else (said.get(key) for key in _written(kind))
    return (str(row["number"]), *(str(text) for text in written if text))


def _written(kind: RecordKind) -> Iterable[str]:
    named = dict.fromkeys((*kind.facts, *filter(None, (kind.words,))))
    return (key for key in named if kind.question(key).kind is Kind.TEXT)


SOURCES: Mapping[str, Source] = {
    source.kind: source
    for source in (
        *(_of_ledger(ledger) for ledger in PLAIN),
        Source(
            PEOPLE.code,
            "person",
            ("code", "name", "phone"),
            f"{_code(PEOPLE)}, e.name, e.phone",
            _all_texts,
            "SELECT g.person_id AS id, g.client_id FROM role_grant g WHERE g.person_id IN ({ids})",
            joined=("role_grant", "person_id"),
            names=("name",),
        ),
        Source(
            CASE,
            "service_case",
            ("number", "title"),
            "e.number, e.title",
            _all_texts,
            "SELECT e.id, e.client_id FROM service_case e WHERE e.id IN ({ids})",
        ),
        Source(
            RECORD,
            "work_record",
            ("number", "said"),
            "e.kind, e.number, e.said",
            _record_texts,
            "SELECT e.row_id AS id, e.client_id FROM work_record e WHERE e.row_id IN ({ids})",
            key="row_id",
        ),
    )
}
"""By kind; of a work record the id is that of its row."""


def noting(source: Source) -> tuple[list[str], list[str]]:
    """The triggers that note what happens to the words of a source, on SQLite and on PostgreSQL (for migrations)."""
    events = [("insert", "INSERT", "NEW"), ("update", f"UPDATE OF {', '.join(source.reads)}", "NEW")]
    events.append(("delete", "DELETE", "OLD"))
    made = [
        (f"search_{source.table}_{name}", f"{event} ON {source.table}", row, source.key) for name, event, row in events
    ]
    if source.joined is not None:
        table, column = source.joined
        made.append((f"search_{table}_insert", f"INSERT ON {table}", "NEW", column))
    sqlite = [
        f"CREATE TRIGGER {name} AFTER {on} BEGIN INSERT INTO search_stale (kind, subject_id)"
        f" VALUES ('{source.kind}', {row}.{key}); END"
        for name, on, row, key in made
    ]
    postgres = [
        f"CREATE TRIGGER {name} AFTER {on} FOR EACH ROW EXECUTE FUNCTION search_note('{source.kind}', '{key}')"
        for name, on, _, key in made
    ]
    return sqlite, postgres


def all_stale(source: Source) -> str:
    """SQL: all of a source is to be indexed anew."""
    return f"INSERT INTO search_stale (kind, subject_id) SELECT '{source.kind}', e.{source.key} FROM {source.table} e"
