"""What is owed to clients and what they had of it: tasks whose outcome is a deliverable (clause 7)."""

import asyncio
from datetime import date, timedelta

from bot.rules.deliverables.acceptance import ACCEPTED_WORKS, Answer
from bot.rules.deliverables.owed import Alike, Came, Owed, Stands
from storage import database as db
from storage import namesakes
from storage.days import beijing_day
from storage.plan_words import exactly
from storage.tasks import RETURNED

_HAD = "FROM work_record w WHERE w.task_id = t.id AND w.state = 'issued' AND w.released_at IS NOT NULL"

_TASKS = (
    "task t LEFT JOIN schedule p ON p.id = t.schedule_id LEFT JOIN contract_item i ON i.id = p.item_id"
    f" LEFT JOIN work_record r ON r.row_id = (SELECT max(w.row_id) {_HAD})"
    " LEFT JOIN acceptance s ON s.record_kind = r.kind AND s.record_id = r.id"
)
"""SQL: tasks with their plans, what the client had of each last, and what they said to that."""
_ITEM = f"COALESCE(i.name, {exactly('p')})"
"""SQL: what it is owed for: the service of the contract as it is called now, or else the words of its plan."""
_ONCE = "(r.row_id IS NOT NULL OR t.slot = 0 OR COALESCE(p.shared, 'each') = 'each')"


def _due(clients: tuple[int, ...] | None) -> str:
    """SQL: whether task ``t`` is one of those that are asked for, with its plan ``p`` and what was had of it last, ``r``."""
    # by work and day those of all clients are found, those of some by client and day; SQLite must not be left to choose
    among = (
        f"+t.client_id > 0 AND t.work IN ({db.listed(ACCEPTED_WORKS)})"
        if clients is None
        else f"t.client_id IN ({db.listed(clients)}) AND (t.work || '') IN ({db.listed(ACCEPTED_WORKS)})"
    )
    return (
        f"{among} AND t.state NOT IN ('covered', 'waived') AND t.due_on BETWEEN :since AND :last"
        f" AND (t.due_on >= :first OR t.state = 'open') AND {_ONCE}"
    )


async def find_owed(clients: tuple[int, ...] | None, first: date, last: date, open_since: date) -> list[Owed]:
    """Of these clients (None: of all but practice ones) what is due from ``first`` to ``last``, by its days.

    Also what is open still of what was due before, but not before ``open_since``. What is not released to the client
    is not delivered, for whoever reads it: one figure for the client and for us. Of several people of whom one does it
    for all, it is owed once.
    """
    return await db.rows(
        Owed,
        f"SELECT t.id AS task_id, t.client_id, {namesakes.client('c')} AS client_name, t.work,"
        f" {exactly('p')} AS about, t.assignee_id AS person_id,"
        f" {namesakes.person('a')} AS person_name, t.due_on, t.moved_from,"
        f" (SELECT min(w.released_at) {_HAD}) AS delivered_at, r.kind AS record_kind, r.id AS record_id,"
        f" r.released_at AS handed_at, {RETURNED} AS again, COALESCE(i.name, '') AS item,"
        " COALESCE(r.number, '') AS number, COALESCE(s.state, '') AS answer"
        f" FROM {_TASKS} JOIN client c ON c.id = t.client_id JOIN person a ON a.id = t.assignee_id"
        f" WHERE {_due(clients)} ORDER BY t.due_on, t.id",
        since=min(open_since, first),
        first=first,
        last=last,
    )


_A_MONTH = timedelta(days=30)
_STANDS = (
    f"CASE WHEN o.row_id IS NULL THEN CASE WHEN o.due_on < :today THEN '{Stands.LATE}' ELSE '{Stands.OWED}' END"
    f" WHEN o.answer = '{Answer.ACCEPTED}' THEN '{Stands.ACCEPTED}' WHEN o.answer = '{Answer.RETURNED}'"
    f" THEN '{Stands.RETURNED}' ELSE '{Stands.DELIVERED}' END"
)
_CAME = (
    f"CASE WHEN o.delivered_on <= o.promised_on THEN '{Came.ON_TIME}'"
    f" WHEN o.delivered_on IS NOT NULL OR o.promised_on < :today THEN '{Came.LATE}' ELSE '{Came.NOT_YET}' END"
)


async def count_owed(
    clients: tuple[int, ...] | None, first: date, last: date, open_since: date, today: date
) -> list[Alike]:
    """How many of the same stand how on a day, by who has to see to them and what it is.

    The database counts them, in the words of the rules: a test compares the two.
    """
    since, found = min(open_since, first), list[Alike]()
    # of all clients a year has many: month by month, and others get their turn in between
    step = _A_MONTH if clients is None else last - since
    while since <= last:
        until = min(since + step, last)
        found += await _count_due(clients, first, since, until, today)
        since = until + timedelta(days=1)
        await asyncio.sleep(0)
    return found


async def _count_due(clients: tuple[int, ...] | None, first: date, since: date, last: date, today: date) -> list[Alike]:
    return await db.rows(
        Alike,
        f"WITH owed AS MATERIALIZED (SELECT t.assignee_id, t.work, {_ITEM} AS about, t.due_on, r.row_id,"
        " COALESCE(t.moved_from, t.due_on) AS promised_on, s.state AS answer,"
        f" {beijing_day(f'(SELECT min(w.released_at) {_HAD})')} AS delivered_on FROM {_TASKS} WHERE {_due(clients)}),"
        f" stood AS MATERIALIZED (SELECT o.assignee_id, o.work, o.about, {_STANDS} AS stands, {_CAME} AS came FROM owed o)"
        f" SELECT a.id AS person_id, {namesakes.person('a')} AS person_name, k.work, k.about, k.stands, k.came, k.n FROM"
        " (SELECT assignee_id, work, about, stands, came, count(*) AS n FROM stood"
        " GROUP BY assignee_id, work, about, stands, came) k JOIN person a ON a.id = k.assignee_id"
        " ORDER BY a.id, k.work, k.about, k.stands, k.came",
        since=since,
        first=first,
        last=last,
        today=today,
    )
