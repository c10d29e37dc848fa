"""The ledgers as pages of JSON: read a page at a time, handed on as they are (bot/rules/ledgers/existing)."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator

from bot.rules.ledgers.competence import OF_PERSON
from bot.rules.ledgers.existing import LedgerPages
from bot.rules.ledgers.kinds import PEOPLE, PLAIN
from storage import database as db
from storage.ledgers import plain
from storage.ledgers.where import is_applicant
from storage.ledgers.writing import next_number

PAGE = 1_000
"""Rows read before others get their turn: SQLite runs in the event loop."""

_PEOPLE = (
    f"SELECT p.id, p.code, {', '.join(f'p.{key}' for key in OF_PERSON)},"
    # the code of an applicant is taken, but they are nobody who is exported
    f" CASE WHEN p.ended_at IS NULL AND NOT {is_applicant('p')} THEN 0 ELSE 1 END AS ended,"
    f" CASE WHEN p.consented_at IS NULL THEN 0 ELSE 1 END AS joined, {plain.now_code(PEOPLE, 'p')} AS now"
    " FROM person p WHERE p.code IS NOT NULL AND p.id > :after ORDER BY p.id LIMIT :limit"
)
_GRANTS = (
    "SELECT g.id, p.code, g.role, c.code AS client, g.position FROM role_grant g"
    " JOIN person p ON p.id = g.person_id LEFT JOIN client c ON c.id = g.client_id"
    " WHERE g.ended_at IS NULL AND p.code IS NOT NULL AND g.id > :after ORDER BY g.id LIMIT :limit"
)


async def read_ledgers() -> LedgerPages:
    """All that the ledgers hold; those without a code are left out (``give_codes`` gives them one)."""
    digest = hashlib.sha256()
    tables: list[tuple[str, ...]] = []
    for sql in (*(plain.page_query(ledger) for ledger in PLAIN), _PEOPLE, _GRANTS):
        pages = [page async for page in _pages(sql)]
        for page in pages:
            digest.update(page.encode())
        digest.update(b"\n")
        tables.append(tuple(pages))
    *entries, people, grants = tables
    named = {ledger.code: pages for ledger, pages in zip(PLAIN, entries, strict=True)}
    numbers = {ledger.code: await next_number(ledger) for ledger in (*PLAIN, PEOPLE)}
    digest.update(json.dumps(numbers).encode())
    return LedgerPages(named, people, grants, digest.hexdigest(), numbers)


async def _pages(sql: str) -> AsyncIterator[str]:
    after = 0
    while found := await db.values(sql, after=after, limit=PAGE):
        after = int(found[-1]["id"])
        yield json.dumps([list(row.values()) for row in found], ensure_ascii=False)
        await asyncio.sleep(0)


async def give_codes() -> int:
    """Gives people and entries without a code one of their own, ``P12`` or ``S12`` by id; returns to how many.

    What goes out in a spreadsheet must be recognised when it comes back; and whoever the ledger counts goes out.
    """
    given = 0
    for table, letter, kept in (
        ("person", PEOPLE.letter, f"id > 0 AND name <> '' AND NOT {is_applicant('person')}"),
        *((ledger.table, ledger.letter, plain.is_real(ledger, "")) for ledger in PLAIN),
    ):
        given += await db.changed(
            f"UPDATE {table} SET code = CASE WHEN EXISTS (SELECT 1 FROM {table} o WHERE o.code = '{letter}' || {table}.id)"
            f" THEN '{letter}' || id || '-' || id ELSE '{letter}' || id END"
            f" WHERE {kept} AND code IS NULL AND ended_at IS NULL"
        )
    return given
