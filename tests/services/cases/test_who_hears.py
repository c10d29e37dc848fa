"""For every step of every life cycle: who is told of it, and who is reminded from then on. Written out, not derived."""

import pytest

from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cause import Cause
from storage import database as db
from tests.services.cases.stepping import NOBODY, STEPS, Step, begin, prepare, take, waiting
from tests.services.two_of_each import named, two_of_each
from tests.world import World


def test_no_step_is_left_out() -> None:
    assert {kind: {step.action for step in written} for kind, written in STEPS.items()} == {
        kind: {one.action for one in life_cycle.transitions} for kind, life_cycle in LIFE_CYCLES.items()
    }


@pytest.mark.parametrize("kind", STEPS)
async def test_who_is_told_of_each_step_and_reminded_after_it(kind: str, sqlite_world: World) -> None:
    people = await two_of_each(sqlite_world)
    now, client_id = sqlite_world.clock.now(), sqlite_world.company.clients["HX"]
    heard: dict[Step, tuple[set[str], set[str]]] = {}
    for step in STEPS[kind]:
        case_id = await begin(Cause(now), kind, step, people, client_id)
        # a case beside it, of which everybody stays reminded whatever becomes of this one
        beside = await begin(
            Cause(now), kind, Step(f"{step.action} beside", step.since, step.who, NOBODY, NOBODY), people, client_id
        )
        before = await waiting(beside)
        view = await prepare(Cause(now), step, people, case_id) if step.who else None
        await take(Cause(now, people[step.who].id if step.who else None), step, people, case_id, view)
        told = await db.values(
            "SELECT person_id, parameters FROM outbox WHERE kind = 'case_news' AND subject_id = :id", id=case_id
        )
        heard[step] = (named(people, {row["person_id"] for row in told}), named(people, await waiting(case_id)))
        assert await waiting(beside) == before
    assert heard == {step: (set(step.told), set(step.reminded)) for step in STEPS[kind]}
