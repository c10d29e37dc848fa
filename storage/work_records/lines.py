"""The lines of the registers of work records, a page at a time.

A page is found before anything is joined to it, its client is named once, and each of its people once: to look for
namesakes line by line cost more than all the rest.
"""

from datetime import date

from bot.records.work_records import RecordLine
from bot.rules.work_records.kinds import RECORD_KINDS, ledger_of
from storage import database as db
from storage import namesakes
from storage.ledgers.plain import code_of
from storage.work_records.stored import AMENDED, FINDINGS


async def find_lines(
    kind: str, client_id: int | None, first: date, last: date, after: int, limit: int
) -> list[RecordLine]:
    """A client's records (None: those that are ours) of these days behind the id ``after``, in order; those taken back too."""
    ledger, entry = ledger_of(RECORD_KINDS[kind]), "''"
    if ledger is not None:
        called = "" if ledger.column(ledger.called).refers else f" || ' ' || e.{ledger.called}"
        entry = f"(SELECT {code_of(ledger, 'e')}{called} FROM {ledger.table} e WHERE e.id = w.entry_id)"
    return await db.rows(
        RecordLine,
        "WITH page AS MATERIALIZED (SELECT row_id, id, kind, draft_id, number, site_id, entry_id, person_id, of_person_id, task_id, day, state, said,"
        " began_at, filed_at, released_at FROM work_record WHERE kind = :kind"
        f" AND {'client_id IS NULL' if client_id is None else 'client_id = :client_id'} AND day >= :first AND day <= :last AND id > :after ORDER BY id LIMIT :limit),"
        f" people AS MATERIALIZED (SELECT p.id, {namesakes.person('p')} AS name FROM person p"
        " WHERE p.id IN (SELECT person_id FROM page UNION SELECT of_person_id FROM page))"
        f" SELECT w.id, w.draft_id, w.number, COALESCE((SELECT {namesakes.firm('c')} FROM client c WHERE c.id = :client_id), '')"
        " AS client_name, COALESCE(s.name, '') AS site_name, o.name AS person_name, w.day, w.state, w.said, t.due_on AS planned_on, w.began_at,"
        f" w.filed_at, w.released_at, {FINDINGS}, CASE WHEN l.id IS NULL THEN 0 ELSE {AMENDED} END AS amended, l.reason,"
        " w.of_person_id, COALESCE((SELECT whose.name FROM people whose WHERE whose.id = w.of_person_id), '') AS of_person,"
        f" COALESCE({entry}, '') AS entry"
        " FROM page w JOIN people o ON o.id = w.person_id LEFT JOIN site s ON s.id = w.site_id LEFT JOIN task t ON t.id = w.task_id"
        " LEFT JOIN work_amendment l ON l.id = (SELECT MAX(x.id) FROM work_amendment x WHERE x.record_id = w.row_id)"
        " ORDER BY w.id",
        kind=kind,
        client_id=client_id,
        first=first,
        last=last,
        after=after,
        limit=limit,
    )
