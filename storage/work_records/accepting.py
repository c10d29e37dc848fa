"""What the client said to deliverables: one answer to each, kept for good (clause 7)."""

from datetime import date, datetime

from bot.records.links import Link
from bot.records.to_answer import ToAccept
from bot.records.work_records import Acceptance
from bot.rules.behalf import Behalf
from bot.rules.deliverables.acceptance import ACCEPTED_WORKS, Answer
from bot.rules.work_records.kinds import DELIVERABLES
from storage import database as db
from storage import namesakes
from storage.plan_words import exactly


async def add_answer(
    record: Link,
    task_id: int,
    answer: Answer,
    *,
    reason: str,
    by: int,
    at: datetime,
    recorded_by: int | None,
    behalf: Behalf | None,
) -> int | None:
    """Keeps an answer, and returns its id; None when there is one already."""
    return await db.add_once(
        "acceptance",
        record_kind=record.kind,
        record_id=record.id,
        task_id=task_id,
        state=answer,
        reason=reason,
        by_id=by,
        at=at,
        recorded_by_id=recorded_by,
        channel=behalf.channel if behalf is not None else "",
        told_on=behalf.told_on if behalf is not None else None,
    )


async def get_answer(record: Link) -> Acceptance | None:
    """What was said to it, by whom and when."""
    return await db.row(
        Acceptance,
        f"SELECT a.id, a.state, a.reason, {namesakes.person('p')} AS by_name, a.at, a.channel, a.told_on,"
        f" COALESCE({namesakes.person('r')}, '') AS recorder FROM acceptance a JOIN person p ON p.id = a.by_id"
        " LEFT JOIN person r ON r.id = a.recorded_by_id WHERE a.record_kind = :kind AND a.record_id = :id",
        kind=record.kind,
        id=record.id,
    )


async def is_returned(record: Link) -> bool:
    """Whether it was returned, so that it fulfils its task no more."""
    return await db.any_row(
        "SELECT 1 AS one FROM acceptance WHERE record_kind = :kind AND record_id = :id AND state = :state",
        kind=record.kind,
        id=record.id,
        state=Answer.RETURNED,
    )


async def last_reason(task_id: int) -> str:
    """Why what was delivered for a task was returned, the last time."""
    sql = "SELECT reason FROM acceptance WHERE task_id = :task AND state = :state ORDER BY id DESC LIMIT 1"
    return await db.value(str, sql, task=task_id, state=Answer.RETURNED) or ""


async def find_unanswered(clients: tuple[int, ...], since: date) -> list[ToAccept]:
    """What these clients have of deliverables since a day and nobody answered, the oldest first."""
    return await db.rows(
        ToAccept,
        f"SELECT w.kind, w.id, w.client_id, {namesakes.client('c')} AS client_name, t.work, {exactly('p')} AS about"
        " FROM work_record w JOIN task t ON t.id = w.task_id JOIN client c ON c.id = w.client_id"
        " LEFT JOIN schedule p ON p.id = t.schedule_id"
        f" WHERE w.kind IN ({db.listed(DELIVERABLES)}) AND w.client_id IN ({db.listed(clients)}) AND w.day >= :since"
        f" AND w.state = 'issued' AND w.released_at IS NOT NULL AND t.work IN ({db.listed(ACCEPTED_WORKS)})"
        " AND NOT EXISTS (SELECT 1 FROM acceptance a WHERE a.record_kind = w.kind AND a.record_id = w.id)"
        " ORDER BY w.released_at, w.row_id",
        since=since,
    )
