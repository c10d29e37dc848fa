"""A firm of so many tasks: every week one of each service of every client's contracts, for as many years as that takes.

What was done of them has its record, what was handed over its acceptance. Five weeks ahead are planned; of the last ten
days some is open still, of what was to be done before nothing is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from tortoise.models import Model

from bot.rules.beijing import beijing_day
from bot.rules.tasks.schedule import HORIZON
from storage import tables as t
from tests.growth.contracts import ITEMS, YEAR
from tests.growth.line import Firm, Line, Row, Rule, copied, in_turn
from tests.growth.lines import LINES
from tests.growth.people import consultant_of, one_of_the_clients

WORKS = (*["patrol"] * 8, *["service"] * 2, "delivery", "other")
"""Of the services of each contract."""
FORMS = {"patrol": "XC", "service": "JL", "delivery": "JF", "other": "QT"}
"""What the numbers of the records begin with."""
STATES = (*["done"] * 22, "covered", "missed", "waived")
"""One after the other; they are not as many as the services of a contract, or parts or multiples of them, so that each
of those comes to be in every state."""
DONE = STATES.count("done")
SAID = ('{"kind": "on_site", "minutes": "60"}', '{"kind": "phone", "minutes": "20"}')
"""By logged services."""
AHEAD = HORIZON.days // 7
"""Weeks that are planned already."""
MADE_UP_WITHIN = timedelta(days=10)
SITES = 2
"""Of each client."""
CLIENTS_OF_A_RECORD = 0.0005
"""As many clients as there are of so many records, where nobody says how many."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A task by its number: which service of which client's contract it is of, and when."""

    client: int
    contract: int
    item: int
    work: str
    due: date
    weeks_ago: int


def promised(size: int, clients: int | None = None) -> Mapping[type[Model], Line]:
    """The lines of a firm with as many tasks as it has other records, at so many clients (None: in proportion)."""
    serves = clients or max(1, round(size * CLIENTS_OF_A_RECORD))
    years = -(-size // (serves * ITEMS * 52)) + 1
    steady = {t.Client: serves, t.Site: SITES * serves, t.Contract: years * serves, t.Task: size}
    counted = {table: replace(LINES[table], counted=None, rows=rows) for table, rows in steady.items()}
    columns = {table: {**LINES[table].columns, **made} for table, made in _COLUMNS.items()}
    return {
        **LINES,
        **counted,
        t.RoleGrant: replace(LINES[t.RoleGrant], columns=columns[t.RoleGrant]),
        t.Schedule: Line(counted=lambda firm: firm.count("contract_item"), columns=columns[t.Schedule]),
        t.Task: replace(counted[t.Task], columns=columns[t.Task]),
        t.WorkRecord: Line(counted=_records, columns=_behind(LINES[t.WorkRecord].columns, columns[t.WorkRecord])),
        t.Acceptance: Line(counted=lambda firm: _handed_over(firm) * 9 // 10, columns=columns[t.Acceptance]),
    }


# Tasks: the last is the one that lies furthest ahead.


@lru_cache(maxsize=64)
def _planned(firm: Firm, number: int) -> Planned:
    clients, years = firm.count("client"), firm.count("contract") // firm.count("client")
    week, place = divmod(firm.count("task") - number, clients * ITEMS)
    client = 1 + place // ITEMS
    due = beijing_day(firm.until) + timedelta(days=7 * (AHEAD - week) - place % 7)
    last = firm.row("contract", client * years)["ends"]
    contract = client * years - min(years - 1, max(0, (last - due) // YEAR))
    item = (contract - 1) * ITEMS + 1 + place % ITEMS
    return Planned(client, contract, item, WORKS[place % ITEMS], due, week - AHEAD)


def _of_task(row: Row) -> Planned:
    return _planned(row.firm, row.n)


def _state(row: Row) -> str:
    planned, turn = _of_task(row), STATES[(row.n - 1) % len(STATES)]
    if planned.weeks_ago <= 0:
        return "done" if planned.due < beijing_day(row.firm.until) and row.n % 2 else "open"
    if turn != "done" and planned.due + MADE_UP_WITHIN >= beijing_day(row.firm.until):
        return "open"
    return turn


def _done_on(planned: Planned, number: int) -> date:
    """Every fourteenth is a day late."""
    return planned.due + timedelta(days=number % 14 == 0)


def _done_at(row: Row) -> datetime | None:
    if _state(row) not in ("done", "covered"):
        return None
    return datetime.combine(_done_on(_of_task(row), row.n), time(3), UTC)


# Records: behind those that became of drafts, one of each task that was done until a week ago.


def _from_drafts(firm: Firm) -> int:
    line = LINES[t.WorkRecord]
    return line.counted(firm) if line.counted else 0


def _behind_by_weeks(firm: Firm) -> int:
    """How many tasks there are of the weeks before the last."""
    return max(0, firm.count("task") - (AHEAD + 1) * firm.count("client") * ITEMS)


def _records(firm: Firm) -> int:
    turns, others = divmod(_behind_by_weeks(firm), len(STATES))
    return _from_drafts(firm) + turns * DONE + min(others, DONE)


def _task_of(row: Row) -> int:
    turn, place = divmod(row.n - _from_drafts(row.firm) - 1, DONE)
    return turn * len(STATES) + place + 1


def _record_of(task: int, firm: Firm) -> int:
    turn, place = divmod(task - 1, len(STATES))
    return _from_drafts(firm) + turn * DONE + place + 1


def _filed(row: Row, hours: float) -> datetime:
    task = _task_of(row)
    return datetime.combine(_done_on(_planned(row.firm, task), task), time(3), UTC) + timedelta(hours=hours)


def _behind(of_drafts: Mapping[str, Any], of_tasks: Mapping[str, Rule]) -> Mapping[str, Rule]:
    """Columns that are made of drafts in the first rows, and of tasks in the others."""

    def of_either(first: Any, then: Rule) -> Rule:
        said: Rule = first if callable(first) else lambda _: first
        return lambda row: said(row) if row.n <= _from_drafts(row.firm) else then(row)

    return {column: of_either(of_drafts.get(column), of_tasks[column]) for column in of_tasks}


# Acceptances: of nine of ten deliverables.


@lru_cache(maxsize=8)
def _residues(firm: Firm) -> tuple[int, ...]:
    """Which of the tasks in each ``len(STATES) * ITEMS`` are deliverables that were handed over."""
    last, turn = firm.count("task"), len(STATES) * ITEMS
    return tuple(
        n for n in range(1, turn + 1) if (n - 1) % len(STATES) < DONE and WORKS[(last - n) % ITEMS] == "delivery"
    )


def _handed_over(firm: Firm) -> int:
    return _behind_by_weeks(firm) // (len(STATES) * ITEMS) * len(_residues(firm))


def _deliverable(row: Row) -> int:
    found = _residues(row.firm)
    turn, place = divmod((row.n - 1) * 10 // 9, len(found))
    return turn * len(STATES) * ITEMS + found[place]


def _role(row: Row) -> str:
    """As in any firm, but that the first of each client's people is their manager, however few they are."""
    as_ever: Rule = LINES[t.RoleGrant].columns["role"]
    role: str = as_ever(row)
    if role != "client_staff":
        return role
    before = row.firm.row("role_grant", row.n - 1)
    first = as_ever(before) == "consultant" or before["client_id"] != row["client_id"]
    return "client_manager" if first else role


_COLUMNS: Mapping[type[Model], Mapping[str, Rule]] = {
    t.RoleGrant: {"role": _role},
    t.Schedule: {
        "item_id": lambda row: row.n,
        "client_id": copied("item_id", "contract_item", "client_id"),
        "site_id": lambda row: SITES * row["client_id"] if row["work"] == "patrol" else None,
        "work": in_turn(*WORKS),
        "about": lambda row: "" if row["work"] == "patrol" else f"服务{1 + (row.n - 1) % ITEMS:06}",
        "person_id": lambda row: consultant_of(row["client_id"], row.firm),
        "begins": lambda row: row.firm.row("contract", 1 + (row.n - 1) // ITEMS)["begins"],
        "ended_at": lambda row: row.firm.row("contract", 1 + (row.n - 1) // ITEMS)["ended_at"],
    },
    t.Task: {
        "schedule_id": lambda row: _of_task(row).item,
        "client_id": lambda row: _of_task(row).client,
        "site_id": lambda row: SITES * _of_task(row).client if _of_task(row).work == "patrol" else None,
        "assignee_id": lambda row: consultant_of(_of_task(row).client, row.firm),
        "work": lambda row: _of_task(row).work,
        "period": lambda row: _of_task(row).due,
        "due_on": lambda row: _of_task(row).due,
        "until_on": lambda row: _of_task(row).due + MADE_UP_WITHIN,
        "state": _state,
        "done_at": _done_at,
        "reason": lambda row: "企业停产" if _state(row) == "waived" else "",
    },
    t.WorkRecord: {
        "kind": lambda row: {"other": "other_work"}.get(work := _planned(row.firm, _task_of(row)).work, work),
        "id": lambda row: row.n,
        "number": lambda row: f"{FORMS[_planned(row.firm, _task_of(row)).work]}{_filed(row, 0):%Y%m%d}-{row.n:02}",
        "client_id": lambda row: _planned(row.firm, _task_of(row)).client,
        "site_id": lambda row: row.other("task", _task_of(row))["site_id"],
        "person_id": lambda row: consultant_of(_planned(row.firm, _task_of(row)).client, row.firm),
        "draft_id": lambda row: 1 + row.n % row.firm.count("draft"),
        "task_id": _task_of,
        "day": lambda row: _filed(row, 0).date(),
        "state": lambda _: "issued",
        "said": lambda row: SAID[row.n % 2] if _planned(row.firm, _task_of(row)).work == "service" else "{}",
        "filed_at": lambda row: _filed(row, 1),
        "recall_until": lambda _: None,
        "released_at": lambda row: _filed(row, 2),
    },
    t.Acceptance: {
        "task_id": _deliverable,
        "record_kind": lambda _: "delivery",
        "record_id": lambda row: _record_of(_deliverable(row), row.firm),
        "state": in_turn(*["accepted"] * 9, "returned"),
        "by_id": lambda row: one_of_the_clients(
            row.other("task", _deliverable(row)),
        ),
    },
}
