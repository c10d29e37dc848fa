"""What was promised to clients for the days of a stretch, and how it stands (clauses 3.7, 4.6)."""

from bisect import bisect
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.tasks.cadence_kept import MISSED_DAYS, Fate, Figures, Promise, figures_from, kept
from storage import database as db
from storage.clients import find_with_merged
from storage.days import beijing_day
from storage.plan_words import exactly

_UNRELEASED = (
    "(t.state = 'done' AND EXISTS (SELECT 1 FROM work_record w WHERE w.task_id = t.id AND w.state = 'submitted'))"
)
"""SQL: that what was done is not released to the client yet, so that it is not done for them, nor counted."""


_PROMISE = (
    f"t.id, t.schedule_id, t.work, coalesce(nullif({exactly('p')}, ''), t.about) AS about, t.site_id,"
    " COALESCE(s.name, '') AS site_name, COALESCE(p.often, '') AS often, COALESCE(p.every, '') AS every,"
    " COALESCE(p.weekdays, '') AS weekdays, t.period, t.arranged, COALESCE(p.shared <> 'each', FALSE) AS by_any,"
    " COALESCE(p.unannounced, FALSE) AS unannounced, t.due_on, t.moved_from, t.until_on,"
    f" CASE WHEN {_UNRELEASED} THEN 'open' ELSE t.state END AS state,"
    f" CASE WHEN {_UNRELEASED} THEN NULL ELSE t.done_at END AS done_at,"
    " t.reason FROM task t LEFT JOIN site s ON s.id = t.site_id LEFT JOIN schedule p ON p.id = t.schedule_id"
)
"""SQL: the columns of a ``Promise``, of tasks ``t``. What is not released yet is open, for whoever reads it: one figure
for the client and for us."""


_SEVERAL = (
    "(t.schedule_id IS NOT NULL AND COALESCE(p.shared, '') <> 'each' AND EXISTS (SELECT 1 FROM task o"
    " WHERE o.schedule_id = t.schedule_id AND o.period = t.period AND o.slot > 0))"
)
"""SQL: that several people may have it for the same period, of whom one does it for all."""
_BY_ANY = "by_any"
"""In the place of a fate: the rule has yet to say which of them counts."""

Stand = tuple[Figures, ...]
"""The figures of several stretches that follow each other."""


@dataclass(frozen=True, slots=True)
class _Fated:
    client_id: int
    of_id: int
    stretch: int
    fate: str
    n: int


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


async def count_at_hand(clients: tuple[int, ...] | None, monday: date, today: date) -> Mapping[int, Stand]:
    """How the promises at hand stand, by client (None: all but those of practice), with what was merged into it.

    The first figures are of what was due before the week that begins on ``monday``, and is not done: still open, or not
    released yet, or missed and could last be made up within 31 days. The second are of that week.
    """
    whose = await _within(clients, "client_id")
    return await _count(
        f"t.id IN (SELECT id FROM task WHERE {whose} AND due_on BETWEEN :monday1 AND :sunday"
        f" UNION ALL SELECT id FROM task WHERE {whose} AND state = 'open' AND due_on < :monday1"
        f" UNION ALL SELECT id FROM task WHERE {whose} AND state = 'missed' AND until_on >= :since AND until_on < :today"
        " AND due_on < :monday1"
        # whatever was done: begins with what is not released, of which there is little
        f" UNION ALL SELECT d.id FROM work_record w CROSS JOIN task d WHERE w.state = 'submitted' AND d.id = w.task_id"
        f" AND d.state = 'done' AND d.due_on < :monday1 AND {await _within(clients, 'd.client_id')})",
        (date.min, monday),
        today,
        sunday=monday + timedelta(days=6),
        since=today - MISSED_DAYS,
    )


async def count_by_week(clients: tuple[int, ...], mondays: Sequence[date], today: date) -> Mapping[int, Stand]:
    """How the promises stand of each of these weeks, which follow each other, by client as above."""
    whose = await _within(clients, "t.client_id")
    last = mondays[-1] + timedelta(days=6)
    return await _count(f"{whose} AND t.due_on BETWEEN :monday0 AND :last", mondays, today, last=last)


async def _count(which: str, mondays: Sequence[date], today: date, **days: date) -> Mapping[int, Stand]:
    """Figures of each stretch that begins on one of ``mondays``, of the promises that SQL says.

    A promise that stands alone is counted by the database, whose word for its fate is that of the rule (a test compares
    them). Where one of several people does it for all, the rule itself looks at each of theirs.
    """
    days |= {f"monday{n}": monday for n, monday in enumerate(mondays)} | {"today": today}
    stretch = "".join(f" WHEN t.due_on < :monday{n} THEN {n - 1}" for n in range(1, len(mondays)))
    counted = await db.rows(
        _Fated,
        # apart, or SQLite would ask for the fate of each once to group it and again to say it
        f"WITH fated AS MATERIALIZED (SELECT t.client_id, CASE{stretch} ELSE {len(mondays) - 1} END AS stretch,"
        f" {_fate()} AS fate, COALESCE(p.unannounced, FALSE) AS unannounced FROM task t"
        f" LEFT JOIN schedule p ON p.id = t.schedule_id WHERE {which} AND t.state <> 'covered')"
        " SELECT COALESCE(c.now_id, c.id) AS client_id, k.client_id AS of_id, k.stretch, k.fate, k.n FROM"
        " (SELECT client_id, stretch, fate, count(*) AS n FROM fated"
        f" WHERE NOT (unannounced AND fate = '{Fate.AHEAD}') GROUP BY client_id, stretch, fate) k"
        " JOIN client c ON c.id = k.client_id",
        **days,
    )
    found: dict[int, list[Counter[Fate]]] = {}
    for one in counted:
        stretches = found.setdefault(one.client_id, [Counter() for _ in mondays])
        if one.fate != _BY_ANY:
            stretches[one.stretch][Fate(one.fate)] += one.n
    several: dict[int, list[PromiseTo]] = {}
    if whose := {one.of_id for one in counted if one.fate == _BY_ANY}:
        for promise in await _find_to(f"t.client_id IN ({db.listed(whose)}) AND {which} AND {_SEVERAL}", **days):
            several.setdefault(promise.client_id, []).append(promise)
    for client, promises in several.items():
        stretches = found[client]
        for mark in (mark for plan in kept(promises, today) for mark in plan.marks):
            stretches[bisect(mondays, mark.day) - 1][mark.fate] += 1
    return {client: tuple(map(figures_from, stretches)) for client, stretches in found.items()}


def _fate() -> str:
    """SQL: what became of task ``t``, as ``rules.tasks.cadence_kept.fate_of`` says it of a promise as it is read here."""
    return (
        f"CASE WHEN {_SEVERAL} THEN '{_BY_ANY}' WHEN t.state = 'done' AND NOT {_UNRELEASED} THEN"
        f" CASE WHEN COALESCE({beijing_day('t.done_at')}, t.due_on) <= t.due_on THEN '{Fate.ON_TIME}' ELSE '{Fate.MADE_UP}' END"
        f" WHEN t.state = 'missed' THEN '{Fate.MISSED}' WHEN t.state = 'waived' THEN '{Fate.WAIVED}'"
        f" WHEN t.due_on >= :today THEN '{Fate.AHEAD}' WHEN t.until_on < :today THEN '{Fate.MISSED}'"
        f" ELSE '{Fate.OVERDUE}' END"
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
