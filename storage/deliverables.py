"""What is owed to clients and what they had of it: tasks whose outcome is a deliverable (clause 7)."""

from datetime import date

from bot.rules.deliverables.acceptance import ACCEPTED_WORKS
from bot.rules.deliverables.owed import Owed
from storage import database as db
from storage import namesakes
from storage.plan_words import exactly

_HAD = "FROM work_record w WHERE w.task_id = t.id AND w.state = 'issued' AND w.released_at IS NOT NULL"


async def find_owed(clients: tuple[int, ...] | None, first: date, last: date, open_since: date) -> list[Owed]:
    """Of these clients (None: of all but practice ones) what is due from ``first`` to ``last``, by its days.

    Also what is open still of what was due before, but not before ``open_since``. What is not released to the client
    is not delivered, for whoever reads it: one figure for the client and for us. Of several people of whom one does it
    for all, it is owed once.
    """
    among = "t.client_id > 0" if clients is None else f"t.client_id IN ({db.listed(clients)})"
    return await db.rows(
        Owed,
        f"SELECT t.id AS task_id, t.client_id, {namesakes.client('c')} AS client_name, t.work,"
        f" {exactly('p')} AS about, t.assignee_id AS person_id,"
        f" {namesakes.person('a')} AS person_name, t.due_on, t.moved_from,"
        f" (SELECT min(w.released_at) {_HAD}) AS delivered_at, r.kind AS record_kind, r.id AS record_id,"
        " COALESCE(r.number, '') AS number, COALESCE(s.state, '') AS answer"
        " FROM task t JOIN client c ON c.id = t.client_id JOIN person a ON a.id = t.assignee_id"
        " LEFT JOIN schedule p ON p.id = t.schedule_id"
        f" LEFT JOIN work_record r ON r.row_id = (SELECT max(w.row_id) {_HAD})"
        " LEFT JOIN acceptance s ON s.record_kind = r.kind AND s.record_id = r.id"
        f" WHERE {among} AND t.work IN ({db.listed(ACCEPTED_WORKS)}) AND t.state NOT IN ('covered', 'waived')"
        " AND t.due_on BETWEEN :since AND :last AND (t.due_on >= :first OR t.state = 'open')"
        " AND (r.row_id IS NOT NULL OR t.slot = 0 OR COALESCE(p.shared, 'each') = 'each')"
        " ORDER BY t.due_on, t.id",
        since=min(open_since, first),
        first=first,
        last=last,
    )
