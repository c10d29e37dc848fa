"""For every step of every life cycle: what of the case is another, who is told, and who is reminded from then on.

Written out, not derived: ``steps.txt`` has the columns of the case that a step changes, with the days of its dates.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.rules.beijing import in_beijing
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.cases.reminders import remind_of_case
from storage import database as db
from storage.cases import stored as cases
from storage.database import writing
from tests.services.cases.stepping import NOBODY, STEPS, Step, begin, prepare, take, waiting
from tests.services.two_of_each import named, two_of_each
from tests.world import World

WRITTEN = Path(__file__).with_name("steps.txt").read_text(encoding="utf-8").splitlines()
COLUMNS = {
    "state": "state",
    "handler_id": "handler",
    "taken_at": "taken",
    "rectified_by_id": "rectifier",
    "fix_recorded_by_id": "fix_recorder",
    "about_id": "about",
    "rating": "rating",
    "asked_by_id": "asker",
    "decided_by_id": "decider",
    "appealed_at": "appealed",
    "reopened": "reopened",
    "ended_at": "ended",
    "ended_as": "ended_as",
    "asked_until": "asked",
    "due_at": "due",
    "promised_at": "promised",
    "paused_at": "paused",
    "closed_at": "closed",
    "called": "called",
    "coming": "coming",
    "unable": "unable",
}


async def row_of(case_id: int) -> Mapping[str, Any]:
    """The columns of a case that steps change."""
    (row,) = await db.values(f"SELECT {', '.join(COLUMNS)} FROM service_case WHERE id = :id", id=case_id)
    return row


def changes(before: Mapping[str, Any], after: Mapping[str, Any], people: dict[str, Person]) -> str:
    """What is another, in words: people by their names, moments by their days."""
    names = {person.id: name.replace(" ", "_") for name, person in people.items()}
    words = []
    for column, word in COLUMNS.items():
        value = after[column]
        if value == before[column]:
            continue
        if column.endswith("_id"):
            value = names.get(value)
        elif value is not None and column.endswith(("_at", "_until")):
            value = f"{in_beijing(datetime.fromisoformat(value)):%m-%dT%H:%M}"
        words.append(f"{word}={value}")
    return " ".join(words)


@writing
async def reminded_anew(cause: Cause, case_id: int) -> None:
    """Forgets all reminders of a case, and plans them as if it had come to where it is now."""
    await db.changed("DELETE FROM outbox WHERE kind = 'case_reminder' AND subject_id = :id", id=case_id)
    case = await cases.get_case(case_id)
    assert case is not None
    await remind_of_case(cause, case)


async def reminders(case_id: int) -> list[tuple[object, ...]]:
    """Whom the reminders of a case wait for, of which stage and when."""
    rows = await db.values(
        "SELECT person_id, parameters, send_at FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting'"
        " AND subject_id = :id",
        id=case_id,
    )
    return sorted((row["person_id"], str(row["parameters"]), str(row["send_at"])) for row in rows)


def test_no_step_is_left_out() -> None:
    assert {kind: {step.action for step in written} for kind, written in STEPS.items()} == {
        kind: {one.action for one in life_cycle.transitions} for kind, life_cycle in LIFE_CYCLES.items()
    }


@pytest.mark.parametrize("kind", STEPS)
async def test_who_is_told_of_each_step_and_reminded_after_it(kind: str, sqlite_world: World) -> None:
    people = await two_of_each(sqlite_world)
    now, client_id = sqlite_world.clock.now(), sqlite_world.company.clients["HX"]
    heard: dict[Step, tuple[set[str], set[str]]] = {}
    changed = []
    for step in STEPS[kind]:
        case_id = await begin(Cause(now), kind, step, people, client_id)
        # a case beside it, of which everybody stays reminded whatever becomes of this one
        beside = await begin(
            Cause(now), kind, Step(f"{step.action} beside", step.since, step.who, NOBODY, NOBODY), people, client_id
        )
        before, was = await waiting(beside), await row_of(case_id)
        view = await prepare(Cause(now), step, people, case_id) if step.who else None
        await take(Cause(now, people[step.who].id if step.who else None), step, people, case_id, view)
        told = await db.values(
            "SELECT person_id, parameters FROM outbox WHERE kind = 'case_news' AND subject_id = :id", id=case_id
        )
        heard[step] = (named(people, {row["person_id"] for row in told}), named(people, await waiting(case_id)))
        assert await waiting(beside) == before
        changed.append(f"{kind} {step.action} {step.since}: {changes(was, await row_of(case_id), people)}".strip())
        planned = await reminders(case_id)
        await reminded_anew(Cause(now), case_id)
        assert planned == await reminders(case_id), step
    assert heard == {step: (set(step.told), set(step.reminded)) for step in STEPS[kind]}
    assert changed == [line for line in WRITTEN if line.startswith(f"{kind} ")]
