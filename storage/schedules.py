"""Work plans, and the tasks that are made from them: each time once, whoever plans and however often (clause 3.7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.rules.tasks.works import WORKS
from storage import database as db
from storage import visits


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A plan as its tasks are made from it, its cells as storage/tables/schedules.py says.

    ``as_now``: what it says, in a few signs, nothing when it or its site or its client is ended; ``planned_as``: what
    it said when its tasks were made, ``planned_with``: by which calendars.
    """

    id: int
    client_id: int
    work: str
    site_id: int | None
    entry_id: int | None
    person_id: int
    second_id: int | None
    third_id: int | None
    shared: str
    often: str
    every: str
    weekdays: str
    on_day: str
    off: str
    early: str
    late: str
    begins: date
    ends: date | None
    paused_until: date | None
    planned_until: date | None
    planned_as: str
    planned_with: str
    as_now: str

    @property
    def changed(self) -> bool:
        """Whether its tasks were made from something else."""
        return self.planned_as != self.as_now

    @property
    def people(self) -> tuple[int, ...]:
        """Who does it, by their slots."""
        return tuple(one for one in (self.person_id, self.second_id, self.third_id) if one is not None)

    @property
    def at_all_sites(self) -> bool:
        """Whether it is done at each site of the client."""
        return self.site_id is None and WORKS[self.work].at_site


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to be made: ``period``, ``site_id`` and ``slot`` name it among those of its plan, ``until`` is its last day.

    ``moved_from``: the day on which it would be but for an exception; ``waived``: it is not to be done at all. Both have
    a ``reason``, ``by`` whom.
    """

    of: ScheduleRow
    period: date
    site_id: int | None
    slot: int
    assignee_id: int
    due: date
    opens: date
    until: date | None
    arranged: bool = True
    moved_from: date | None = None
    waived: bool = False
    reason: str = ""
    by: int | None = None

    @property
    def key(self) -> "Key":
        """What names it."""
        return (self.of.id, self.period, self.site_id, self.slot)


Key = tuple[int, date, int | None, int]
"""Plan, period, site and slot of a task."""


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """An open task of a plan; ``touched``: somebody has begun it, ``handed``: it was handed over to its assignee."""

    id: int
    schedule_id: int
    period: date
    site_id: int | None
    slot: int
    assignee_id: int
    due_on: date
    opens_on: date | None
    until_on: date | None
    arranged: bool
    moved_from: date | None
    touched: bool
    handed: bool

    @property
    def key(self) -> Key:
        """What names it."""
        return (self.schedule_id, self.period, self.site_id, self.slot)


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """One time of a plan that is on another day, or (no ``due_on``) not at all."""

    schedule_id: int
    period: date
    site_id: int | None
    slot: int
    due_on: date | None
    reason: str
    by_id: int


@dataclass(frozen=True, slots=True)
class LastDone:
    """When a plan's work was done last, by slot."""

    schedule_id: int
    site_id: int | None
    slot: int
    done_at: datetime


_SAID = (
    "p.work",
    "p.licences_id",
    "p.person_id",
    "p.second_id",
    "p.third_id",
    "p.shared",
    "p.often",
    "p.every",
    "p.weekdays",
    "p.on_day",
    "p.off",
    "p.early",
    "p.late",
    "p.begins",
    "p.ends",
    "p.paused_until",
)
_SITES = (
    "CASE WHEN p.site_id IS NULL THEN (SELECT count(*) || '+' || coalesce(sum(o.id), 0) FROM site o"
    " WHERE o.client_id = p.client_id AND o.ended_at IS NULL) ELSE CAST(p.site_id AS VARCHAR(20)) END"
)
_AS_NOW = (
    "CASE WHEN p.ended_at IS NULL AND (p.site_id IS NULL OR s.ended_at IS NULL) AND c.ended_at IS NULL"
    " AND (p.licences_id IS NULL OR l.ended_at IS NULL)"
    " AND (p.item_id IS NULL OR (k.ended_at IS NULL AND k.standing = 'active')) THEN "
    + " || ' ' || ".join((_SITES, *(f"coalesce(CAST({said} AS VARCHAR(20)), '-')" for said in _SAID)))
    + " ELSE '' END"
)
_FROM = (
    "FROM schedule p LEFT JOIN site s ON s.id = p.site_id JOIN client c ON c.id = p.client_id"
    " LEFT JOIN licence l ON l.id = p.licences_id"
    " LEFT JOIN contract_item i ON i.id = p.item_id LEFT JOIN contract k ON k.id = i.contract_id"
)
_PLANS = (
    "SELECT p.id, p.client_id, p.work, p.site_id, p.licences_id AS entry_id, p.person_id, p.second_id, p.third_id,"
    " p.shared, p.often, p.every,"
    " p.weekdays, p.on_day, p.off, p.early, p.late, p.begins, p.ends, p.paused_until, p.planned_until, p.planned_as,"
    f" p.planned_with, {_AS_NOW} AS as_now {_FROM}"
)


async def find_to_plan(
    until: date, calendars: str, since_done: Sequence[str], after: int, limit: int
) -> list[ScheduleRow]:
    """The plans behind the id ``after``, in order, that are to be looked at.

    Those that say something new, are not made up to a day yet or by other ``calendars``, or (``since_done``) are
    counted from when they were last done.
    """
    return await db.rows(
        ScheduleRow,
        f"{_PLANS} WHERE p.id > :after AND (p.planned_as <> {_AS_NOW} OR (p.planned_as <> '' AND"
        f" (p.planned_until < :until OR p.planned_with <> :calendars OR p.often IN ({db.listed(since_done)}))))"
        " ORDER BY p.id LIMIT :limit",
        until=until,
        calendars=calendars,
        after=after,
        limit=limit,
    )


async def get_to_plan(schedule_id: int) -> ScheduleRow | None:
    """A plan."""
    return await db.row(ScheduleRow, f"{_PLANS} WHERE p.id = :id", id=schedule_id)


async def change_person(schedule_id: int, former_id: int, person_id: int) -> bool:
    """Gives somebody's part in a plan in use to somebody else; False when they have none in it (any more).

    Who takes part already takes part once.
    """
    of = await db.row(ScheduleRow, f"{_PLANS} WHERE p.id = :id AND p.ended_at IS NULL", id=schedule_id)
    if of is None or former_id not in of.people:
        return False
    people = (person_id if one == former_id else one for one in of.people)
    first, second, third = (*dict.fromkeys(people), None, None)[:3]
    return await db.any_row(
        "UPDATE schedule SET person_id = :first, second_id = :second, third_id = :third WHERE id = :id"
        " AND person_id = :was_first AND COALESCE(second_id, 0) = :was_second AND COALESCE(third_id, 0) = :was_third"
        " AND ended_at IS NULL RETURNING id",
        id=schedule_id,
        first=first,
        second=second,
        third=third,
        was_first=of.person_id,
        was_second=of.second_id or 0,
        was_third=of.third_id or 0,
    )


@dataclass(frozen=True, slots=True)
class _SiteOf:
    client_id: int
    id: int


async def find_sites(client_ids: Sequence[int]) -> dict[int, list[int]]:
    """The sites in use of these clients."""
    found: dict[int, list[int]] = {client_id: [] for client_id in client_ids}
    sql = (
        f"SELECT client_id, id FROM site WHERE client_id IN ({db.listed(client_ids)}) AND ended_at IS NULL ORDER BY id"
    )
    for site in await db.rows(_SiteOf, sql) if client_ids else ():
        found[site.client_id].append(site.id)
    return found


def state_of_few(column: str) -> str:
    """The state, looked at in the tasks of the plans alone: by its index SQLite would read all that is open, or done."""
    return f"({column} || '')"


async def find_ahead(schedule_ids: Sequence[int], first: date) -> list[PlannedTask]:
    """The open tasks of plans from a day on."""
    return await db.rows(
        PlannedTask,
        "SELECT t.id, t.schedule_id, t.period, t.site_id, t.slot, t.assignee_id, t.due_on, t.opens_on, t.until_on,"
        " t.arranged, t.moved_from, t.handed_from_id IS NOT NULL AS handed,"
        " (EXISTS (SELECT 1 FROM draft d WHERE d.subject_kind = 'task' AND d.subject_id = t.id)"
        " OR EXISTS (SELECT 1 FROM work_record w WHERE w.task_id = t.id)) AS touched"
        f" FROM task t WHERE t.schedule_id IN ({db.listed(schedule_ids)}) AND {state_of_few('t.state')} = 'open' AND t.due_on >= :first",
        first=first,
    )


async def find_exceptions(schedule_ids: Sequence[int]) -> list[ExceptionRow]:
    """The times of plans that are not as the plans say."""
    return await db.rows(
        ExceptionRow,
        "SELECT schedule_id, period, site_id, slot, due_on, reason, by_id FROM task_exception"
        f" WHERE schedule_id IN ({db.listed(schedule_ids)})",
    )


async def find_last_done(schedule_ids: Sequence[int]) -> list[LastDone]:
    """When the work of plans was done last."""
    return await db.rows(
        LastDone,
        "SELECT schedule_id, site_id, slot, max(done_at) AS done_at FROM task"
        f" WHERE schedule_id IN ({db.listed(schedule_ids)}) AND {state_of_few('state')} IN ('done', 'covered')"
        " GROUP BY schedule_id, site_id, slot",
    )


_COLUMNS = (
    ("schedule_id", "bigint"),
    ("client_id", "bigint"),
    ("work", "text"),
    ("period", "date"),
    ("site_id", "bigint"),
    ("slot", "int"),
    ("entry_kind", "text"),
    ("entry_id", "bigint"),
    ("assignee_id", "bigint"),
    ("due_on", "date"),
    ("opens_on", "date"),
    ("until_on", "date"),
    ("arranged", "boolean"),
    ("moved_from", "date"),
    ("state", "text"),
    ("reason", "text"),
    ("reason_by_id", "bigint"),
)
_UPDATED = tuple(one for one in _COLUMNS if one[0] in {"assignee_id", "due_on", "opens_on", "until_on", "moved_from"})


_EACH = {"sqlite": "json_each(:tasks)", "postgres": "json_array_elements(:tasks::json)"}


def _cells(columns: Sequence[tuple[str, str]], kind: db.Dialect) -> str:
    """SQL: the values of a row that came as JSON, each under its name."""
    return ", ".join(
        f"json_extract(value, '$[{place}]') AS {name}" if kind == "sqlite" else f"(value ->> {place})::{of} AS {name}"
        for place, (name, of) in enumerate(columns)
    )


def _adding(kind: db.Dialect) -> str:
    names = ", ".join(name for name, _ in _COLUMNS)
    return (
        f"INSERT INTO task ({names}) SELECT {_cells(_COLUMNS, kind)} FROM {_EACH[kind]}"
        " WHERE TRUE ON CONFLICT (schedule_id, period, COALESCE(site_id, 0), slot) WHERE schedule_id IS NOT NULL"
        " DO NOTHING RETURNING id"
    )


def _changing(kind: db.Dialect) -> str:
    sets = ", ".join(f"{name} = n.{name}" for name, _ in _UPDATED)
    return (
        f"UPDATE task SET {sets} FROM (SELECT {_cells((('id', 'bigint'), *_UPDATED), kind)} FROM {_EACH[kind]}) n"
        " WHERE task.id = n.id RETURNING task.id"
    )


def _row(one: NewTask) -> list[object]:
    return [
        one.of.id,
        one.of.client_id,
        one.of.work,
        one.period.isoformat(),
        one.site_id,
        one.slot,
        WORKS[one.of.work].entry or None,
        one.of.entry_id,
        one.assignee_id,
        one.due.isoformat(),
        one.opens.isoformat(),
        one.until and one.until.isoformat(),
        one.arranged,
        one.moved_from and one.moved_from.isoformat(),
        "waived" if one.waived else "open",
        one.reason,
        one.by,
    ]


async def add_tasks(tasks: Sequence[NewTask]) -> None:
    """Makes tasks; those that are there already stay as they are."""
    if tasks:
        await db.values(_adding(db.dialect()), tasks=[_row(one) for one in tasks])


async def change_tasks(tasks: Sequence[tuple[int, NewTask]]) -> None:
    """Has tasks (by their ids) be as they are to be now: by whom, when, from when and until when."""
    if tasks:
        columns = [name for name, _ in _COLUMNS]
        places = [columns.index(name) for name, _ in _UPDATED]
        rows = [[task_id, *(_row(one)[place] for place in places)] for task_id, one in tasks]
        await db.values(_changing(db.dialect()), tasks=rows)


async def remove_tasks(task_ids: Sequence[int]) -> None:
    """Takes tasks off again that nobody has begun; what a client was told of one stays, to be told that it is off."""
    if task_ids:
        await visits.let_go(task_ids)
        await db.values(f"DELETE FROM task WHERE id IN ({db.listed(task_ids)}) RETURNING id")


async def note_planned(schedule_ids: Sequence[int], until: date, calendars: str) -> None:
    """Notes that the tasks of these plans are made up to a day, from what they say now, by these calendars."""
    await db.changed(
        "UPDATE schedule SET planned_until = :until, planned_with = :calendars, planned_as ="
        f" (SELECT {_AS_NOW} {_FROM} WHERE p.id = schedule.id) WHERE id IN ({db.listed(schedule_ids)})",
        until=until,
        calendars=calendars,
    )


async def close_missed(today: date) -> int:
    """Notes which tasks can be made up no more; returns how many there were."""
    return await db.changed(
        "UPDATE task SET state = 'missed' WHERE state = 'open' AND until_on < :today",
        today=today,
    )
