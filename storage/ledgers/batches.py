"""An import's rows into the tables: one statement for a thousand of them, whatever the database.

Rows come as JSON arrays of arrays (bot/rules/ledgers/batches) and are joined by their codes, so that entries of the
same file can refer to each other before anyone knows their ids.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from bot.rules.cause import Cause
from bot.rules.ledgers.batches import STEPS, Batches, Step, added, changed, noted
from bot.rules.ledgers.competence import OF_PERSON
from bot.rules.ledgers.kinds import PLAIN
from bot.rules.post import EACH, key_of
from storage import database as db
from storage.ledgers import plain
from storage.post.outbox import KEY_OF_EACH


@dataclass(frozen=True, slots=True)
class _Statement:
    """``{rows}`` in ``sql`` is a table of ``columns``, each ``text``, ``int``, ``bool`` or ``day`` (empty: none)."""

    columns: str
    sql: str


_ADD_ENTRY = "INSERT INTO trail (at, person_id, action, subject_kind, subject_id, details, update_key)"
_NOTE = _ADD_ENTRY + " SELECT :at, :person_id, r.action, '{0}', t.id, r.details, :update_key FROM {{rows}} r"


def _noted_by_code(subject: str, table: str) -> _Statement:
    return _Statement(
        "code text, action text, details text", f"{_NOTE.format(subject)} JOIN {table} t ON t.code = r.code"
    )


_PERSONS = ", ".join(f"{key} text" for key in OF_PERSON)

_STATEMENTS: dict[str, _Statement] = {
    **{
        step: statement
        for ledger in PLAIN
        for step, statement in (
            (added(ledger), _Statement(plain.typed(ledger.columns), plain.adding(ledger))),
            (changed(ledger), _Statement(f"id int, {plain.typed(ledger.rewritten())}", plain.rewriting(ledger))),
            (noted(ledger), _noted_by_code(ledger.subject, ledger.table)),
        )
    },
    Step.ADD_PEOPLE: _Statement(
        f"code text, {_PERSONS}",
        f"INSERT INTO person (code, {', '.join(OF_PERSON)}, created_at)"
        f" SELECT r.code, {', '.join(f'r.{key}' for key in OF_PERSON)}, :at FROM {{rows}} r",
    ),
    Step.CHANGE_PEOPLE: _Statement(
        f"id int, {_PERSONS}",
        f"UPDATE person SET {', '.join(f'{key} = r.{key}' for key in OF_PERSON)} FROM {{rows}} r WHERE person.id = r.id",
    ),
    Step.END_GRANTS: _Statement(
        "id int", "UPDATE role_grant SET ended_at = :at FROM {rows} r WHERE role_grant.id = r.id"
    ),
    Step.CHANGE_GRANTS: _Statement(
        "id int, position text",
        "UPDATE role_grant SET position = r.position FROM {rows} r WHERE role_grant.id = r.id",
    ),
    Step.ADD_GRANTS: _Statement(
        "person text, role text, client text, position text",
        "INSERT INTO role_grant (person_id, role, client_id, position, since)"
        " SELECT p.id, r.role, c.id, r.position, :at FROM {rows} r JOIN person p ON p.code = r.person"
        # SQLite would take ON CONFLICT for the join's own ON without a WHERE before it
        " LEFT JOIN client c ON c.code = r.client WHERE true ON CONFLICT DO NOTHING",
    ),
    Step.NOTE_PEOPLE: _noted_by_code("person", "person"),
    Step.NOTE_GRANTS: _Statement(
        "person text, role text, client text, action text, details text",
        _NOTE.format("role_grant") + " JOIN person p ON p.code = r.person JOIN client c ON c.code = r.client"
        " JOIN role_grant t ON t.person_id = p.id AND t.client_id = c.id AND t.role = r.role AND t.ended_at IS NULL",
    ),
    Step.TELL_COMMANDS: _Statement(
        "code text",
        "INSERT INTO job (key, kind, subject_id, state, run_at)"
        # somebody may be there for each of their clients, and one statement may change a row only once
        f" SELECT {KEY_OF_EACH}, CAST(:kind AS VARCHAR(40)), p.id, 'waiting', :at"
        " FROM (SELECT DISTINCT code FROM {rows} a) r"
        " JOIN person p ON p.code = r.code AND p.telegram_id IS NOT NULL AND p.consented_at IS NOT NULL WHERE true"
        " ON CONFLICT (key) DO UPDATE SET state = 'waiting', run_at = :at, lease_until = NULL, attempts = 0,"
        " done_at = NULL, error = ''",
    ),
    Step.TELL_ASSIGNED: _Statement(
        "code text",
        # one message a person, however many clients
        "INSERT INTO outbox (key, kind, person_id, subject_kind, subject_id, parameters, state, send_at)"
        f" SELECT {KEY_OF_EACH}, CAST(:kind AS VARCHAR(40)), p.id, 'person', p.id,"
        " '{{\"since\": \"' || CAST(:mark AS VARCHAR(40)) || '\"}}', 'waiting', :at FROM {rows} r"
        " JOIN person p ON p.code = r.code AND p.telegram_id IS NOT NULL AND p.consented_at IS NOT NULL WHERE true"
        " ON CONFLICT (key) DO NOTHING",
    ),
}


async def hold_ledgers() -> None:
    """Until the transaction ends nobody else changes the ledgers (SQLite: nobody else changes anything)."""
    if db.dialect() == "postgres":
        tables = ", ".join((*(ledger.table for ledger in PLAIN), "person", "role_grant"))
        await db.connection().execute_query(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")


async def write_batches(cause: Cause, found: Batches, *, listed: str, told: str) -> None:
    """Writes everything, in the order of the steps; inside a transaction that is open already.

    ``listed``: the kind of the job that brings somebody's command list up to date; ``told``: that of the message which
    tells them of their assignments.
    """
    mark = cause.at.isoformat()
    values: dict[str, datetime | int | str | None] = {
        "at": cause.at,
        "mark": mark,
        "person_id": cause.person_id,
        "update_key": f"{cause.update.bot_id}:{cause.update.update_id}" if cause.update else "",
    }
    told_once: dict[str, dict[str, str]] = {
        Step.TELL_COMMANDS: {"kind": listed, "key": key_of(listed, EACH)},
        Step.TELL_ASSIGNED: {"kind": told, "key": key_of(told, EACH, mark, EACH)},
    }
    for step in STEPS:
        statement = _STATEMENTS[step]
        for chunk in found.get(step, ()):
            await db.changed(
                statement.sql.format(rows=_table(statement.columns)), **values, **told_once.get(step, {}), chunk=chunk
            )
            # whoever needs no database (a reply that is being sent) goes on between two statements
            await asyncio.sleep(0)


def _table(columns: str) -> str:
    """The chunk as a table: each database has its own functions for JSON."""
    named = [column.split() for column in columns.split(", ")]
    if db.dialect() == "sqlite":
        read = ", ".join(
            f"NULLIF(json_extract(value, '$[{n}]'), '') AS {name}"
            if kind == "day"
            else f"json_extract(value, '$[{n}]') AS {name}"
            for n, (name, kind) in enumerate(named)
        )
        return f"(SELECT {read} FROM json_each(:chunk))"
    cast = {"text": "{}", "int": "{}::bigint", "bool": "{}::boolean", "day": "NULLIF({}, '')::date"}
    read = ", ".join(f"{cast[kind].format(f'(value ->> {n})')} AS {name}" for n, (name, kind) in enumerate(named))
    return f"(SELECT {read} FROM json_array_elements((:chunk)::json))"
