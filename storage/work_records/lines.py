"""The lines of the registers of work records, a page at a time; a page's ids are found before anything is joined to them."""

from datetime import date

from bot.records.work_records import RecordLine
from storage import database as db
from storage.work_records.stored import COUNTS, NAMED, NAMES


async def find_lines(kind: str, client_id: int, first: date, last: date, after: int, limit: int) -> list[RecordLine]:
    """A client's records of these days behind the id ``after``, in order; those taken back too."""
    return await db.rows(
        RecordLine,
        f"SELECT w.id, w.kind, w.draft_id, w.number, {NAMES}, w.day, w.state, w.said, w.began_at, w.filed_at,"
        f" w.released_at, {COUNTS}, (SELECT l.reason FROM work_amendment l WHERE l.record_id = w.row_id"
        " ORDER BY l.id DESC LIMIT 1) AS reason"
        " FROM (SELECT row_id FROM work_record WHERE kind = :kind AND client_id = :client_id AND day >= :first"
        f" AND day <= :last AND id > :after ORDER BY id LIMIT :limit) AS page JOIN work_record w ON w.row_id = page.row_id"
        f" {NAMED} ORDER BY w.id",
        kind=kind,
        client_id=client_id,
        first=first,
        last=last,
        after=after,
        limit=limit,
    )
