"""Work plans, and the tasks that were made from them: what is done, or missed, and what is open until today."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from tortoise.models import Model

from bot.rules.beijing import beijing_day
from storage import tables as t
from tests.growth.contracts import an_item
from tests.growth.line import Line, Row, apiece, copied, in_turn
from tests.growth.people import FIRMS, consultant_of

LATE_PLANS = 20
"""The latest task of one plan in so many is late."""
STATES = (*["done"] * 17, "covered", "missed", "waived")


def _week(row: Row) -> int:
    """How many weeks ago it was due; each plan has one task in each week."""
    return (row.of - row.n) // row.firm.count("schedule")


def _plan(row: Row) -> int:
    return 1 + (row.of - row.n) % row.firm.count("schedule")


def _due(row: Row) -> date:
    return beijing_day(row.firm.until) - timedelta(days=7 * _week(row) + _plan(row) % 7)


def _state(row: Row) -> str:
    """What was planned is done, missed or waived long ago, so that as much is open in a firm of whatever age."""
    if _week(row) == 0 and (_plan(row) % 7 == 0 or _plan(row) % LATE_PLANS == 0):
        return "open"
    return STATES[row.n % len(STATES)]


def _done_at(row: Row) -> datetime | None:
    return datetime.combine(_due(row), time(3), UTC) if _state(row) in ("done", "covered") else None


LINES: Mapping[type[Model], Line] = {
    t.Schedule: Line(
        1,
        columns={
            "code": lambda row: f"J{row.n:06}",
            "client_id": copied("site_id", "site", "client_id"),
            "site_id": apiece("site"),
            "often": "weekly",
            "person_id": lambda row: consultant_of(row["client_id"], row.firm),
            "begins": lambda row: row.moment.date(),
            "item_id": an_item,
        },
        steady=FIRMS,
    ),
    t.Task: Line(
        30,
        columns={
            "schedule_id": _plan,
            "client_id": copied("schedule_id", "schedule", "client_id"),
            "site_id": copied("schedule_id", "schedule", "site_id"),
            "assignee_id": copied("schedule_id", "schedule", "person_id"),
            "work": "patrol",
            "period": _due,
            "due_on": _due,
            "state": _state,
            "done_at": _done_at,
            "arranged": True,
            "reason": lambda row: "企业停产" if _state(row) == "waived" else "",
        },
    ),
    t.TaskException: Line(
        0.5,
        columns={
            "schedule_id": _plan,
            "period": _due,
            "due_on": lambda row: _due(row) + timedelta(days=1),
            "reason": "企业停产",
        },
    ),
    t.Acceptance: Line(
        1,
        columns={
            "record_kind": "delivery",
            "record_id": lambda row: row.n,
            "task_id": apiece("task"),
            "state": in_turn(*["accepted"] * 9, "returned"),
            "reason": in_turn(*[""] * 9, "缺检验报告编号"),
        },
    ),
    t.SelfCheck: Line(
        2,
        columns={
            "client_id": apiece("client"),
            "period": "day",
            "begins": lambda row: row.firm.until.date() - timedelta(days=row.n),
            "record_id": lambda row: row.n,
            "result": in_turn(*["clear"] * 9, "problem"),
        },
    ),
    t.SelfCheckNote: Line(
        1,
        columns={
            "client_id": apiece("client"),
            "record_id": lambda row: row.n,
            "what": in_turn("seen", "remark", "handled"),
            "text": in_turn("", "请补充批号", "已换新量具"),
        },
    ),
    t.Visit: Line(
        5,
        columns={
            "task_id": apiece("task"),
            "client_id": copied("task_id", "task", "client_id"),
            "site_id": copied("task_id", "task", "site_id"),
            "schedule_id": copied("task_id", "task", "schedule_id"),
            "work": "patrol",
            "person_id": copied("task_id", "task", "assignee_id"),
            "for_day": copied("task_id", "task", "due_on"),
            "told_at": lambda row: row.moment,
        },
    ),
}
