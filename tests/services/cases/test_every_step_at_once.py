"""Every step that there is, taken twice at the very same moment: one is first, and nothing is doubled or half done.

On PostgreSQL both have read the case before either writes: they meet at a barrier. What a form says waits there for who
came first and sees what they did, as on SQLite, where transactions come one after the other.
"""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from datetime import datetime
from typing import Any

import pytest

from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.refusing import NotForThisPerson
from bot.services.cases import forms
from bot.services.cases.seeing import NoSuchCase
from bot.services.cases.steps import AlreadyHandled
from bot.services.drafts.loading import SubjectDone
from storage import database as db
from storage.cases import stored as cases
from tests.flows.steps import one
from tests.services.cases.stepping import ANSWERS, STEPS, Step, begin, prepare, take, waiting
from tests.services.two_of_each import two_of_each
from tests.world import World

TOO_LATE = (AlreadyHandled, NoSuchCase, NotForThisPerson, SubjectDone)

OTHERS = {
    **{name: f"{name} 2" for name in ("staff", "manager", "consultant", "lead", "quality", "administrator")},
    **{f"{name} 2": name for name in ("staff", "manager", "consultant", "lead", "quality", "administrator")},
}
OWN = frozenset(
    {"nudge", "confirm", "supply", "add", "reopen", "rate", "withdraw", "more", "lapse", "about", "nudge_handler"}
)
"""Steps that one person takes, from two messages."""
HANDLERS = frozenset({"resolve", "reply", "ask", "delay", "give_up"})
"""Steps of who handles it."""


class Meeting:
    """A function of the storage that nobody calls before two are about to (on SQLite there is one at a time).

    Whoever ends without having come there is not waited for.
    """

    def __init__(self, patch: pytest.MonkeyPatch, module: object, name: str) -> None:
        self._gate, self._called = asyncio.Barrier(2), getattr(module, name)
        if db.dialect() == "postgres":
            patch.setattr(module, name, self._behind)

    async def _behind(self, *args: Any, **kwargs: Any) -> Any:
        with suppress(asyncio.BrokenBarrierError):
            await self._gate.wait()
        return await self._called(*args, **kwargs)

    async def all_at_once(self, *acts: Awaitable[None]) -> list[BaseException | None]:
        """What became of each."""
        return await asyncio.gather(*(self._one(act) for act in acts), return_exceptions=True)

    async def _one(self, act: Awaitable[None]) -> None:
        try:
            await act
        finally:
            await self._gate.abort()


def both(step: Step) -> tuple[Step, Step]:
    """The step as two take it: another of the same role, or one person from two messages."""
    alone = step.action in OWN or (step.action in HANDLERS and step.has != "nobody")
    # an enquiry's answer, and what is theirs who handle it, is for whoever handles it alone
    other = step.who if alone else OTHERS.get(step.who, step.who)
    return step, Step(step.action, step.since, other, step.told, step.reminded, step.has, step.given_to)


def cause_of(people: dict[str, Person], step: Step, now: datetime) -> Cause:
    """Somebody's update, or passing time."""
    return Cause(now, people[step.who].id if step.who else None)


@pytest.mark.parametrize("kind", STEPS)
async def test_each_step_taken_twice_at_once(kind: str, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    people, now = await two_of_each(world), world.clock.now()
    for step in STEPS[kind]:
        case_id = await begin(Cause(now), kind, step, people, world.company.clients["HX"])
        if step.action == "same":
            # what it is the same as
            await begin(Cause(now), kind, step, people, world.company.clients["HX"])
        pairs = both(step)
        views = {}
        for each in pairs:
            if each.who and each.who not in views:
                views[each.who] = await prepare(Cause(now), each, people, case_id)
        with monkeypatch.context() as patch:
            meeting = (
                Meeting(patch, forms, "hold_cases") if any(views.values()) else Meeting(patch, cases, "claim_step")
            )
            found = await meeting.all_at_once(
                *(take(cause_of(people, each, now), each, people, case_id, views.get(each.who)) for each in pairs)
            )
        lost = [each for each in found if isinstance(each, TOO_LATE)]
        won = [each for each in found if each is None]
        assert len(won) + len(lost) == 2, (step, found)
        assert won, (step, found)
        if db.dialect() == "postgres" and not any(views.values()):
            assert len(won) == 1, step
        await nothing_is_doubled(case_id, step, len(won))


async def nothing_is_doubled(case_id: int, step: Step, taken: int) -> None:
    """The trail, the turn, what is told and what is reminded of belong to the steps that were taken, no other."""
    entries = await one(
        "SELECT count(*) AS n FROM trail WHERE subject_kind = 'case' AND subject_id = :id AND action = :action",
        id=case_id,
        # what is chosen there is what is done
        action=ANSWERS["how"] if step.action == "same" else step.action,
    )
    turn = await one("SELECT turn FROM service_case WHERE id = :id", id=case_id)
    assert (entries, turn) == (taken, taken), step
    told = await db.values(
        "SELECT key FROM outbox WHERE kind = 'case_news' AND subject_kind = 'case' AND subject_id = :id", id=case_id
    )
    assert len({row["key"] for row in told}) == len(told)
    turns = {row["key"].split(":")[2] for row in told}
    assert turns <= {str(number) for number in range(1, taken + 1)}, step
    reminders = await db.values(
        "SELECT key, person_id FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting' AND subject_id = :id",
        id=case_id,
    )
    assert len({row["key"].split(":")[2] for row in reminders}) <= 1, step
    assert {row["person_id"] for row in reminders} == await waiting(case_id)
