"""What was promised to clients for the days of a stretch, and how it stands (clauses 3.7, 4.6)."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.tasks.cadence_kept import MISSED_DAYS, Promise
from storage import database as db
from storage.clients import find_with_merged
from storage.plan_words import exactly

_UNRELEASED = (
    "(t.state = 'done' AND EXISTS (SELECT 1 FROM work_record w WHERE w.task_id = t.id AND w.state = 'submitted'))"
)
"""SQL: that what was done is not released to the client yet, so that it is not done for them, nor counted."""


_PROMISE = (
    f"t.id, t.schedule_id, t.work, {exactly('p')} AS about, t.site_id,"
    " COALESCE(s.name, '') AS site_name, COALESCE(p.often, '') AS often, COALESCE(p.every, '') AS every,"
    " COALESCE(p.weekdays, '') AS weekdays, t.period, t.arranged, COALESCE(p.shared <> 'each', FALSE) AS by_any,"
    " COALESCE(p.unannounced, FALSE) AS unannounced, t.due_on, t.moved_from, t.until_on,"
    f" CASE WHEN {_UNRELEASED} THEN 'open' ELSE t.state END AS state,"
    f" CASE WHEN {_UNRELEASED} THEN NULL ELSE t.done_at END AS done_at,"
    " t.reason FROM task t LEFT JOIN site s ON s.id = t.site_id LEFT JOIN schedule p ON p.id = t.schedule_id"
)
"""SQL: the columns of a ``Promise``, of tasks ``t``. What is not released yet is open, for whoever reads it: one figure
for the client and for us."""


@dataclass(frozen=True, slots=True)
class PromiseTo(Promise):
    """A promise with the client to whom it was made, or the one into which that was merged since."""

    client_id: int


@dataclass(frozen=True, slots=True)
class PromiseOf(Promise):
    """A promise with the item of a contract of which its plan was made."""

    item_id: int


async def find_promises_of_plans(plans: str, first: date, last: date, **parameters: int) -> list[PromiseOf]:
    """The tasks of these work plans (SQL that selects their ids) that are due from ``first`` to ``last``."""
    return await db.rows(
        PromiseOf,
        f"SELECT p.item_id, {_PROMISE} WHERE t.schedule_id IN {plans} AND t.due_on BETWEEN :first AND :last"
        " ORDER BY t.due_on, t.id",
        first=first,
        last=last,
        **parameters,
    )


async def find_promises(clients: tuple[int, ...], first: date, last: date) -> list[Promise]:
    """The tasks of these clients that are due from ``first`` to ``last``, in the order of their days."""
    return await db.rows(
        Promise,
        f"SELECT {_PROMISE} WHERE t.client_id IN ({db.listed(clients)}) AND t.due_on BETWEEN :first AND :last ORDER BY t.due_on, t.id",
        first=first,
        last=last,
    )


async def find_promises_to(clients: tuple[int, ...] | None, first: date, last: date) -> list[PromiseTo]:
    """The same of each of these clients (None: all but those of practice), also of what was merged into them."""
    whose = await _within(clients, "t.client_id")
    return await _find_to(f"{whose} AND t.due_on BETWEEN :first AND :last", first=first, last=last)


async def find_promises_at_hand(clients: tuple[int, ...] | None, monday: date, today: date) -> list[PromiseTo]:
    """The promises of the week that begins on ``monday``, and of those before it what is not done.

    That is what is still open or not released yet, and what was missed and could last be made up within 31 days.
    """
    whose = await _within(clients, "client_id")
    return await _find_to(
        f"t.id IN (SELECT id FROM task WHERE {whose} AND due_on BETWEEN :monday AND :sunday"
        f" UNION ALL SELECT id FROM task WHERE {whose} AND state = 'open' AND due_on < :monday"
        f" UNION ALL SELECT id FROM task WHERE {whose} AND state = 'missed' AND until_on >= :since AND until_on < :today"
        " AND due_on < :monday"
        f" UNION ALL SELECT id FROM task WHERE {whose} AND state = 'done' AND due_on < :monday AND id IN"
        " (SELECT task_id FROM work_record WHERE state = 'submitted' AND task_id IS NOT NULL))",
        monday=monday,
        sunday=monday + timedelta(days=6),
        today=today,
        since=today - MISSED_DAYS,
    )


async def _within(clients: tuple[int, ...] | None, column: str) -> str:
    """SQL: whether a task is one of these clients', or of what was merged into them."""
    if clients is None:
        # the sign keeps SQLite from going through all of them by client: what is asked for are days
        return f"+{column} > 0"
    return f"{column} IN ({db.listed(await find_with_merged(clients))})"


async def _find_to(which: str, **days: date) -> list[PromiseTo]:
    return await db.rows(
        PromiseTo,
        f"SELECT COALESCE(c.now_id, c.id) AS client_id, {_PROMISE} JOIN client c ON c.id = t.client_id"
        f" WHERE {which} ORDER BY t.due_on, t.id",
        **days,
    )
