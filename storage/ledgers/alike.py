"""Entries in use that look like one that is about to be made: by name, short name or phone (clauses 3.1, 5.1.2)."""

from dataclasses import dataclass

from bot.rules.ledgers.kinds import CLIENTS, PEOPLE, SITES
from storage import database as db
from storage.ledgers.where import is_applicant

MOST = 3
"""So many are named; one is enough to look twice."""


def _plain(column: str) -> str:
    return f"REPLACE(LOWER({column}), ' ', '')"


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
        f"{_plain('e.name')} IN (:name, :short_name) OR {_plain('e.short_name')} IN (:name, :short_name)",
    ),
    SITES.code: _Alike(
        "c.short_name || ' · ' || e.name",
        "site e JOIN client c ON c.id = e.client_id",
        f"c.id = :client_id AND {_plain('e.name')} = :name",
    ),
    PEOPLE.code: _Alike(
        "e.name || ' · ' || COALESCE(e.code, 'P' || e.id)",
        "person e",
        f"NOT {is_applicant('e')} AND ({_plain('e.name')} = :name OR (e.phone <> '' AND e.phone = :phone))",
    ),
}


async def find_alike(ledger: str, *, name: str, short_name: str, phone: str, client_id: int) -> list[str]:
    """What the first entries are called that have one of these; spaces and capitals do not count."""
    alike = _ALIKE.get(ledger)
    if alike is None:
        return []
    given = {
        "name": "".join(name.split()).lower(),
        "short_name": "".join((short_name or name).split()).lower(),
        "phone": phone,
        "client_id": client_id,
    }
    return await db.column(
        str,
        f"SELECT {alike.called} AS alike FROM {alike.found_in} WHERE e.id > 0 AND e.ended_at IS NULL AND ({alike.like})"
        f" ORDER BY e.id LIMIT {MOST}",
        **{key: value for key, value in given.items() if f":{key}" in alike.like},
    )
