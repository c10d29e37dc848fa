"""Work records of every kind: filed once, read by kind and id, by number, or by what they belong to (clause 3.6)."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from bot.records.links import Link
from bot.records.work_records import WorkRecord
from storage import database as db
from storage import namesakes
from storage.drafts.held import HANDED_ON
from storage.trail.serials import next_serial

SERIES = "work_record"
"""From which their ids are given: one series for all kinds, behind those of the tables that some had once."""

NAMES = (
    f"COALESCE({namesakes.firm('c')}, '') AS client_name, COALESCE(s.name, '') AS site_name,"
    f" {namesakes.person('p')} AS person_name"
)
AMENDED = "(SELECT COUNT(*) FROM work_amendment a WHERE a.record_id = w.row_id)"
FINDINGS = (
    "(SELECT COUNT(*) FROM finding_detail f JOIN service_case k ON k.id = f.case_id"
    " WHERE f.record_kind = w.kind AND f.record_id = w.id AND k.state <> 'voided') AS findings"
)
NAMED = (
    "LEFT JOIN client c ON c.id = w.client_id LEFT JOIN site s ON s.id = w.site_id JOIN person p ON p.id = w.person_id"
)

_BEGUN_BY = (
    f"(SELECT {namesakes.person('b')} FROM draft o JOIN person b ON b.id = o.person_id WHERE o.id = own.copied_from_id"
    f" AND o.state = '{HANDED_ON}' AND o.person_id <> w.person_id)"
)

_RECORD = f"""SELECT w.kind, w.id, w.number, w.client_id, w.site_id, w.entry_kind, w.entry_id, w.person_id, w.of_person_id, w.draft_id,
 w.task_id, w.day, w.state, w.said, w.began_at, w.filed_at, w.recall_until, w.released_at, {NAMES}, {AMENDED} AS amended, {FINDINGS},
 COALESCE({_BEGUN_BY}, '') AS begun_by, r.number AS replaces, r.released_at AS replaced_released_at, (SELECT n.number FROM draft d JOIN work_record n
 ON n.draft_id = d.id WHERE d.copied_from_id = w.draft_id AND n.state = 'issued' ORDER BY n.id DESC LIMIT 1) AS replaced_by
 FROM work_record w JOIN draft own ON own.id = w.draft_id LEFT JOIN work_record r ON r.draft_id = own.copied_from_id
 {NAMED} """

OF = {"client": "w.client_id", "site": "w.site_id", "person": "w.person_id"}
"""Of whom a list can be: the column that names it."""


async def get_record(kind: str, record_id: int) -> WorkRecord | None:
    """A record by its kind and id."""
    return await db.row(WorkRecord, _RECORD + "WHERE w.kind = :kind AND w.id = :id", kind=kind, id=record_id)


async def get_record_by_number(number: str) -> WorkRecord | None:
    """A record by its number."""
    return await db.row(WorkRecord, _RECORD + "WHERE w.number = :number", number=number)


async def get_record_of_attachment(attachment_id: int) -> WorkRecord | None:
    """The record that a file belongs to."""
    return await db.row(
        WorkRecord,
        _RECORD + "JOIN attachment f ON f.owner_kind = w.kind AND f.owner_id = w.id"
        " WHERE f.id = :id AND f.belongs_to = 'record'",
        id=attachment_id,
    )


async def find_records(kind: str, of: str, of_ids: tuple[int, ...], first: date, last: date) -> list[WorkRecord]:
    """The records of clients, sites or people, of the days from ``first`` to ``last``, the latest first.

    With ``of`` empty those that are ours.
    """
    return await db.rows(
        WorkRecord,
        f"{_RECORD} WHERE w.kind = :kind AND {_whose(of, of_ids)} AND w.day >= :first AND w.day <= :last"
        " ORDER BY w.day DESC, w.id DESC",
        kind=kind,
        first=first,
        last=last,
    )


async def find_latest(kind: str, client_ids: tuple[int, ...], most: int, *, waits_too: bool) -> list[WorkRecord]:
    """The latest records of clients that stand; ``waits_too``: also those that the client does not have yet."""
    stands = "w.state IN ('submitted', 'issued')" if waits_too else "w.state = 'issued'"
    parts = " UNION ALL ".join(
        f"SELECT * FROM (SELECT w.row_id, w.id FROM work_record w WHERE w.kind = :kind AND w.client_id = {one}"
        f" AND {stands} ORDER BY w.id DESC LIMIT {most}) AS of_{n}"
        for n, one in enumerate(client_ids)
    )
    return await db.rows(
        WorkRecord,
        f"{_RECORD}WHERE w.row_id IN (SELECT row_id FROM ({parts}) AS found) ORDER BY w.id DESC LIMIT {most}",
        kind=kind,
    )


async def find_issued_at(kind: str, site_id: int, most: int) -> list[WorkRecord]:
    """The latest records of a kind at a site that the client has, the latest first."""
    return await db.rows(
        WorkRecord,
        f"{_RECORD}WHERE w.kind = :kind AND w.site_id = :site_id AND w.state = 'issued' AND w.released_at IS NOT NULL"
        f" ORDER BY w.day DESC, w.id DESC LIMIT {most}",
        kind=kind,
        site_id=site_id,
    )


async def get_last_day(kind: str, of: str, of_ids: tuple[int, ...], until: date, *, waits_too: bool) -> date | None:
    """The day of the latest of such records that is not behind ``until``; None: there is none.

    ``waits_too``: also of those that the client does not have yet.
    """
    waits = "" if waits_too else " AND w.released_at IS NOT NULL"
    return await db.value(
        date,
        f"SELECT w.day FROM work_record w WHERE w.kind = :kind AND {_whose(of, of_ids)} AND w.day <= :until{waits}"
        " ORDER BY w.day DESC LIMIT 1",
        kind=kind,
        until=until,
    )


def _whose(of: str, of_ids: tuple[int, ...]) -> str:
    return f"{OF[of]} IN ({db.listed(of_ids)})" if of else "w.client_id IS NULL"


async def find_events(entry_kind: str, entry_id: int) -> list[WorkRecord]:
    """The records that are events of an entry of a ledger, the latest first."""
    return await db.rows(
        WorkRecord,
        _RECORD + "WHERE w.entry_kind = :entry_kind AND w.entry_id = :entry_id ORDER BY w.day DESC, w.id DESC",
        entry_kind=entry_kind,
        entry_id=entry_id,
    )


async def find_of_person(person_id: int) -> list[WorkRecord]:
    """The records of a person's file, the latest first."""
    return await db.rows(
        WorkRecord, _RECORD + "WHERE w.of_person_id = :person_id ORDER BY w.day DESC, w.id DESC", person_id=person_id
    )


async def find_waiting(kinds: Collection[str]) -> list[WorkRecord]:
    """The records of these kinds that wait to be confirmed, the oldest first."""
    return await db.rows(
        WorkRecord,
        f"{_RECORD}WHERE w.state = 'submitted' AND w.kind IN ({db.listed(kinds)}) AND w.person_id > 0"
        " ORDER BY w.filed_at, w.id",
    )


async def add_record(
    *,
    kind: str,
    number: str,
    client_id: int | None,
    site_id: int | None,
    entry: Link | None,
    person_id: int,
    draft_id: int,
    task_id: int | None,
    of_person_id: int | None = None,
    day: date,
    state: str,
    said: Mapping[str, str],
    began_at: datetime,
    filed_at: datetime,
    recall_until: datetime | None,
    released_at: datetime | None,
) -> int:
    """Files a record; returns its id, which no other record has."""
    return await db.add(
        "work_record",
        kind=kind,
        id=await next_serial(SERIES),
        number=number,
        client_id=client_id,
        site_id=site_id,
        entry_kind=entry.kind if entry is not None else None,
        entry_id=entry.id if entry is not None else None,
        person_id=person_id,
        draft_id=draft_id,
        task_id=task_id,
        of_person_id=of_person_id,
        day=day,
        state=state,
        said=dict(said),
        began_at=began_at,
        filed_at=filed_at,
        recall_until=recall_until,
        released_at=released_at,
    )
