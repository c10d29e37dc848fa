"""Who is to hear of planned work, and which of it is begun (clauses 3.7, 4.6)."""

from collections.abc import Sequence
from datetime import date

from storage import database as db

_OURS = "t.assignee_id > 0 AND t.client_id > 0"


async def find_who_has_open(first: date, last: date, *, unarranged: bool = False) -> list[int]:
    """Ids of those who have open tasks due on these days (``unarranged``: whose day is not known), practice left out."""
    return await db.column(
        int,
        f"SELECT DISTINCT t.assignee_id FROM task t WHERE t.state = 'open' AND t.due_on >= :first"
        f" AND t.due_on <= :last AND {_OURS}{' AND NOT t.arranged' if unarranged else ''} ORDER BY t.assignee_id",
        first=first,
        last=last,
    )


async def find_who_missed(since: date, today: date) -> list[int]:
    """Ids of those whose tasks could last be made up since a day, and nobody has said why."""
    return await db.column(
        int,
        "SELECT DISTINCT t.assignee_id FROM task t WHERE t.state = 'missed' AND t.until_on >= :since"
        f" AND t.until_on < :today AND t.reason = '' AND {_OURS} ORDER BY t.assignee_id",
        since=since,
        today=today,
    )


async def find_who_stands_in(absent: Sequence[int]) -> list[int]:
    """Ids of those who stand in for any of these people now."""
    return await db.column(
        int,
        "SELECT DISTINCT person_id FROM stand_in WHERE state = 'active'"
        f" AND stands_in_for_id IN ({db.listed(absent)}) ORDER BY person_id",
    )


# a task that has a record is done, unless that was taken back
_BEGUN = (
    "EXISTS (SELECT 1 FROM draft d WHERE d.subject_kind = 'task' AND d.subject_id = {task}.id AND d.state = 'open')"
)


async def find_begun(task_ids: Sequence[int]) -> list[int]:
    """Which of these open tasks somebody has begun; where one of several does it, any of them."""
    return await db.column(
        int,
        f"SELECT t.id FROM task t WHERE t.id IN ({db.listed(task_ids)}) AND ({_BEGUN.format(task='t')}"
        " OR EXISTS (SELECT 1 FROM task o JOIN schedule p ON p.id = o.schedule_id AND p.shared <> 'each'"
        " WHERE o.schedule_id = t.schedule_id AND o.period = t.period"
        f" AND COALESCE(o.site_id, 0) = COALESCE(t.site_id, 0) AND o.id <> t.id AND {_BEGUN.format(task='o')}))",
    )
