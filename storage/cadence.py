"""What was promised to clients for the days of a stretch, and how it stands (clauses 3.7, 4.6)."""

from datetime import date

from bot.rules.tasks.cadence_kept import Promise
from storage import database as db
from storage.plan_words import exactly

_UNRELEASED = (
    "(t.state = 'done' AND EXISTS (SELECT 1 FROM work_record w WHERE w.task_id = t.id AND w.state = 'submitted'))"
)
"""SQL: that what was done is not released to the client yet, so that it is not done for them, nor counted."""


async def find_promises(clients: tuple[int, ...], first: date, last: date) -> list[Promise]:
    """The tasks of these clients that are due from ``first`` to ``last``, in the order of their days.

    What is not released yet is open, for whoever reads it: one figure for the client and for us.
    """
    return await db.rows(
        Promise,
        f"SELECT t.id, t.schedule_id, t.work, {exactly('p')} AS about, t.site_id,"
        " COALESCE(s.name, '') AS site_name, COALESCE(p.often, '') AS often, COALESCE(p.every, '') AS every,"
        " COALESCE(p.weekdays, '') AS weekdays, t.period, t.arranged, COALESCE(p.shared <> 'each', FALSE) AS by_any,"
        " COALESCE(p.unannounced, FALSE) AS unannounced, t.due_on, t.moved_from, t.until_on,"
        f" CASE WHEN {_UNRELEASED} THEN 'open' ELSE t.state END AS state,"
        f" CASE WHEN {_UNRELEASED} THEN NULL ELSE t.done_at END AS done_at,"
        " t.reason FROM task t LEFT JOIN site s ON s.id = t.site_id LEFT JOIN schedule p ON p.id = t.schedule_id"
        f" WHERE t.client_id IN ({db.listed(clients)}) AND t.due_on BETWEEN :first AND :last ORDER BY t.due_on, t.id",
        first=first,
        last=last,
    )
