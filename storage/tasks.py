"""Planned work: what is to be done, where and for whom, on which day."""

from datetime import date, datetime

from bot.records.tasks import TaskRecord
from storage import database as db
from storage import namesakes

_TASK = f"""SELECT t.id, t.client_id, t.site_id, t.assignee_id, t.work, coalesce(p.about, '') AS about, t.due_on,
 t.opens_on, t.until_on, t.moved_from, t.arranged, t.state, t.done_at, t.schedule_id, t.period, t.slot,
 {namesakes.client("c")} AS client_short_name, coalesce(s.name, '') AS site_name,
 {namesakes.person("a")} AS assignee_name, t.handed_from_id, coalesce(f.name, '') AS handed_from_name, t.reason,
 coalesce(p.unannounced, FALSE) AS unannounced
 FROM task t JOIN client c ON c.id = t.client_id LEFT JOIN site s ON s.id = t.site_id
 JOIN person a ON a.id = t.assignee_id LEFT JOIN person f ON f.id = t.handed_from_id
 LEFT JOIN schedule p ON p.id = t.schedule_id """
MAY_BE_DONE = "t.state = 'open' AND (t.until_on IS NULL OR t.until_on >= :today)"
"""SQL: that a task can still be done."""


async def get_task(task_id: int) -> TaskRecord | None:
    """A task by id."""
    return await db.row(TaskRecord, _TASK + "WHERE t.id = :id", id=task_id)


async def find_open_tasks(assignee_id: int, until: date, today: date) -> list[TaskRecord]:
    """A person's open tasks due on ``until`` or before that may still be done today, the oldest first."""
    return await db.rows(
        TaskRecord,
        _TASK + "WHERE t.assignee_id = :assignee_id AND t.state = 'open' AND t.due_on <= :until"
        " AND (t.until_on IS NULL OR t.until_on >= :today) ORDER BY t.due_on, t.id",
        assignee_id=assignee_id,
        until=until,
        today=today,
    )


async def find_missed_tasks(clients: tuple[int, ...], since: date, today: date) -> list[TaskRecord]:
    """Tasks of these clients that are late, and those that were missed since a day, the oldest first."""
    return await db.rows(
        TaskRecord,
        _TASK + f"WHERE t.client_id IN ({db.listed(clients)}) AND ((t.state = 'open' AND t.due_on < :today)"
        " OR (t.state = 'missed' AND t.due_on >= :since AND t.due_on < :today)) ORDER BY t.due_on, t.id",
        since=since,
        today=today,
    )


async def add_task(client_id: int, site_id: int | None, assignee_id: int, work: str, due_on: date) -> int:
    """Plans a task."""
    return await db.add(
        "task", client_id=client_id, site_id=site_id, assignee_id=assignee_id, work=work, due_on=due_on, state="open"
    )


_SIBLINGS = (
    "id <> :id AND period = (SELECT o.period FROM task o WHERE o.id = :id)"
    " AND schedule_id = (SELECT o.schedule_id FROM task o JOIN schedule p ON p.id = o.schedule_id"
    " WHERE o.id = :id AND p.shared <> 'each')"
    " AND coalesce(site_id, 0) = (SELECT coalesce(o.site_id, 0) FROM task o WHERE o.id = :id)"
)
"""SQL: the same time of the others, where one of several does it for all."""


async def fulfil(task_id: int, done_at: datetime) -> None:
    """Notes that a task is done, and so that of the others where one of several does it."""
    await db.change("task", task_id, state="done", done_at=done_at)
    await db.changed(
        f"UPDATE task SET state = 'covered', done_at = :done_at WHERE state = 'open' AND {_SIBLINGS}",
        id=task_id,
        done_at=done_at,
    )


async def reopen(task_id: int) -> None:
    """Notes that what fulfilled a task was taken back."""
    await db.change("task", task_id, state="open", done_at=None)
    await db.changed(
        f"UPDATE task SET state = 'open', done_at = NULL WHERE state = 'covered' AND {_SIBLINGS}", id=task_id
    )
