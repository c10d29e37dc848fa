"""Patrol plans, and the tasks that are made from them: each time once, whoever plans and however often (clause 3.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from storage import database as db


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A plan as its tasks are made from it.

    ``as_now``: what it says, in a few signs, nothing when it or its site or its client is ended; ``planned_as``: what
    it said when its tasks were made.
    """

    id: int
    client_id: int
    site_id: int
    person_id: int
    often: str
    begins: date
    ends: date | None
    planned_until: date | None
    planned_as: str
    as_now: str

    @property
    def changed(self) -> bool:
        """Whether its tasks were made from something else."""
        return self.planned_as != self.as_now


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to be made: ``period`` names it among those of its plan, ``until`` is its last day."""

    of: ScheduleRow
    period: date
    due: date
    until: date | None


_AS_NOW = (
    "CASE WHEN p.ended_at IS NULL AND s.ended_at IS NULL AND c.ended_at IS NULL THEN p.site_id || ' ' || p.person_id"
    " || ' ' || p.often || ' ' || p.begins || ' ' || coalesce(CAST(p.ends AS VARCHAR(10)), '-') ELSE '' END"
)
_PLANS = (
    "SELECT p.id, p.client_id, p.site_id, p.person_id, p.often, p.begins, p.ends, p.planned_until, p.planned_as,"
    f" {_AS_NOW} AS as_now FROM schedule p JOIN site s ON s.id = p.site_id JOIN client c ON c.id = p.client_id"
)


async def find_to_plan(until: date, after: int, limit: int) -> list[ScheduleRow]:
    """The plans behind the id ``after``, in order, that say something new or are not made up to a day yet."""
    return await db.rows(
        ScheduleRow,
        f"{_PLANS} WHERE p.id > :after AND (p.planned_as <> {_AS_NOW} OR (p.planned_as <> '' AND p.planned_until < :until))"
        " ORDER BY p.id LIMIT :limit",
        until=until,
        after=after,
        limit=limit,
    )


async def get_to_plan(schedule_id: int) -> ScheduleRow | None:
    """A plan."""
    return await db.row(ScheduleRow, f"{_PLANS} WHERE p.id = :id", id=schedule_id)


async def add_tasks(tasks: Sequence[NewTask]) -> None:
    """Makes tasks; those that are there already stay as they are."""
    if tasks:
        await db.values(
            _ADD[db.dialect()],
            tasks=[
                [
                    one.of.id,
                    one.of.client_id,
                    one.of.site_id,
                    one.of.person_id,
                    one.period.isoformat(),
                    one.due.isoformat(),
                    one.until and one.until.isoformat(),
                ]
                for one in tasks
            ],
        )


_ADD = {
    "sqlite": "INSERT INTO task (schedule_id, client_id, site_id, assignee_id, period, due_on, until_on, form, state)"
    " SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),"
    " json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'),"
    " 'patrol', 'open' FROM json_each(:tasks) WHERE TRUE"
    " ON CONFLICT (schedule_id, period) WHERE schedule_id IS NOT NULL DO NOTHING RETURNING id",
    "postgres": "INSERT INTO task (schedule_id, client_id, site_id, assignee_id, period, due_on, until_on, form, state)"
    " SELECT (value ->> 0)::bigint, (value ->> 1)::bigint, (value ->> 2)::bigint, (value ->> 3)::bigint,"
    " (value ->> 4)::date, (value ->> 5)::date, (value ->> 6)::date, 'patrol', 'open'"
    " FROM json_array_elements(:tasks::json)"
    " ON CONFLICT (schedule_id, period) WHERE schedule_id IS NOT NULL DO NOTHING RETURNING id",
}


async def note_planned(schedule_ids: Sequence[int], until: date) -> None:
    """Notes that the tasks of these plans are made up to a day, from what they say now."""
    await db.changed(
        "UPDATE schedule SET planned_until = :until, planned_as ="
        f" (SELECT {_AS_NOW} FROM schedule p JOIN site s ON s.id = p.site_id JOIN client c ON c.id = p.client_id"
        f" WHERE p.id = schedule.id) WHERE id IN ({db.listed(schedule_ids)})",
        until=until,
    )


async def remove_untouched(schedule_ids: Sequence[int], first: date) -> None:
    """Takes the tasks of plans from a day on off again, but those that somebody has begun or done."""
    await db.values(
        f"DELETE FROM task WHERE schedule_id IN ({db.listed(schedule_ids)}) AND state = 'open' AND due_on >= :first"
        " AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.subject_kind = 'task' AND d.subject_id = task.id)"
        " AND NOT EXISTS (SELECT 1 FROM work_record w WHERE w.task_id = task.id) RETURNING id",
        first=first,
    )


async def close_missed(today: date) -> int:
    """Notes which tasks can be made up no more; returns how many there were."""
    return await db.changed(
        "UPDATE task SET state = 'missed' WHERE state = 'open' AND until_on < :today",
        today=today,
    )
