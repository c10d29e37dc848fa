"""Stand-ins during leave. The roles that they have meanwhile are read with a person's own (storage/people/persons.py)."""

from datetime import date, datetime

from bot.records.people.stand_ins import StandInRecord
from storage import database as db
from storage import namesakes
from storage.people.persons import hears

_STAND_IN = f"""SELECT s.id, s.person_id, {namesakes.person("p")} AS person_name, s.stands_in_for_id, {namesakes.person("a")} AS absent_name, s.client_id,
 {namesakes.client("c")} AS client_name, s.since, s.until, s.state,
 {hears("p")} AS hears
 FROM stand_in s JOIN person p ON p.id = s.person_id JOIN person a ON a.id = s.stands_in_for_id
 LEFT JOIN client c ON c.id = s.client_id """


async def get_stand_in(stand_in_id: int) -> StandInRecord | None:
    """A stand-in by id."""
    return await db.row(StandInRecord, _STAND_IN + "WHERE s.id = :id", id=stand_in_id)


async def find_stand_ins() -> list[StandInRecord]:
    """Everything planned or under way, the next one first."""
    return await db.rows(
        StandInRecord, _STAND_IN + "WHERE s.state IN ('planned', 'active') ORDER BY s.since, s.until, s.id"
    )


async def find_active_stand_ins(absent_id: int, client_id: int | None) -> list[StandInRecord]:
    """Who stands in for somebody now, for this client; None: for any."""
    return await db.rows(
        StandInRecord,
        _STAND_IN
        + "WHERE s.stands_in_for_id = :absent_id AND s.state = 'active'"
        + (" AND (s.client_id IS NULL OR s.client_id = :client_id)" if client_id is not None else "")
        + " ORDER BY s.id",
        absent_id=absent_id,
        client_id=client_id,
    )


async def find_leave(absent_id: int, since: date, until: date) -> list[StandInRecord]:
    """What is planned or under way for somebody's leave on any of these days (both included), the first one first."""
    return await db.rows(
        StandInRecord,
        _STAND_IN + "WHERE s.stands_in_for_id = :absent_id AND s.state IN ('planned', 'active')"
        " AND s.since <= :until AND s.until >= :since ORDER BY s.since, s.id",
        absent_id=absent_id,
        since=since,
        until=until,
    )


async def add_stand_in(
    *,
    person_id: int,
    stands_in_for_id: int,
    client_id: int | None,
    since: date,
    until: date,
    state: str,
    made_by_id: int,
    draft_id: int,
    at: datetime,
) -> int:
    """Adds a stand-in, planned or active at once."""
    return await db.add(
        "stand_in",
        person_id=person_id,
        stands_in_for_id=stands_in_for_id,
        client_id=client_id,
        since=since,
        until=until,
        state=state,
        made_by_id=made_by_id,
        draft_id=draft_id,
        made_at=at,
    )


async def claim_begin(stand_in_id: int) -> bool:
    """Makes a planned one active; False when it was called off or has begun."""
    return await db.any_row(
        "UPDATE stand_in SET state = 'active' WHERE id = :id AND state = 'planned' RETURNING id", id=stand_in_id
    )


async def claim_end(stand_in_id: int, state: str, at: datetime) -> bool:
    """Ends one as ``over`` or ``withdrawn``; False when it has ended before."""
    return await db.any_row(
        "UPDATE stand_in SET state = :state, ended_at = :at WHERE id = :id AND state IN ('planned', 'active')"
        " RETURNING id",
        id=stand_in_id,
        state=state,
        at=at,
    )
