"""Self-checks on both databases: once for each day, the last of each client, what nobody looked at."""

from datetime import date, timedelta

from bot.rules.self_checks.words import CLEAR, DAY, PROBLEM
from storage import database as db
from storage import self_checks
from tests.flows.checklists.self_checking import keep_self_checks, with_problem
from tests.world import CONSULTANT, World

MONDAY = date(2026, 11, 23)


async def test_a_day_is_recorded_once_and_what_is_asked_of_it_is_found(world: World) -> None:
    client, other = await keep_self_checks(world), world.company.clients["CG"]
    await with_problem(world)
    (record,) = await db.column(int, "SELECT id FROM work_record WHERE kind = 'self_check'")
    assert not await self_checks.add(client, DAY, MONDAY, record, CLEAR, on_paper=False)
    kept = await self_checks.get(client, DAY, MONDAY)
    assert kept is not None
    assert (kept.record_id, kept.result, kept.person_name) == (record, PROBLEM, "王芳")
    assert [row.number for row in await self_checks.find(client, DAY, MONDAY, MONDAY)] == [kept.number]
    assert await self_checks.find_last_days((client, other), MONDAY) == {}
    assert await self_checks.find_last_days((client, other), MONDAY + timedelta(days=3)) == {client: MONDAY}
    assert [one.client_id for one in await self_checks.find_keeping()] == [client]
    assert await self_checks.find_keeping((other,)) == []
    week = (MONDAY, MONDAY + timedelta(days=6))
    assert [(one.client_id, one.n) for one in await self_checks.count_unseen((client, other), *week)] == [(client, 1)]
    assert await self_checks.find_unseen(client, *week) == [record]
    butler = world.company.people[CONSULTANT].id
    await self_checks.add_note(client, record, "seen", person_id=butler, at=world.clock.now())
    assert await self_checks.find_unseen(client, *week) == []
    assert [(note.what, note.person_name) for note in await self_checks.find_notes((record,))] == [("seen", "周明")]
    await self_checks.remove(client, DAY, MONDAY)
    assert await self_checks.get(client, DAY, MONDAY) is None
    assert await self_checks.add(client, DAY, MONDAY, record, CLEAR, on_paper=True)
