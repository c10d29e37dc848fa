"""Entries in use that look like one that is about to be made: by name, short name or phone (clauses 3.1, 5.1.2)."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.records.ledgers.entries import Alike
from bot.rules.ledgers.cells import Value
from bot.rules.ledgers.kinds import CLIENTS, PEOPLE, SITES
from bot.rules.ledgers.ledger import Ledger
from bot.rules.people import CLIENT_SIDE
from storage import database as db
from storage.ledgers.where import is_applicant
from storage.namesakes import plain

_CLIENT_SIDE = db.listed(sorted(CLIENT_SIDE))
MOST = 3
"""So many are named; one is enough to look twice."""


@dataclass(frozen=True, slots=True)
class _Alike:
    """In one ledger: what an entry is called, where it is found, and when it is like another."""

    called: str
    found_in: str
    like: str


_ALIKE = {
    CLIENTS.code: _Alike(
        "e.short_name || ' · ' || e.code",
        "client e",
        f"{plain('e.name')} IN (:name, :short_name) OR {plain('e.short_name')} IN (:name, :short_name)",
    ),
    SITES.code: _Alike(
        "c.short_name || ' · ' || e.name",
        "site e JOIN client c ON c.id = e.client_id",
        f"c.id = :client_id AND {plain('e.name')} = :name",
    ),
    PEOPLE.code: _Alike(
        "e.name || ' · ' || COALESCE(e.code, 'P' || e.id)",
        "person e",
        f"NOT {is_applicant('e')} AND ({plain('e.name')} = :name OR (e.phone <> '' AND e.phone = :phone))",
    ),
}


async def find_alike(
    ledger: str, *, name: str = "", short_name: str = "", phone: str = "", client_id: int = 0, but: int = 0
) -> Alike:
    """What the first entries are called, but for the one of the id ``but``, that have one of these.

    Spaces and capitals do not count.
    """
    alike = _ALIKE.get(ledger)
    if alike is None:
        return Alike()
    given = {
        "name": _given(name),
        "short_name": _given(short_name or name),
        "phone": phone,
        "client_id": client_id,
    }
    return await _first(
        f"{_selected(alike)} WHERE e.id > 0 AND e.id <> :but AND e.ended_at IS NULL"
        f" AND e.name <> '' AND ({alike.like}) ORDER BY e.id LIMIT {MOST}",
        but=but,
        **{key: value for key, value in given.items() if f":{key}" in alike.like},
    )


async def find_like(ledger: Ledger, values: Mapping[str, Value], client_id: int, but: int) -> list[int]:
    """The ids of the first entries in use, but for the one of the id ``but``, that look like one with these cells.

    Of what is a client's those of this client. Where nothing is said of what is like what, those called the same.
    """
    alike = _ALIKE.get(ledger.code)
    called = plain(f"e.{ledger.called}")
    like = alike.like if alike is not None else f"{called} = :name"
    name = values["name"] if alike is not None else values[ledger.called]
    given = {
        "name": _given(str(name)),
        "short_name": _given(str(values.get("short_name", ""))),
        "phone": str(values.get("phone", "")),
        "client_id": client_id,
    }
    found_in = alike.found_in if alike is not None else f"{ledger.table} e"
    return await db.column(
        int,
        f"SELECT e.id FROM {found_in} WHERE e.id > 0 AND e.id <> :but AND e.ended_at IS NULL AND ({like})"
        f" ORDER BY e.id LIMIT {MOST}",
        but=but,
        **{key: value for key, value in given.items() if f":{key}" in like},
    )


async def find_alike_of_client(client_id: int, *, name: str, phone: str) -> Alike:
    """The people of a client, as ``find_alike``: for whoever may know of them and not of others."""
    alike = _ALIKE[PEOPLE.code]
    return await _first(
        f"{_selected(alike)} WHERE e.id IN (SELECT g.person_id FROM role_grant g"
        f" WHERE g.client_id = :client_id AND g.role IN ({_CLIENT_SIDE}) AND g.ended_at IS NULL)"
        f" AND e.ended_at IS NULL AND e.name <> '' AND ({alike.like}) ORDER BY e.id LIMIT {MOST}",
        client_id=client_id,
        name=_given(name),
        phone=phone,
    )


def _selected(alike: _Alike) -> str:
    return f"SELECT {alike.called} AS alike, COUNT(*) OVER () AS n FROM {alike.found_in}"


async def _first(sql: str, **parameters: object) -> Alike:
    found = await db.values(sql, **parameters)
    return Alike(tuple(str(row["alike"]) for row in found), int(found[0]["n"])) if found else Alike()


def _given(name: str) -> str:
    return "".join(name.split()).lower()
