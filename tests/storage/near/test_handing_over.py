"""What two people hold at two firms, and what went to whom: each condition tells apart what differs in one thing."""

from typing import Any

import pytest

from bot.records.handing_over import Thing
from bot.rules.handing_over import Held
from bot.rules.people import Role
from storage import database as db
from storage import handing_over, tasks
from storage.people import persons
from tests.storage.near.firms import DAY, MINUTE, Near, a_case, a_draft, near
from tests.storage.rows import NOW

TODAY = NOW.date()


@pytest.fixture
async def firm(database: str) -> Near:
    """Two firms; the first person serves the first one, and another one both."""
    firm = await near()
    for who, client in ((firm.person, firm.firm), (firm.other, firm.firm), (firm.other, firm.other_firm)):
        await persons.add_grant(who, Role.CONSULTANT, client, NOW)
    return firm


async def test_open_tasks_are_held_by_whose_they_are(firm: Near) -> None:
    sooner = await tasks.add_task(firm.firm, firm.site, firm.person, "patrol", TODAY)
    later = await tasks.add_task(firm.firm, firm.other_site, firm.person, "patrol", TODAY + DAY)
    elsewhere = await tasks.add_task(firm.other_firm, None, firm.person, "patrol", TODAY - DAY)
    await tasks.add_task(firm.firm, firm.site, firm.other, "patrol", TODAY)
    done = await tasks.add_task(firm.firm, firm.site, firm.person, "patrol", TODAY)
    await db.change("task", done, state="done")
    held = await handing_over.find_tasks_held(firm.person, TODAY)
    assert [thing.id for thing in held] == [sooner, later, elsewhere]
    assert [thing.follows for thing in held] == [False, False, False]


async def test_what_goes_along_with_a_plan_is_its_persons_untouched_and_not_past(firm: Near) -> None:
    async def a_plan(person: int, **columns: Any) -> int:
        base = {
            "client_id": firm.firm,
            "work": "patrol",
            "person_id": person,
            "often": "weekly",
            "begins": TODAY,
            "created_at": NOW,
        }
        return await db.add("schedule", **{**base, **columns})

    plan = await a_plan(firm.person, second_id=firm.other)

    async def of_plan(due: Any = TODAY, **columns: Any) -> int:
        task = await tasks.add_task(firm.firm, firm.site, firm.person, "patrol", due)
        await db.change("task", task, **{"schedule_id": plan, "slot": 0, **columns})
        return task

    today, later = await of_plan(), await of_plan(TODAY + DAY)
    others = [
        await of_plan(TODAY - DAY),
        await of_plan(handed_from_id=firm.other),
        await of_plan(slot=1),
        await of_plan(schedule_id=await a_plan(firm.other)),
        await of_plan(schedule_id=await a_plan(firm.person, ended_at=NOW)),
        await of_plan(schedule_id=None),
    ]
    begun, beside = await of_plan(), await of_plan()
    await a_draft(firm.person, about=begun, subject_kind="task")
    await a_draft(firm.person, about=beside, subject_kind="site")
    held = {thing.id: thing.follows for thing in await handing_over.find_tasks_held(firm.person, TODAY)}
    assert held == {**dict.fromkeys((today, later, beside), True), **dict.fromkeys((begun, *others), False)}


async def test_what_people_hold_is_counted_by_person_and_client_and_what_is_left_apart(firm: Near) -> None:
    for client, who in (
        (firm.firm, firm.person),
        (firm.firm, firm.person),
        (firm.firm, firm.other),
        (firm.other_firm, firm.person),
        (firm.practice_firm, firm.self),
    ):
        await db.add("task", client_id=client, assignee_id=who, work="patrol", due_on=TODAY, state="open")
    await db.add("task", client_id=firm.firm, assignee_id=firm.person, work="patrol", due_on=TODAY, state="done")
    training = {
        "title": "标准",
        "course": "",
        "place": "",
        "starts_at": NOW,
        "ends_at": NOW + MINUTE,
        "capacity": 1,
        "state": "planned",
        "trainer_id": firm.other,
        "client_id": firm.firm,
        "announced_at": NOW,
    }
    await db.add("training_session", **training)
    await db.add("training_session", **{**training, "ends_at": NOW})
    await db.add("training_session", **{**training, "state": "cancelled"})
    everybody = await db.add("training_session", **{**training, "client_id": None, "trainer_id": firm.both})

    async def counted(clients: tuple[int, ...] | None, *, left: bool = False) -> dict[tuple[int, int | None], int]:
        found = await handing_over.count_held(clients, NOW, left=left)
        return {(one.person_id, one.client_id): one.n for one in found}

    assert await counted(None) == {
        (firm.person, firm.firm): 2,
        (firm.person, firm.other_firm): 1,
        (firm.other, firm.firm): 2,
        (firm.both, None): 1,
    }
    assert await counted((firm.firm,)) == {(firm.person, firm.firm): 2, (firm.other, firm.firm): 2}
    # nobody else serves there, and whoever trains everybody is one of the team or an administrator
    assert await counted(None, left=True) == {(firm.person, firm.other_firm): 1, (firm.both, None): 1}
    await persons.add_grant(firm.both, Role.ADMINISTRATOR, None, NOW)
    assert await counted(None, left=True) == {(firm.person, firm.other_firm): 1}
    await db.change("training_session", everybody, trainer_id=firm.person)
    assert await counted(None, left=True) == {(firm.person, firm.other_firm): 1}


async def test_a_case_is_abandoned_by_who_is_nothing_to_its_client_or_us(firm: Near) -> None:
    abandoned = [
        await a_case(firm, handler_id=firm.gone),
        await a_case(firm, handler_id=firm.person, client_id=firm.other_firm),
    ]
    await a_case(firm, handler_id=firm.person)
    await a_case(firm)
    await a_case(firm, handler_id=firm.gone, closed_at=NOW)
    await a_case(firm, handler_id=firm.gone, kind="complaint")
    await a_case(firm, handler_id=firm.self, client_id=firm.practice_firm)
    assert await handing_over.find_abandoned_cases(("finding",), None) == abandoned
    assert await handing_over.find_abandoned_cases(("finding",), (firm.firm,)) == abandoned[:1]
    await persons.add_grant(firm.person, Role.QUALITY_MANAGER, None, NOW)
    assert await handing_over.find_abandoned_cases(("finding",), None) == abandoned[:1]


async def test_who_was_of_the_team_of_a_client(firm: Near) -> None:
    assert await handing_over.had_role(firm.person, (firm.firm,))
    assert not await handing_over.had_role(firm.person, (firm.other_firm,))
    assert not await handing_over.had_role(firm.both, (firm.firm, firm.other_firm)), "of the client's own people"
    assert await handing_over.had_role(firm.other, (firm.other_firm,))


async def test_the_latest_that_went_from_one_to_another(firm: Near) -> None:
    def thing(of: int, kind: Held = Held.TASK) -> Thing:
        return Thing(kind, of, firm.firm, None, "总装车间")

    async def handed(former: int, taker: int, *things: Thing) -> int:
        return await handing_over.add_handover(former, taker, firm.both, NOW, things)

    first = await handed(firm.person, firm.other, thing(1), thing(2))
    second = await handed(firm.person, firm.other, thing(3))
    back = await handed(firm.other, firm.person, thing(3))
    to_third = await handed(firm.person, firm.both, thing(3, Held.PLAN))

    async def latest(former: int, taker: int | None) -> int | None:
        found = await handing_over.get_latest(former, taker)
        return found.id if found else None

    async def latest_of(kind: Held, subject: int, former: int | None = None) -> int | None:
        found = await handing_over.get_latest_of(kind, subject, former)
        return found.id if found else None

    assert [await latest(firm.person, taker) for taker in (firm.other, firm.both, None, firm.gone)] == [
        second,
        to_third,
        to_third,
        None,
    ]
    assert await latest(firm.other, None) == back
    assert [await latest_of(Held.TASK, subject) for subject in (1, 2, 3, 4)] == [first, first, back, None]
    assert await latest_of(Held.TASK, 3, firm.person) == second
    assert await latest_of(Held.PLAN, 3) == to_third
    assert await latest_of(Held.PLAN, 1) is None
    assert [(one.kind, one.subject_id) for one in await handing_over.find_things(first)] == [("task", 1), ("task", 2)]
    assert [one.subject_id for one in await handing_over.find_things(second)] == [3]
