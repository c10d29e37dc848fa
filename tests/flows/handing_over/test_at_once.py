"""Whoever hands over at once: each thing goes to one, and nothing half-way (clause 5.1.3)."""

import asyncio

import pytest

from bot.records.handing_over import Wanted
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.handing_over import going
from bot.services.handing_over.going import AlreadyHandedOver, HeldChanged
from storage import database as db
from storage import tasks
from storage.people import persons as people
from tests.flows.handing_over.handing import LEAVER, TAKER, Held, colleague, held_by, one_of_each, person_named
from tests.flows.steps import count, open_patrol
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, World

OTHER = "冯涛"


async def who_hands_over(world: World, *telegram_ids: int) -> list[Person]:
    """These people as they are now."""
    found = [await people.get_person_by_telegram(one) for one in telegram_ids]
    return [one for one in found if one is not None]


async def test_two_who_hand_over_at_once_to_different_people(world: World) -> None:
    await colleague(world)
    await colleague(world, name=OTHER)
    await one_of_each(world)
    await world.plan_patrol("原料仓库")
    wanted = Wanted(world.company.people[CONSULTANT].id)
    pairs = []
    for who, name in zip(await who_hands_over(world, LEAD, ADMINISTRATOR), (TAKER, OTHER), strict=True):
        cause = Cause(world.clock.now(), who.id, lock=who.telegram_id)
        to_id = await person_named(name)
        pairs.append((cause, who, to_id, (await going.going_to(who, cause, wanted, to_id)).seen))
    outcomes = await asyncio.gather(
        *(going.hand_over(cause, who, wanted, to_id, seen) for cause, who, to_id, seen in pairs),
        return_exceptions=True,
    )
    refused = [one for one in outcomes if isinstance(one, BaseException)]
    assert len(refused) == 1
    assert isinstance(refused[0], AlreadyHandedOver | HeldChanged), refused
    everything, nothing = Held(7, 1, 1, 1), Held(0, 0, 0, 0)
    assert {await held_by(TAKER), await held_by(OTHER)} == {everything, nothing}
    assert await held_by(LEAVER) == nothing
    assert await count("handover") == 1


async def test_a_task_that_is_done_meanwhile_stays_who_did_it(world: World) -> None:
    await colleague(world)
    task = await world.plan_patrol()
    (lead,) = await who_hands_over(world, LEAD)
    cause, to_id = Cause(world.clock.now(), lead.id, lock=lead.telegram_id), await person_named(TAKER)
    wanted = Wanted(world.company.people[CONSULTANT].id, 0, "task", task)
    seen = (await going.going_to(lead, cause, wanted, to_id)).seen
    await tasks.fulfil(task, world.clock.now())
    with pytest.raises(AlreadyHandedOver):
        await going.hand_over(cause, lead, wanted, to_id, seen)
    assert await count("handover") == 0
    assert await db.number("SELECT count(*) AS n FROM outbox WHERE kind = 'taken_over'") == 0


async def test_what_one_of_them_cannot_give_leaves_everything_as_it_was(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await colleague(world)
    await one_of_each(world)
    (lead,) = await who_hands_over(world, LEAD)
    cause, to_id = Cause(world.clock.now(), lead.id, lock=lead.telegram_id), await person_named(TAKER)
    wanted = Wanted(world.company.people[CONSULTANT].id)
    seen = (await going.going_to(lead, cause, wanted, to_id)).seen

    async def somebody_was_faster(*_: object) -> bool:
        return False

    monkeypatch.setattr(going, "change_trainer", somebody_was_faster)
    with pytest.raises(HeldChanged):
        await going.hand_over(cause, lead, wanted, to_id, seen)
    assert await held_by(LEAVER) == Held(6, 1, 1, 1)
    assert await held_by(TAKER) == Held(0, 0, 0, 0)
    assert await count("handover") == 0


async def test_a_begun_task_goes_along_and_its_plan_makes_the_rest_anew(world: World) -> None:
    await colleague(world)
    await one_of_each(world)
    await open_patrol(world)
    (lead,) = await who_hands_over(world, LEAD)
    cause, to_id = Cause(world.clock.now(), lead.id, lock=lead.telegram_id), await person_named(TAKER)
    wanted = Wanted(world.company.people[CONSULTANT].id)
    found = await going.going_to(lead, cause, wanted, to_id)
    await going.hand_over(cause, lead, wanted, to_id, found.seen)
    assert await held_by(LEAVER) == Held(0, 0, 0, 0)
    assert await held_by(TAKER) == Held(7, 1, 1, 1)
    days = await db.column(str, "SELECT due_on FROM task WHERE schedule_id IS NOT NULL ORDER BY due_on")
    assert len(days) == len(set(days)) == 5
