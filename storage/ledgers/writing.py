"""Writing ledgers: adding, changing, ending and taking back, for each ledger as its tables want it.

In ``values`` a reference is the id of what is referred to. What exists already is not added twice: the answer is None.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.rules.ledgers.competence import OF_PERSON
from bot.rules.ledgers.kinds import ASSIGNMENTS, LEDGERS, PEOPLE, PLAIN
from bot.rules.ledgers.ledger import Ledger
from storage import database as db
from storage.ledgers import plain
from storage.ledgers.where import PERSONS_ROW

Values = Mapping[str, str | bool | int]
"""Column key -> value; an absent key is an empty cell when adding, and an unchanged one when changing."""


async def free_code(ledger: str) -> str:
    """A code for an entry that nobody has a code for: a letter and the next number, ``C7``."""
    number, letter = await next_number(LEDGERS[ledger]), LEDGERS[ledger].letter
    while await is_taken(ledger, "code", f"{letter}{number}"):
        number += 1
    return f"{letter}{number}"


async def next_number(ledger: Ledger) -> int:
    """Of the next code that is made of a letter and a number, as far as no entry was given it."""
    return await db.number(f"SELECT COALESCE(MAX(id), 0) + 1 FROM {_table_of(ledger.code)}")


def _table_of(ledger: str) -> str:
    return LEDGERS[ledger].table or "person"


async def _add(ledger: Ledger, values: Values, at: datetime) -> int | None:
    return await db.add_once(ledger.table, **plain.new_row(ledger, values, at))


async def _add_person(values: Values, at: datetime) -> int | None:
    kept = {key: values.get(key, "") for key in OF_PERSON}
    person_id = await db.add_once("person", code=values["code"], **kept, language="zh", created_at=at)
    if person_id is not None:
        await _grant(person_id, values, at)
    return person_id


async def _grant(person_id: int, values: Values, at: datetime) -> int | None:
    """Gives the role of a row, if it has one; None when the person has it already."""
    if not values.get("role"):
        return None
    return await db.add_once(
        "role_grant",
        person_id=person_id,
        role=values["role"],
        position=values.get("position", ""),
        client_id=values.get("client") or None,
        since=at,
    )


async def _add_assignment(values: Values, at: datetime) -> int | None:
    return await _grant(int(values["person"]), values, at)


async def _change_cells(ledger: Ledger, entry_id: int, values: Values, _at: datetime) -> None:
    if changed := plain.row_of(ledger, values):
        await db.change(ledger.table, entry_id, **changed)


async def _change(table: str, columns: tuple[str, ...], entry_id: int, values: Values, _at: datetime) -> None:
    changed = {column: values[column] for column in columns if column in values}
    if changed:
        await db.change(table, entry_id, **changed)


async def _change_person(entry_id: int, values: Values, at: datetime) -> None:
    await _change("person", ("code", *OF_PERSON), entry_id, values, at)
    if "role" not in values:
        return
    before = await _row_of(entry_id)
    if before is not None and (before.role, before.client_id) == (values["role"], values.get("client") or None):
        await _change("role_grant", ("position",), before.id, {"position": values.get("position", "")}, at)
        return
    if before is not None:
        await _end_grants("id = :id", at, id=before.id)
    await _grant(entry_id, values, at)


@dataclass(frozen=True, slots=True)
class _Grant:
    id: int
    person_id: int
    role: str
    position: str
    client_id: int | None

    def values(self) -> Values:
        return {"role": self.role, "position": self.position, "client": self.client_id or 0}


_GRANT = "SELECT g.id, g.person_id, g.role, g.position, g.client_id FROM role_grant g "


async def _row_of(person_id: int) -> _Grant | None:
    """The grant that a person's row shows."""
    row = PERSONS_ROW.replace("{clients:r.client_id}", "TRUE")
    return await db.row(_Grant, f"{_GRANT} JOIN person e ON g.id = ({row}) WHERE e.id = :id", id=person_id)


async def _end(table: str, entry_id: int, at: datetime) -> bool:
    return await db.any_row(
        f"UPDATE {table} SET ended_at = :at WHERE id = :id AND ended_at IS NULL RETURNING id", id=entry_id, at=at
    )


async def _end_grants(condition: str, at: datetime, **parameters: object) -> None:
    await db.values(
        f"UPDATE role_grant SET ended_at = :at WHERE {condition} AND ended_at IS NULL RETURNING id", at=at, **parameters
    )


async def _end_person(entry_id: int, at: datetime) -> bool:
    ended = await _end("person", entry_id, at)
    if ended:
        await _end_grants("person_id = :person_id", at, person_id=entry_id)
    return ended


async def _resume(table: str, entry_id: int, _at: datetime) -> int | None:
    taken_back = await db.values(
        f"UPDATE {table} SET ended_at = NULL, now_id = NULL WHERE id = :id AND ended_at IS NOT NULL RETURNING id",
        id=entry_id,
    )
    return entry_id if taken_back else None


async def _resume_person(entry_id: int, at: datetime) -> int | None:
    """With the role that their row shows; what they served is assigned anew."""
    before = await _row_of(entry_id)
    taken_back = await _resume("person", entry_id, at)
    if taken_back is not None and before is not None:
        await _grant(entry_id, before.values(), at)
    return taken_back


async def _resume_assignment(entry_id: int, at: datetime) -> int | None:
    """As a new one: who served when stays known."""
    ended = await db.row(_Grant, _GRANT + "WHERE g.id = :id AND g.ended_at IS NOT NULL", id=entry_id)
    return await _grant(ended.person_id, ended.values(), at) if ended is not None else None


@dataclass(frozen=True, slots=True)
class _Writer:
    """How one ledger is written; ``resume`` gives the id under which the entry is in use again."""

    add: Callable[[Values, datetime], Awaitable[int | None]]
    change: Callable[[int, Values, datetime], Awaitable[None]]
    end: Callable[[int, datetime], Awaitable[bool]]
    resume: Callable[[int, datetime], Awaitable[int | None]]


_WRITERS: Mapping[str, _Writer] = {
    **{
        ledger.code: _Writer(
            partial(_add, ledger),
            partial(_change_cells, ledger),
            partial(_end, ledger.table),
            partial(_resume, ledger.table),
        )
        for ledger in PLAIN
    },
    PEOPLE.code: _Writer(_add_person, _change_person, _end_person, _resume_person),
    ASSIGNMENTS.code: _Writer(
        _add_assignment,
        partial(_change, "role_grant", ("position",)),
        partial(_end, "role_grant"),
        _resume_assignment,
    ),
}


async def add_entry(ledger: str, values: Values, at: datetime) -> int | None:
    """Adds an entry; None when there is one with the same identity."""
    return await _WRITERS[ledger].add(values, at)


async def change_entry(ledger: str, entry_id: int, values: Values, at: datetime) -> None:
    """Changes the columns that ``values`` names; the role of a person comes with client and position."""
    await _WRITERS[ledger].change(entry_id, values, at)


async def end_entry(ledger: str, entry_id: int, at: datetime) -> bool:
    """Ends an entry; a person's roles end with them. False when it was ended before."""
    return await _WRITERS[ledger].end(entry_id, at)


async def resume_entry(ledger: str, entry_id: int, at: datetime) -> int | None:
    """Takes an ended entry back into use; None when it is in use."""
    return await _WRITERS[ledger].resume(entry_id, at)


async def is_taken(ledger: str, key: str, value: str, *, client_id: int | None = None, but: int = 0) -> bool:
    """Whether another entry than ``but`` has this code, or what one of a client may have but once."""
    declared, table = LEDGERS[ledger], _table_of(ledger)
    if declared.once[-1:] == (key,):
        return await db.any_row(
            f"SELECT 1 AS one FROM {table} WHERE client_id = :client_id AND {key} = :value AND id <> :but LIMIT 1",
            client_id=client_id,
            value=value,
            but=but,
        )
    if key != "code":
        return False
    return await db.any_row(
        f"SELECT 1 AS one FROM {table} WHERE (code = :value OR (code IS NULL AND '{declared.letter}' || id = :value))"
        " AND id <> :but LIMIT 1",
        value=value,
        but=but,
    )


async def hold_entry(ledger: str, entry_id: int) -> None:
    """Keeps others from entering what happened to an entry until the transaction ends."""
    await db.values(f"UPDATE {_table_of(ledger)} SET id = id WHERE id = :id RETURNING id", id=entry_id)
