"""Lists of tasks hold what their reader may see of whom and of which client; two of every role, another firm beside."""

from datetime import timedelta

import pytest

from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.services.tasks.seeing import CLIENT, NEXT, PERSON, WEEK, NoSuchList, list_of, team_of
from storage import database as db
from storage import tasks
from tests.services.two_of_each import two_of_each
from tests.world import World


async def test_a_list_is_of_what_its_reader_may_see(sqlite_world: World) -> None:
    people, now = await two_of_each(sqlite_world), sqlite_world.clock.now()
    ours, theirs = (sqlite_world.company.clients[code] for code in ("HX", "CG"))
    cause, today = Cause(now), beijing_day(now)
    await db.changed("DELETE FROM task")
    made = {}
    for name, client, who, days in (
        ("mine", ours, "consultant", 0),
        ("mine there", theirs, "consultant", 1),
        ("mine next", ours, "consultant", 7),
        ("second's", ours, "consultant 2", 0),
        ("theirs", theirs, "other consultant", 0),
        # of somebody who does not serve this client
        ("left", ours, "other consultant", 0),
        ("before", ours, "consultant", -1),
        ("behind", ours, "consultant", 14),
    ):
        made[await tasks.add_task(client, None, people[who].id, "service", today + timedelta(days=days))] = name
    consultant, other = people["consultant"].id, people["other consultant"].id
    everything = {"mine", "second's", "left"}
    expected: dict[tuple[str, str, int, str], set[str] | None] = {
        ("consultant", PERSON, 0, WEEK): {"mine", "mine there"},
        ("consultant", PERSON, 0, NEXT): {"mine next"},
        ("consultant 2", PERSON, 0, WEEK): {"second's"},
        ("lead 2", PERSON, 0, WEEK): {"left"},
        ("lead 2", PERSON, 0, NEXT): set(),
        # of another's tasks those at clients where one sees the plans
        ("lead 2", PERSON, consultant, WEEK): {"mine"},
        ("other lead", PERSON, consultant, WEEK): {"mine there"},
        ("other lead", PERSON, other, WEEK): {"theirs"},
        ("administrator", PERSON, consultant, WEEK): {"mine", "mine there"},
        ("auditor", PERSON, other, WEEK): {"theirs", "left"},
        ("consultant 2", CLIENT, ours, WEEK): everything,
        ("consultant 2", CLIENT, ours, NEXT): {"mine next"},
        ("administrator", CLIENT, theirs, WEEK): {"mine there", "theirs"},
        # nobody of another client, nobody of the client's own people, nothing that there is not
        ("lead 2", PERSON, other, WEEK): None,
        ("consultant 2", CLIENT, theirs, WEEK): None,
        ("other lead", CLIENT, ours, WEEK): None,
        ("manager", CLIENT, ours, WEEK): None,
        ("manager", PERSON, consultant, WEEK): None,
        ("administrator", "x", ours, WEEK): None,
        ("administrator", CLIENT, 99, WEEK): None,
        ("administrator", PERSON, 0, "x"): None,
    }
    found: dict[tuple[str, str, int, str], set[str] | None] = {}
    for who, of, of_id, which in expected:
        try:
            listed = await list_of(people[who], cause, of, of_id, which)
            found[who, of, of_id, which] = {made[task.id] for task in listed.tasks}
        except NoSuchList:
            found[who, of, of_id, which] = None
    assert found == expected


async def test_the_week_of_a_team_counts_its_own_clients_and_how_their_work_stands(sqlite_world: World) -> None:
    people, now = await two_of_each(sqlite_world), sqlite_world.clock.now()
    ours, theirs = (sqlite_world.company.clients[code] for code in ("HX", "CG"))
    today = beijing_day(now)
    await db.changed("DELETE FROM task")
    for client, who, state in (
        (ours, "consultant 2", "open"),
        (ours, "consultant 2", "done"),
        (ours, "consultant 2", "waived"),
        (ours, "consultant", "missed"),
        (theirs, "consultant", "open"),
    ):
        task = await tasks.add_task(client, None, people[who].id, "service", today)
        await db.change("task", task, state=state)

    async def lines(who: str, by: str) -> list[tuple[str, int, int, int, int]]:
        team = await team_of(people[who], Cause(now), by)
        return [(one.name, one.planned, one.done, one.late, one.missed) for one in team.lines]

    assert await lines("lead 2", PERSON) == [("周明", 1, 0, 0, 1), ("consultant 2", 2, 1, 0, 0)]
    assert await lines("lead 2", CLIENT) == [("恒信阀门", 3, 1, 0, 1)]
    assert await lines("administrator", CLIENT) == [("恒信阀门", 3, 1, 0, 1), ("晨光电器", 1, 0, 0, 0)]
    assert await lines("manager", CLIENT) == []
    with pytest.raises(NoSuchList):
        await team_of(people["lead 2"], Cause(now), "x")
