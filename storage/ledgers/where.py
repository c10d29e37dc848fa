"""Where ledgers live: for each the tables, the columns and what lists and searches look at.

A ``LedgerTable`` is what reading a ledger needs beside its columns (bot/rules/ledgers/kinds); that of a plain ledger
follows from them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.rules.ledgers.competence import COMPETENCE
from bot.rules.ledgers.kinds import ASSIGNMENTS, CLIENTS, PEOPLE, PLAIN
from bot.rules.ledgers.ledger import Ledger, Which
from bot.rules.people import FOR_ONE_CLIENT, Role
from storage import database as db
from storage import namesakes
from storage.ledgers import plain

IN_ROWS = (Role.CLIENT_MANAGER, Role.CLIENT_STAFF, Role.ADMINISTRATOR, Role.QUALITY_MANAGER, Role.AUDITOR)
"""The roles that a person's row shows, the first that they have; the others are assignments."""

SERVING = (Role.LEAD, Role.CONSULTANT)


ROLES_IN_ROWS, ROLES_SERVING = db.listed(IN_ROWS), db.listed(SERVING)
_OF_CLIENTS = db.listed(role for role in IN_ROWS if role in FOR_ONE_CLIENT)
_RANKS = " ".join(f"WHEN '{role.value}' THEN {rank}" for rank, role in enumerate(IN_ROWS))


def is_applicant(person: str) -> str:
    """SQL: whoever came by themself and was never let in is nobody's yet, and in no ledger."""
    return (
        f"({person}.telegram_id IS NOT NULL"
        f" AND NOT EXISTS (SELECT 1 FROM role_grant a WHERE a.person_id = {person}.id))"
    )


@dataclass(frozen=True, slots=True)
class LedgerTable:
    """One ledger in SQL. ``e`` is the entry's table; ``joined`` is needed for columns only, ``found_in`` for finding too.

    ``found_by``: which ids say that an entry is found, each with the kind of what has the words (storage/search).
    ``now``: the entry into which it was merged. ``real`` leaves out what is practised with, which only those who
    practise see, each their own.
    ``{clients}`` in ``joined`` and ``scope`` becomes the clients that the reader may see, as ``{column} IN (…)``.
    """

    ledger: Ledger
    found_in: str
    joined: str
    columns: str
    found_by: Mapping[str, str]
    order: str
    client: str
    scope: str
    where: str = "TRUE"
    now: str = "e.now_id"
    real: str = "e.id > 0"
    lists: Mapping[Which, str] = field(
        default_factory=lambda: {Which.CURRENT: "e.ended_at IS NULL", Which.ENDED: "e.ended_at IS NOT NULL"}
    )


PERSONS_ROW = (
    "SELECT r.id FROM role_grant r WHERE r.person_id = e.id AND {clients:r.client_id}"
    f" AND r.role IN ({ROLES_IN_ROWS}) AND (r.ended_at IS NULL OR r.ended_at = e.ended_at)"
    f" ORDER BY CASE r.role {_RANKS} END, r.id LIMIT 1"
)
"""The grant that a person's row shows; of one who has left, that which ended with them."""

_NOT_JOINED = "(e.telegram_id IS NULL OR e.consented_at IS NULL)"

OF_OURS = (
    f"NOT EXISTS (SELECT 1 FROM role_grant o WHERE o.person_id = e.id AND o.role IN ({_OF_CLIENTS})"
    " AND (o.ended_at IS NULL OR NOT EXISTS (SELECT 1 FROM role_grant n WHERE n.person_id = e.id"
    " AND n.ended_at IS NULL)))"
)
"""Neither a client's now, nor one of theirs who left and is nothing since."""

_COMPETENCE = ", ".join(
    f"CASE WHEN g.role IN ({_OF_CLIENTS}) THEN '' ELSE e.{column.key} END AS {column.key}" for column in COMPETENCE
)
"""Who is a client's now keeps what they were with us to themself."""

_STAYING = "e.ended_at IS NULL AND e.name <> ''"
"""Who opened a link and went no further has no name yet, and is in no list."""


def _plain(ledger: Ledger) -> LedgerTable:
    return LedgerTable(
        ledger,
        found_in=plain.found_in(ledger),
        joined="",
        columns=plain.selected(ledger),
        found_by=plain.found_by(ledger),
        order=plain.order_of(ledger),
        client=plain.client_of(ledger),
        scope=plain.scope_of(ledger),
        real=plain.is_real(ledger, "e."),
    )


TABLES: Mapping[str, LedgerTable] = {
    table.ledger.code: table
    for table in (
        *(_plain(ledger) for ledger in PLAIN),
        LedgerTable(
            PEOPLE,
            found_in="person e",
            joined=f"LEFT JOIN role_grant g ON g.id = ({PERSONS_ROW}) LEFT JOIN client c ON c.id = g.client_id",
            columns="COALESCE(e.code, 'P' || e.id) AS code, e.code IS NOT NULL AS coded, e.name, c.code AS client,"
            f" c.id AS client_ref, {namesakes.client('c')} AS client_name, g.role, g.position, e.phone,"
            f" {_COMPETENCE},"
            f" {namesakes.person('e')} AS title,"
            f" NOT {_NOT_JOINED} AS joined, {OF_OURS} AS ours, e.unreachable_since",
            found_by={"e.id": PEOPLE.code},
            order="e.name, e.id",
            client="g.client_id",
            # not asked of each person: a client has few people, and the firm has many
            scope="e.id IN (SELECT s.person_id FROM role_grant s JOIN person o ON o.id = s.person_id"
            f" WHERE {{clients:s.client_id}} AND s.role IN ({_OF_CLIENTS})"
            " AND (s.ended_at IS NULL OR s.ended_at = o.ended_at))",
            where=f"NOT {is_applicant('e')}",
            lists={
                Which.CURRENT: _STAYING,
                Which.OURS: f"{_STAYING} AND {OF_OURS}",
                Which.NOT_JOINED: f"{_STAYING} AND {_NOT_JOINED}",
                Which.UNREACHABLE: f"{_STAYING} AND e.unreachable_since IS NOT NULL",
                Which.ENDED: "e.ended_at IS NOT NULL",
            },
        ),
        LedgerTable(
            ASSIGNMENTS,
            found_in="role_grant e JOIN client c ON c.id = e.client_id JOIN person p ON p.id = e.person_id",
            joined="",
            columns=f"TRUE AS coded, c.code AS client, c.id AS client_ref, {namesakes.client('c')} AS client_name,"
            f" {namesakes.code_of('p')} AS person, p.id AS person_ref, {namesakes.person('p')} AS person_name,"
            f" e.role, e.position, {namesakes.person('p')} AS title",
            found_by={"e.client_id": CLIENTS.code, "e.person_id": PEOPLE.code},
            order="c.short_name, CASE e.role WHEN 'lead' THEN 0 ELSE 1 END, p.name, e.id",
            client="e.client_id",
            scope="{clients:e.client_id}",
            where=f"e.role IN ({ROLES_SERVING})",
            now="CAST(NULL AS BIGINT)",
            real="e.client_id > 0",
        ),
    )
}
