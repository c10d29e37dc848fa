"""Planned work: what is to be done, where and for whom, on which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.records.links import Link
from bot.records.tasks import TaskRecord
from bot.rules.tasks.works import WORKS
from storage import database as db
from storage import namesakes
from storage.people.serving import serves
from storage.plan_words import exactly
from storage.schedules import Key

RETURNED = "EXISTS (SELECT 1 FROM acceptance z WHERE z.task_id = t.id AND z.state = 'returned')"
"""SQL: that what was delivered for the task ``t`` was returned by the client."""

_TASK = f"""SELECT t.id, t.client_id, t.site_id, t.assignee_id, t.work,
 coalesce((SELECT l.number FROM licence l WHERE l.id = p.licences_id), nullif({exactly("p")}, ''), t.about) AS about, t.due_on,
 t.opens_on, t.until_on, t.entry_kind, t.entry_id, t.moved_from, t.arranged, t.state, t.done_at, t.schedule_id, t.period, t.slot,
 {namesakes.client("c")} AS client_short_name, coalesce(s.name, '') AS site_name,
 {namesakes.person("a")} AS assignee_name, t.handed_from_id, coalesce({namesakes.person("f")}, '') AS handed_from_name, t.reason, t.reason_by_id,
 coalesce(p.unannounced, FALSE) AS unannounced, NOT {serves("t.assignee_id", "t.client_id")} AS is_left,
 {RETURNED} AS returned, t.case_id, coalesce(k.number, '') AS case_number, coalesce(k.drill, FALSE) AS drill
 FROM task t JOIN client c ON c.id = t.client_id LEFT JOIN site s ON s.id = t.site_id
 JOIN person a ON a.id = t.assignee_id LEFT JOIN person f ON f.id = t.handed_from_id
 LEFT JOIN schedule p ON p.id = t.schedule_id LEFT JOIN service_case k ON k.id = t.case_id """
MAY_BE_DONE = "t.state = 'open' AND (t.until_on IS NULL OR t.until_on >= :today)"
"""SQL: that a task can still be done."""


def _not_done(whose: str) -> str:
    """SQL: what is late, and what could last be made up since a day, each by its own index; the oldest first."""
    return (
        f"WHERE t.id IN (SELECT id FROM task WHERE {whose} AND state = 'open' AND due_on < :today UNION ALL"
        f" SELECT id FROM task WHERE {whose} AND state = 'missed' AND until_on >= :since AND until_on < :today)"
        " ORDER BY t.due_on, t.id"
    )


def holders(clients: tuple[int, ...] | None) -> str:
    """SQL, behind WITH RECURSIVE: ``holder``, each person who has open tasks at one of these clients (None: any).

    Goes from one person to the next in the index of open tasks, since each of them has many.
    """
    within = "" if clients is None else f" WHERE c.id IN ({db.listed(clients)})"
    least = (
        "(SELECT o.assignee_id FROM task o WHERE o.state = 'open' AND o.client_id = {client} {behind}"
        " ORDER BY o.assignee_id LIMIT 1)"
    )
    return (
        "one (client_id, person_id) AS ("
        f"SELECT c.id, {least.format(client='c.id', behind='')} FROM client c{within} UNION ALL"
        f" SELECT w.client_id, {least.format(client='w.client_id', behind='AND o.assignee_id > w.person_id')}"
        " FROM one w WHERE w.person_id IS NOT NULL"
        "), holder AS (SELECT client_id, person_id FROM one WHERE person_id IS NOT NULL)"
    )


async def get_task(task_id: int) -> TaskRecord | None:
    """A task by id."""
    return await db.row(TaskRecord, _TASK + "WHERE t.id = :id", id=task_id)


async def find_open_tasks(assignee_id: int, until: date, today: date) -> list[TaskRecord]:
    """A person's open tasks due on ``until`` or before that may still be done today, the oldest first."""
    return await db.rows(
        TaskRecord,
        _TASK + f"WHERE t.assignee_id = :assignee_id AND {MAY_BE_DONE} AND t.due_on <= :until ORDER BY t.due_on, t.id",
        assignee_id=assignee_id,
        until=until,
        today=today,
    )


async def find_returned_tasks(assignees: tuple[int, ...], today: date) -> list[TaskRecord]:
    """What these people have to deliver again on a day to come, the first due first."""
    return await db.rows(
        TaskRecord,
        _TASK + f"WHERE t.assignee_id IN ({db.listed(assignees)}) AND t.state = 'open' AND t.due_on > :today"
        f" AND {RETURNED} ORDER BY t.due_on, t.id",
        today=today,
    )


async def find_left_tasks(clients: tuple[int, ...], until: date, today: date) -> list[TaskRecord]:
    """The same of these clients, of whom does not serve the client (any more)."""
    left = await db.column(
        int,
        f"WITH RECURSIVE {holders(clients)} SELECT DISTINCT h.person_id FROM holder h"
        f" WHERE NOT {serves('h.person_id', 'h.client_id')}",
    )
    if not left:
        return []
    return await db.rows(
        TaskRecord,
        _TASK + f"WHERE t.assignee_id IN ({db.listed(left)}) AND t.client_id IN ({db.listed(clients)})"
        f" AND {MAY_BE_DONE} AND t.due_on <= :until AND NOT {serves('t.assignee_id', 't.client_id')}"
        " ORDER BY t.due_on, t.id",
        until=until,
        today=today,
    )


async def find_missed_tasks(clients: tuple[int, ...], since: date, today: date) -> list[TaskRecord]:
    """Tasks of these clients that are late, and those that could last be made up since a day, the oldest first."""
    return await db.rows(
        TaskRecord,
        _TASK + _not_done(f"client_id IN ({db.listed(clients)})"),
        since=since,
        today=today,
    )


async def find_unexplained(assignees: tuple[int, ...], since: date, today: date) -> list[TaskRecord]:
    """Tasks of these people that could last be made up since a day, and nobody has said why, the oldest first."""
    return await db.rows(
        TaskRecord,
        _TASK + f"WHERE t.assignee_id IN ({db.listed(assignees)}) AND t.state = 'missed' AND t.until_on >= :since"
        " AND t.until_on < :today AND t.reason = '' ORDER BY t.due_on, t.id",
        since=since,
        today=today,
    )


async def find_tasks_of(assignee_id: int, first: date, last: date) -> list[TaskRecord]:
    """A person's tasks due on these days, whatever became of them but what another did for them, by day."""
    return await db.rows(
        TaskRecord,
        _TASK + "WHERE t.assignee_id = :assignee_id AND t.state IN ('open', 'done', 'missed', 'waived')"
        " AND t.due_on >= :first AND t.due_on <= :last ORDER BY t.due_on, t.id",
        assignee_id=assignee_id,
        first=first,
        last=last,
    )


async def find_tasks_at(clients: tuple[int, ...], first: date, last: date) -> list[TaskRecord]:
    """The tasks of clients due on these days, by day."""
    return await db.rows(
        TaskRecord,
        _TASK + f"WHERE t.client_id IN ({db.listed(clients)}) AND t.state <> 'covered'"
        " AND t.due_on >= :first AND t.due_on <= :last ORDER BY t.due_on, t.id",
        first=first,
        last=last,
    )


@dataclass(frozen=True, slots=True)
class Count:
    """How many tasks of somebody, or of a client, are in one state, and of these how many are late."""

    id: int
    name: str
    state: str
    n: int
    late: int


async def count_by_person(clients: tuple[int, ...] | None, first: date, last: date, today: date) -> list[Count]:
    """How the tasks of these clients (None: of all but practice ones) stand that are due on these days, by assignee."""
    return await _count("t.assignee_id", namesakes.person("x"), "person", clients, first, last, today)


async def count_by_client(clients: tuple[int, ...] | None, first: date, last: date, today: date) -> list[Count]:
    """The same by client."""
    return await _count("t.client_id", namesakes.client("x"), "client", clients, first, last, today)


async def _count(
    by: str, name: str, table: str, clients: tuple[int, ...] | None, first: date, last: date, today: date
) -> list[Count]:
    among = "t.client_id > 0" if clients is None else f"t.client_id IN ({db.listed(clients)})"
    return await db.rows(
        Count,
        f"SELECT k.id, {name} AS name, k.state, k.n, k.late FROM (SELECT {by} AS id, t.state, count(*) AS n,"
        " sum(CASE WHEN t.state = 'open' AND t.due_on < :today THEN 1 ELSE 0 END) AS late FROM task t"
        f" WHERE {among} AND t.state <> 'covered' AND t.due_on >= :first AND t.due_on <= :last GROUP BY {by}, t.state) k"
        f" JOIN {table} x ON x.id = k.id ORDER BY name, k.id, k.state",
        first=first,
        last=last,
        today=today,
    )


async def find_coming(schedule_id: int, limit: int) -> list[date]:
    """The next days on which something of a plan is open, each once."""
    return await db.column(
        date,
        "SELECT DISTINCT due_on FROM task WHERE schedule_id = :schedule_id AND state = 'open' ORDER BY due_on LIMIT :limit",
        schedule_id=schedule_id,
        limit=limit,
    )


async def find_open_named(schedule_id: int, periods: Sequence[date]) -> list[TaskRecord]:
    """The open tasks of a plan that are named by these periods."""
    named = ", ".join(f":day{n}" for n in range(len(periods)))
    return await db.rows(
        TaskRecord,
        _TASK + f"WHERE t.schedule_id = :schedule_id AND t.state = 'open' AND t.period IN ({named})",
        schedule_id=schedule_id,
        **{f"day{n}": period for n, period in enumerate(periods)},
    )


async def find_not_done(assignee_id: int, since: date, today: date) -> list[TaskRecord]:
    """A person's tasks that are late, and those that could last be made up since a day, the oldest first."""
    return await db.rows(
        TaskRecord,
        _TASK + _not_done("assignee_id = :assignee_id"),
        assignee_id=assignee_id,
        since=since,
        today=today,
    )


async def move(task: TaskRecord, due_on: date, reason: str, by: int, at: datetime) -> bool:
    """Puts an open task on another day; whether it was open on the day that is known of it still."""
    moved = due_on - task.due_on
    return bool(
        await db.changed(
            "UPDATE task SET due_on = :due_on, moved_from = :moved_from, opens_on = :opens_on, until_on = :until_on,"
            " arranged = TRUE, reason = :reason, reason_by_id = :by, reason_at = :at"
            " WHERE id = :id AND state = 'open' AND due_on = :was",
            id=task.id,
            was=task.due_on,
            due_on=due_on,
            moved_from=(task.moved_from or task.due_on) if task.arranged else None,
            opens_on=min(task.opens_on or task.due_on, due_on) if task.arranged else due_on,
            until_on=task.until_on + moved if task.until_on is not None else None,
            reason=reason,
            by=by,
            at=at,
        )
    )


async def settle(task_id: int, was: str, state: str, reason: str, by: int, at: datetime) -> bool:
    """Has a task in a state be in another one for a reason; whether it was in it still."""
    return bool(
        await db.changed(
            "UPDATE task SET state = :state, reason = :reason, reason_by_id = :by, reason_at = :at"
            " WHERE id = :id AND state = :was",
            id=task_id,
            was=was,
            state=state,
            reason=reason,
            by=by,
            at=at,
        )
    )


async def add_exception(key: Key, due_on: date | None, reason: str, by: int, at: datetime) -> None:
    """Keeps that a time of a plan is on another day, or (None) not at all, instead of what was kept of it before."""
    await drop_exception(key)
    schedule_id, period, site_id, slot = key
    await db.add(
        "task_exception",
        schedule_id=schedule_id,
        period=period,
        site_id=site_id,
        slot=slot,
        due_on=due_on,
        reason=reason,
        by_id=by,
        at=at,
    )


async def drop_exception(key: Key) -> None:
    """Has a time be as its plan says again."""
    schedule_id, period, site_id, slot = key
    await db.changed(
        "DELETE FROM task_exception WHERE schedule_id = :schedule_id AND period = :period AND slot = :slot"
        " AND coalesce(site_id, 0) = :site_id",
        schedule_id=schedule_id,
        period=period,
        slot=slot,
        site_id=site_id or 0,
    )


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """The record that fulfilled a task."""

    kind: str
    id: int
    number: str


async def find_open_of_entry(entry: Link, form: str, today: date) -> int | None:
    """The first task that an event of an entry does, if one is open."""
    works = [work.code for work in WORKS.values() if work.form == form and work.entry == entry.kind]
    return await db.value(
        int,
        "SELECT t.id FROM task t WHERE t.entry_kind = :kind AND t.entry_id = :entry_id AND t.state = 'open'"
        f" AND t.work IN ({db.listed(works)}) AND coalesce(t.opens_on, t.due_on) <= :today ORDER BY t.due_on LIMIT 1",
        kind=entry.kind,
        entry_id=entry.id,
        today=today,
    )


async def find_fulfilment(task_id: int) -> Fulfilment | None:
    """What fulfilled a task and stands."""
    return await db.row(
        Fulfilment,
        "SELECT kind, id, number FROM work_record WHERE task_id = :task_id AND state IN ('submitted', 'issued')"
        " ORDER BY id DESC LIMIT 1",
        task_id=task_id,
    )


async def add_task(
    client_id: int, site_id: int | None, assignee_id: int, work: str, due_on: date, opens_on: date | None = None
) -> int:
    """Plans a task; it can be done on its day, or from ``opens_on``."""
    return await db.add(
        "task",
        client_id=client_id,
        site_id=site_id,
        assignee_id=assignee_id,
        work=work,
        due_on=due_on,
        opens_on=opens_on,
        state="open",
    )


async def change_assignee(task_id: int, former_id: int, assignee_id: int) -> bool:
    """Gives an open task to somebody else; False when it is not that person's (any more).

    It remembers whose it was, unless it is by now whose its plan says.
    """
    return await db.any_row(
        "UPDATE task SET assignee_id = CAST(:assignee_id AS BIGINT), handed_from_id = CASE WHEN EXISTS (SELECT 1 FROM"
        " schedule p WHERE p.id = task.schedule_id AND CASE task.slot WHEN 0 THEN p.person_id WHEN 1 THEN p.second_id"
        " ELSE p.third_id END = CAST(:assignee_id AS BIGINT)) THEN NULL ELSE CAST(:former_id AS BIGINT) END"
        " WHERE id = :id AND assignee_id = CAST(:former_id AS BIGINT) AND state = 'open' RETURNING id",
        id=task_id,
        former_id=former_id,
        assignee_id=assignee_id,
    )


async def hold_task(task_id: int) -> int | None:
    """Whose a task is now; the answer holds until the transaction ends."""
    return await db.value(int, "UPDATE task SET state = state WHERE id = :id RETURNING assignee_id", id=task_id)


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


async def owe_again(task_id: int) -> bool:
    """Has a task that is done be open once more for whoever did it; whether it was done.

    Where one of several did it for all, it stays theirs.
    """
    return bool(
        await db.changed(
            "UPDATE task SET state = 'open', done_at = NULL WHERE id = :id AND state = 'done'",
            id=task_id,
        )
    )


async def reopen(task_id: int) -> None:
    """Notes that what fulfilled a task was taken back."""
    await db.change("task", task_id, state="open", done_at=None)
    await db.changed(
        f"UPDATE task SET state = 'open', done_at = NULL WHERE state = 'covered' AND {_SIBLINGS}", id=task_id
    )
