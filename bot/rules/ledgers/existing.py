"""What the ledgers hold, from pages of rows as storage reads them: for the export and for comparing an import with it.

A page is JSON, since it goes to the child process: there it is read, where nobody waits for it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from bot.rules.ledgers.competence import COMPETENCE, OF_PERSON
from bot.rules.ledgers.kinds import LEDGERS, PLAIN
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger
from bot.rules.ledgers.planning import Entry, Identity, Value
from bot.rules.people import Role


@dataclass(frozen=True, slots=True)
class LedgerPages:
    """Rows as JSON arrays of arrays, a page each.

    plain, by ledger: id, the cells that are no references, then the references as codes, ended, now. people: id, code,
    what is kept with a person, ended, joined, now. grants (open ones): id, person's code, role, client's code,
    position. ``now``: the code of the entry into which it was merged.
    ``digest`` changes with any of it. ``numbers``, by ledger: that of the next code which nobody gives.
    """

    plain: Mapping[str, tuple[str, ...]]
    people: tuple[str, ...]
    grants: tuple[str, ...]
    digest: str
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Held:
    """What there is, by ledger and identity; ``administrators`` counts those who have joined."""

    entries: Mapping[str, Mapping[Identity, Entry]]
    administrators: int


_SERVING = frozenset({Role.CONSULTANT.value, Role.LEAD.value})
_POSITIONS = frozenset(option.value for option in LEDGERS["people"].column("position").options)


def held(pages: LedgerPages) -> Held:
    """The ledgers' entries out of their pages, ended ones too: their codes are taken."""
    entries = {ledger.code: _plain(ledger, pages.plain[ledger.code]) for ledger in PLAIN}
    of_people = held_of_people(pages)
    return Held({**entries, **of_people.entries}, of_people.administrators)


def current_rows(ledger: Ledger, pages: tuple[str, ...]) -> Iterator[Sequence[Value]]:
    """The cells of a plain ledger's entries that have not ended, in the order of its columns: nothing is looked up."""
    at = {column.key: place for place, column in enumerate(_as_paged(ledger))}
    in_order = itemgetter(*(at[column.key] for column in ledger.columns))
    yes_no = [at[column.key] for column in ledger.columns if column.kind is ColumnKind.YES_NO]
    for _, *cells, ended, _ in _rows(pages):
        if not ended:
            yield in_order(_said(cells, yes_no))


def held_of_people(pages: LedgerPages) -> Held:
    """The same of the ledgers that are no plain ones: people and assignments."""
    in_row: dict[str, Sequence[Any]] = {}
    assignments: dict[Identity, Entry] = {}
    administrators: set[str] = set()
    for key, person, role, client, position in _rows(pages.grants):
        if role == Role.ADMINISTRATOR.value:
            administrators.add(person)
        if role not in _SERVING:
            # somebody may have several roles: the row shows the oldest, and leaves the others alone
            in_row.setdefault(person, (key, role, client or "", position if position in _POSITIONS else ""))
        elif client:
            values = _values(client=client, person=person, role=role, position=position)
            assignments[(client, person, role)] = Entry(key, values, grant_id=key)
    people: dict[Identity, Entry] = {}
    acting = 0
    for key, code, *cells, ended, joined, now in _rows(pages.people):
        grant_id, role, client, position = in_row.get(code, (None, "", "", ""))
        values = _values(code=code, client=client, role=role, position=position)
        values |= dict(zip(OF_PERSON, cells, strict=True))
        # who is a client's now keeps what they were with us to themself
        values |= {column.key: "" for column in COMPETENCE if not column.applies(values)}
        people[(code,)] = Entry(key, values, bool(ended), grant_id, bool(joined), now)
        acting += bool(joined) and not ended and code in administrators
    return Held({"people": people, "assignments": assignments}, acting)


def _plain(ledger: Ledger, pages: tuple[str, ...]) -> dict[Identity, Entry]:
    columns = _as_paged(ledger)
    keys = [column.key for column in columns]
    yes_no = [at for at, column in enumerate(columns) if column.kind is ColumnKind.YES_NO]
    found: dict[Identity, Entry] = {}
    for key, *cells, ended, now in _rows(pages):
        values = dict(zip(keys, _said(cells, yes_no), strict=True))
        found[tuple(str(values[key]) for key in ledger.identity)] = Entry(key, values, ended=bool(ended), now=now)
    return found


def _as_paged(ledger: Ledger) -> list[Column]:
    """The columns in the order in which a page has them."""
    return sorted(ledger.columns, key=lambda column: bool(column.refers))


def _said(cells: Sequence[Any], yes_no: Sequence[int]) -> list[Value]:
    said: list[Value] = [cell or "" for cell in cells]
    for at in yes_no:
        said[at] = bool(cells[at])
    return said


def _values(**values: Value) -> dict[str, Value]:
    return values


def _rows(pages: tuple[str, ...]) -> Iterator[Sequence[Any]]:
    for page in pages:
        yield from json.loads(page)
