"""Planned work: a form to fill in at a site on a day."""

from datetime import date, datetime

from bot.records.tasks import TaskRecord
from storage import database as db
from storage import namesakes

_TASK = f"""SELECT t.id, t.client_id, t.site_id, t.assignee_id, t.form, t.due_on, t.state,
 {namesakes.client("c")} AS client_short_name, s.name AS site_name, {namesakes.person("a")} AS assignee_name
 FROM task t JOIN client c ON c.id = t.client_id JOIN site s ON s.id = t.site_id
 JOIN person a ON a.id = t.assignee_id """


async def get_task(task_id: int) -> TaskRecord | None:
    """A task by id."""
    return await db.row(TaskRecord, _TASK + "WHERE t.id = :id", id=task_id)


async def find_open_tasks(assignee_id: int, until: date) -> list[TaskRecord]:
    """A person's open tasks due on ``until`` or before that may still be made up then, the oldest first."""
    return await db.rows(
        TaskRecord,
        _TASK + "WHERE t.assignee_id = :assignee_id AND t.state = 'open' AND t.due_on <= :until"
        " AND (t.until_on IS NULL OR t.until_on >= :until) ORDER BY t.due_on, t.id",
        assignee_id=assignee_id,
        until=until,
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


async def add_task(client_id: int, site_id: int, assignee_id: int, form: str, due_on: date) -> int:
    """Plans a task."""
    return await db.add(
        "task", client_id=client_id, site_id=site_id, assignee_id=assignee_id, form=form, due_on=due_on, state="open"
    )


async def change_task_state(task_id: int, state: str, done_at: datetime | None) -> None:
    """Marks a task done, or open again after a recall."""
    await db.change("task", task_id, state=state, done_at=done_at)
