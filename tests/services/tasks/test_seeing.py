"""How a task stands on each day, and what each of those around it may do about it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.records.planned import Standing, Steps
from bot.records.tasks import TaskRecord
from bot.rules.people import Grant, Lender, Person, Role
from bot.services.tasks.seeing import is_theirs, standing_of, steps_of

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
YESTERDAY, TOMORROW = TODAY - DAY, TODAY + DAY
OURS, OTHER = 10, 20
MINE = 1


def a_task(**columns: Any) -> TaskRecord:
    """A patrol of a plan that the first person is to do today."""
    base = dict.fromkeys(TaskRecord.__slots__)
    told = {
        "id": 7,
        "client_id": OURS,
        "site_id": 3,
        "assignee_id": MINE,
        "work": "patrol",
        "due_on": TODAY,
        "arranged": True,
        "state": "open",
        "schedule_id": 5,
        "period": TODAY,
        "reason": "",
        "is_left": False,
    }
    return TaskRecord(**{**base, **told, **columns})


def somebody(number: int, role: Role, client: int | None = OURS, lent: int | None = None) -> Person:
    """A person with one role, perhaps lent by somebody."""
    lender = None if lent is None else Lender(lent, "王工", TOMORROW)
    return Person(number, number, "某人", "zh", None, None, (Grant(role, client, None, lender),))


PEOPLE = {
    "assignee": somebody(MINE, Role.CONSULTANT),
    "colleague": somebody(2, Role.CONSULTANT),
    "stand-in": somebody(3, Role.CONSULTANT, lent=MINE),
    "stand-in elsewhere": somebody(4, Role.CONSULTANT, OTHER, lent=MINE),
    "lead": somebody(5, Role.LEAD),
    "lead elsewhere": somebody(6, Role.LEAD, OTHER),
    "quality": somebody(7, Role.QUALITY_MANAGER, None),
    "administrator": somebody(8, Role.ADMINISTRATOR, None),
    "auditor": somebody(9, Role.AUDITOR, None),
    "manager": somebody(10, Role.CLIENT_MANAGER),
    "who left": Person(MINE, 1, "某人", "zh", None, None, ()),
}


@pytest.mark.parametrize(
    ("standing", "columns"),
    [
        (Standing.DONE, {"state": "done", "done_at": datetime(2026, 11, 23, 15, 59, tzinfo=UTC)}),
        (Standing.MADE_UP, {"state": "done", "done_at": datetime(2026, 11, 23, 16, tzinfo=UTC)}),
        (Standing.DONE, {"state": "done"}),
        (Standing.MISSED, {"state": "missed"}),
        (Standing.WAIVED, {"state": "waived"}),
        (Standing.COVERED, {"state": "covered"}),
        (Standing.LATE, {"due_on": YESTERDAY}),
        (Standing.LATE, {"due_on": YESTERDAY, "arranged": False}),
        (Standing.TO_ARRANGE, {"arranged": False}),
        (Standing.DUE_TODAY, {}),
        (Standing.DUE_TODAY, {"opens_on": YESTERDAY}),
        (Standing.OPEN, {"due_on": TOMORROW, "opens_on": TODAY}),
        (Standing.PLANNED, {"due_on": TOMORROW}),
        (Standing.PLANNED, {"due_on": TOMORROW + DAY, "opens_on": TOMORROW}),
    ],
)
def test_how_a_task_stands(standing: Standing, columns: dict[str, Any]) -> None:
    assert standing_of(a_task(**columns), TODAY) is standing


@pytest.mark.parametrize(
    ("columns", "theirs"),
    [
        ({}, {"assignee", "stand-in"}),
        ({"assignee_id": 2}, {"colleague"}),
        # who does not serve the client any more leaves it to the lead
        ({"assignee_id": 99, "is_left": True}, {"lead"}),
        ({"assignee_id": 99}, set()),
        ({"client_id": OTHER, "is_left": True}, {"lead elsewhere", "stand-in elsewhere"}),
    ],
)
def test_whose_a_task_is(columns: dict[str, Any], theirs: set[str]) -> None:
    assert {name for name, who in PEOPLE.items() if is_theirs(who, a_task(**columns))} == theirs


def may(columns: dict[str, Any], step: str) -> set[str]:
    """Who may take a step."""
    return {name for name, who in PEOPLE.items() if getattr(steps_of(who, a_task(**columns), TODAY), step)}


TEAM, PLANNERS = {"assignee", "colleague", "stand-in", "lead"}, {"lead", "administrator"}
CHANGERS, READERS = {"assignee", "stand-in", *PLANNERS}, {*TEAM, "administrator", "auditor"}


@pytest.mark.parametrize(
    ("columns", "steps"),
    [
        (
            {},
            {
                "begin": {"assignee", "stand-in"},
                "move": CHANGERS,
                "waive": PLANNERS,
                "see_plan": READERS,
                "hand_over": PLANNERS,
                "go": TEAM,
            },
        ),
        (
            {"due_on": YESTERDAY},
            {
                "begin": {"assignee", "stand-in"},
                "move": CHANGERS,
                "waive": PLANNERS,
                "explain": CHANGERS,
                "see_plan": READERS,
                "hand_over": PLANNERS,
                "go": TEAM,
            },
        ),
        (
            {"due_on": TOMORROW},
            {"move": CHANGERS, "waive": PLANNERS, "see_plan": READERS, "hand_over": PLANNERS, "go": TEAM},
        ),
        ({"state": "missed"}, {"explain": CHANGERS, "see_plan": READERS}),
        ({"state": "waived"}, {"restore": PLANNERS, "see_plan": READERS}),
        ({"state": "waived", "due_on": YESTERDAY}, {"see_plan": READERS}),
        ({"state": "done", "due_on": YESTERDAY}, {"see_plan": READERS}),
        ({"state": "done", "schedule_id": None}, {}),
    ],
)
def test_who_may_do_what_about_a_task(columns: dict[str, Any], steps: dict[str, set[str]]) -> None:
    everything = {step: may(columns, step) for step in Steps.__slots__}
    assert {step: who for step, who in everything.items() if who} == steps


@pytest.mark.parametrize("columns", [{"arranged": False}, {"work": "delivery"}])
def test_nobody_goes_where_no_day_is_arranged_or_no_visit_is_meant(columns: dict[str, Any]) -> None:
    assert may(columns, "go") == set()
    assert may(columns, "move") == CHANGERS


def test_who_practises_begins_and_changes_no_plan() -> None:
    practising = replace(somebody(-11, Role.CONSULTANT, -10))
    task = a_task(assignee_id=-11, client_id=-10, due_on=YESTERDAY)
    assert steps_of(practising, task, TODAY) == Steps(begin=True, see_plan=True, go=True)
