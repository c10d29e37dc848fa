"""Visits: what the client was told of a task, what they answered, and that somebody set out (clauses 3.7, 4.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.records.visits import VisitRecord
from bot.rules.tasks.works import WORKS
from storage import database as db
from storage import namesakes
from storage.plan_words import exactly

_VISIT = f"""SELECT v.id, v.task_id, v.client_id, {namesakes.client("c")} AS client_short_name, v.site_id,
 coalesce(s.name, '') AS site_name, v.schedule_id, v.slot, v.work, {exactly("l")} AS about, v.person_id,
 {namesakes.person("p")} AS person_name, v.for_day, v.told_at, v.confirmed_at, v.confirmed_by_id,
 coalesce({namesakes.person("y")}, '') AS confirmed_by, v.asked_day, v.asked_reason, v.asked_at, v.asked_by_id,
 coalesce({namesakes.person("w")}, '') AS asked_by, v.set_out_at, v.arrived_at, t.due_on, t.assignee_id,
 coalesce({namesakes.person("a")}, '') AS assignee_name, coalesce(t.state, '') AS state, coalesce(t.reason, '') AS reason,
 coalesce(l.shared, '') AS shared, coalesce(l.unannounced, FALSE) AS unannounced
 FROM visit v LEFT JOIN task t ON t.id = v.task_id JOIN client c ON c.id = v.client_id
 LEFT JOIN site s ON s.id = v.site_id LEFT JOIN schedule l ON l.id = v.schedule_id JOIN person p ON p.id = v.person_id
 LEFT JOIN person a ON a.id = t.assignee_id LEFT JOIN person y ON y.id = v.confirmed_by_id
 LEFT JOIN person w ON w.id = v.asked_by_id """

_VISITING = tuple(work.code for work in WORKS.values() if work.visits)


@dataclass(frozen=True, slots=True)
class ToTell:
    """A task that may have to be told: of which plan, how often that comes, and when it was told for which day."""

    task_id: int
    client_id: int
    due_on: date
    often: str
    every: str
    weekdays: str
    for_day: date | None
    told_at: datetime | None


async def get_visit(visit_id: int) -> VisitRecord | None:
    """A visit by id."""
    return await db.row(VisitRecord, _VISIT + "WHERE v.id = :id", id=visit_id)


async def get_visit_of(task_id: int) -> VisitRecord | None:
    """What was noted of a task; None: nothing yet."""
    return await db.row(VisitRecord, _VISIT + "WHERE v.task_id = :task_id", task_id=task_id)


async def find_visits_of(client_id: int, day: date) -> list[VisitRecord]:
    """What a client was told of a day."""
    return await db.rows(
        VisitRecord,
        _VISIT + "WHERE v.client_id = :client_id AND v.for_day = :day AND v.told_at IS NOT NULL ORDER BY v.id",
        client_id=client_id,
        day=day,
    )


async def find_told_otherwise(first: date) -> list[VisitRecord]:
    """The visits of a day on or behind ``first`` that may be others than was told: moved, waived, somebody else's.

    Also those of who is on leave that day: who stands in comes.
    """
    return await db.rows(
        VisitRecord,
        _VISIT + "WHERE v.for_day >= :first AND v.told_at IS NOT NULL AND (v.task_id IS NULL OR t.state = 'waived'"
        " OR (t.state = 'open' AND (t.due_on <> v.for_day OR t.assignee_id <> v.person_id"
        " OR EXISTS (SELECT 1 FROM stand_in i WHERE i.stands_in_for_id = t.assignee_id"
        " AND i.state IN ('planned', 'active') AND i.since <= t.due_on AND i.until >= t.due_on))))"
        " ORDER BY v.for_day, v.id",
        first=first,
    )


async def find_wishes(first: date) -> list[VisitRecord]:
    """The visits of a day on or behind ``first`` for which the client asks for another day."""
    return await db.rows(
        VisitRecord,
        _VISIT + "WHERE v.for_day >= :first AND v.told_at IS NOT NULL AND v.asked_day IS NOT NULL"
        " ORDER BY v.for_day, v.id",
        first=first,
    )


async def find_told_of(schedule_ids: Sequence[int], first: date) -> list[VisitRecord]:
    """The visits of plans that were told, of a day on or behind ``first``."""
    return await db.rows(
        VisitRecord,
        f"{_VISIT}WHERE v.schedule_id IN ({db.listed(schedule_ids)}) AND v.for_day >= :first AND v.told_at IS NOT NULL"
        " ORDER BY v.for_day, v.id",
        first=first,
    )


async def find_to_tell(clients: Sequence[int], first: date, last: date) -> list[ToTell]:
    """The open tasks at these clients, of days from ``first`` to ``last``, whose visits are not to be a surprise."""
    return await db.rows(
        ToTell,
        "SELECT t.id AS task_id, t.client_id, t.due_on, coalesce(l.often, '') AS often, coalesce(l.every, '') AS every,"
        " coalesce(l.weekdays, '') AS weekdays, v.for_day, v.told_at"
        " FROM task t LEFT JOIN schedule l ON l.id = t.schedule_id LEFT JOIN visit v ON v.task_id = t.id"
        f" WHERE t.client_id IN ({db.listed(clients)}) AND t.due_on >= :first AND t.due_on <= :last"
        f" AND t.state = 'open' AND t.arranged AND t.work IN ({db.listed(_VISITING)})"
        " AND NOT coalesce(l.unannounced, FALSE) ORDER BY t.due_on, t.id",
        first=first,
        last=last,
    )


async def add_visit(task_id: int) -> int:
    """Makes the visit of a task, if it is not there yet, as the task is now; returns its id."""
    await db.values(
        "INSERT INTO visit (task_id, client_id, site_id, schedule_id, slot, work, person_id, for_day)"
        " SELECT t.id, t.client_id, t.site_id, t.schedule_id, t.slot, t.work, t.assignee_id, t.due_on FROM task t"
        " WHERE t.id = :task_id ON CONFLICT DO NOTHING RETURNING id",
        task_id=task_id,
    )
    return await db.number("SELECT id FROM visit WHERE task_id = :task_id", task_id=task_id)


async def tell(visit_id: int, person_id: int, day: date, at: datetime) -> None:
    """Notes that the client was told who comes and when; what was answered of that stays."""
    await db.change("visit", visit_id, person_id=person_id, for_day=day, told_at=at)


_UNANSWERED = "confirmed_at = NULL, confirmed_by_id = NULL, asked_day = NULL, asked_reason = '', asked_at = NULL, asked_by_id = NULL"


async def tell_anew(
    visit_id: int,
    person_id: int,
    day: date,
    at: datetime,
    confirmed_at: datetime | None,
    confirmed_by_id: int | None,
) -> None:
    """Notes that the client was told of another day or another person: what they answered is over, unless they asked."""
    await db.values(
        f"UPDATE visit SET {_UNANSWERED}, told_at = :at, person_id = :person_id, for_day = :day, set_out_at = NULL,"
        " arrived_at = NULL WHERE id = :id RETURNING id",
        at=at,
        person_id=person_id,
        day=day,
        id=visit_id,
    )
    await db.change("visit", visit_id, confirmed_at=confirmed_at, confirmed_by_id=confirmed_by_id)


async def call_off(visit_id: int) -> None:
    """Notes that the client was told that it is off: from now on they know of none."""
    await db.values(
        f"UPDATE visit SET told_at = NULL, {_UNANSWERED} WHERE id = :id RETURNING id",
        id=visit_id,
    )


async def find_successor(visit: VisitRecord, first: date, last: date) -> int | None:
    """The task that re-planning made in the place of one that it took off: the next of the same plan, site and slot."""
    return await db.value(
        int,
        "SELECT t.id FROM task t WHERE t.schedule_id = :schedule_id AND t.slot = :slot AND t.state = 'open'"
        " AND t.arranged AND coalesce(t.site_id, 0) = :site_id AND t.due_on >= :first AND t.due_on <= :last"
        " AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.task_id = t.id) ORDER BY t.due_on, t.id LIMIT 1",
        schedule_id=visit.schedule_id,
        slot=visit.slot,
        site_id=visit.site_id or 0,
        first=first,
        last=last,
    )


async def change_task(visit_id: int, task_id: int) -> None:
    """Has a visit be that of another task."""
    await db.change("visit", visit_id, task_id=task_id)


async def let_go(task_ids: Sequence[int]) -> None:
    """Has the visits of tasks that are taken off stand for themselves."""
    await db.values(f"UPDATE visit SET task_id = NULL WHERE task_id IN ({db.listed(task_ids)}) RETURNING id")


async def confirm(visit_id: int, day: date, person_id: int, at: datetime) -> bool:
    """Notes that the client agrees to a day; a wish for another one is over. False: it was so before, or was moved."""
    return await db.any_row(
        "UPDATE visit SET confirmed_at = :at, confirmed_by_id = :person_id, asked_day = NULL, asked_reason = '',"
        " asked_at = NULL, asked_by_id = NULL WHERE id = :id AND for_day = :day AND told_at IS NOT NULL"
        " AND confirmed_at IS NULL RETURNING id",
        at=at,
        person_id=person_id,
        id=visit_id,
        day=day,
    )


async def note_agreed(visit_id: int, person_id: int, at: datetime) -> bool:
    """Notes that the client agreed by telephone, as who comes says; False when they had agreed before."""
    return await db.any_row(
        "UPDATE visit SET confirmed_at = :at, confirmed_by_id = :person_id, asked_day = NULL, asked_reason = '',"
        " asked_at = NULL, asked_by_id = NULL WHERE id = :id AND confirmed_at IS NULL RETURNING id",
        at=at,
        person_id=person_id,
        id=visit_id,
    )


async def ask(visit_id: int, day: date, why: str, person_id: int, at: datetime) -> bool:
    """Notes that the client asks for another day; False when nothing is told any more."""
    return await db.any_row(
        "UPDATE visit SET asked_day = :day, asked_reason = :why, asked_by_id = :person_id, asked_at = :at,"
        " confirmed_at = NULL, confirmed_by_id = NULL WHERE id = :id AND told_at IS NOT NULL RETURNING id",
        day=day,
        why=why,
        person_id=person_id,
        at=at,
        id=visit_id,
    )


async def keep(visit_id: int, asked_day: date) -> bool:
    """Notes that the wish for a day was declined; False when it is no wish any more."""
    return await db.any_row(
        "UPDATE visit SET asked_day = NULL, asked_reason = '', asked_at = NULL WHERE id = :id"
        " AND asked_day = :asked_day RETURNING id",
        id=visit_id,
        asked_day=asked_day,
    )


async def set_out(visit_id: int, day_began: datetime, at: datetime) -> bool:
    """Notes that somebody set out; False when they did before, on that day."""
    return await db.any_row(
        "UPDATE visit SET set_out_at = :at, arrived_at = NULL WHERE id = :id"
        " AND (set_out_at IS NULL OR set_out_at < :day_began) AND (arrived_at IS NULL OR arrived_at < :day_began)"
        " RETURNING id",
        id=visit_id,
        day_began=day_began,
        at=at,
    )


async def arrive(visit_id: int, day_began: datetime, at: datetime) -> bool:
    """Notes that somebody arrived; False when they did before, on that day."""
    return await db.any_row(
        "UPDATE visit SET arrived_at = :at WHERE id = :id AND (arrived_at IS NULL OR arrived_at < :day_began)"
        " RETURNING id",
        id=visit_id,
        day_began=day_began,
        at=at,
    )
