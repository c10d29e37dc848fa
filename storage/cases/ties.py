"""Cases that are, or may be, the same thing, and who reported one besides its opener (clauses 4.6, 5.5.1)."""

from collections.abc import Iterable
from datetime import datetime

from bot.records.cases.alike import OpenText, ReporterRecord, TieRecord
from bot.rules.cases.alike import Tie
from bot.rules.people import Person
from storage import database as db
from storage.cases.seen import seen_by

MOST_COMPARED = 200
"""Open cases with which a new one is compared, the latest."""


async def find_open_texts(
    client_id: int, kinds: Iterable[str], who: Person | None = None, limit: int = MOST_COMPARED
) -> list[OpenText]:
    """What the open cases of these kinds of a client say, the latest first; ``who``: of those alone that they may see."""
    wanted = tuple(sorted(kinds))
    seen = "TRUE" if who is None else seen_by(who, kinds=wanted)
    return await db.rows(
        OpenText,
        "SELECT s.id, s.site_id, s.title FROM service_case s WHERE s.client_id = :client_id AND s.closed_at IS NULL"
        f" AND s.kind IN ({db.listed(wanted)}) AND {seen} ORDER BY s.id DESC LIMIT :limit",
        client_id=client_id,
        limit=limit,
    )


async def find_ties(case_id: int) -> list[TieRecord]:
    """All that ties a case to others, in the order in which those were filed."""
    leads = "COALESCE(leads_id, 0)"
    return await db.rows(
        TieRecord,
        f"SELECT other_id, how, ({leads} = other_id) AS leads FROM case_tie WHERE case_id = :case_id"
        f" UNION ALL SELECT case_id AS other_id, how, ({leads} = case_id) AS leads FROM case_tie"
        " WHERE other_id = :case_id ORDER BY other_id",
        case_id=case_id,
    )


async def find_joined_to(case_id: int) -> list[int]:
    """Ids of the cases that are joined to this one, which leads."""
    return await db.column(
        int,
        "SELECT CASE WHEN case_id = :case_id THEN other_id ELSE case_id END AS joined FROM case_tie"
        " WHERE leads_id = :case_id ORDER BY 1",
        case_id=case_id,
    )


async def note_likeness(case_id: int, other_id: int, at: datetime) -> None:
    """Notes that two cases may be the same thing, unless something is known of them."""
    later, earlier = max(case_id, other_id), min(case_id, other_id)
    await db.add_once("case_tie", case_id=later, other_id=earlier, how=Tie.MAYBE.value, at=at)


async def change_tie(case_id: int, other_id: int, how: Tie, by_id: int, at: datetime) -> None:
    """Notes how two cases belong together; what is joined is joined to ``other_id``, which leads."""
    await db.values(
        "INSERT INTO case_tie (case_id, other_id, how, leads_id, by_id, at)"
        " VALUES (:later, :earlier, :how, :leads_id, :by_id, :at) ON CONFLICT (case_id, other_id)"
        " DO UPDATE SET how = :how, leads_id = :leads_id, by_id = :by_id, at = :at RETURNING id",
        later=max(case_id, other_id),
        earlier=min(case_id, other_id),
        how=how.value,
        leads_id=other_id if how is Tie.JOINED else None,
        by_id=by_id,
        at=at,
    )


async def end_joining(case_id: int, at: datetime) -> None:
    """Takes a case apart from the one that it is joined to."""
    await db.values(
        "UPDATE case_tie SET how = :apart, leads_id = NULL, at = :at"
        " WHERE leads_id <> :case_id AND (case_id = :case_id OR other_id = :case_id) RETURNING id",
        apart=Tie.APART.value,
        case_id=case_id,
        at=at,
    )


async def add_reporter(case_id: int, person_id: int, draft_id: int, at: datetime) -> None:
    """Adds somebody who reported a case that had been reported before."""
    await db.add("case_reporter", case_id=case_id, person_id=person_id, draft_id=draft_id, at=at)


async def find_reporters(case_id: int) -> list[ReporterRecord]:
    """Who reported a case besides its opener, in order."""
    return await db.rows(
        ReporterRecord,
        "SELECT person_id, draft_id FROM case_reporter WHERE case_id = :case_id ORDER BY id",
        case_id=case_id,
    )
