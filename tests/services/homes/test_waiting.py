"""What waits on somebody's home by what they may do for the whole firm."""

from bot.rules.cause import Cause
from bot.services.homes.waiting import waiting_for
from storage import database as db
from tests.services.two_of_each import two_of_each
from tests.world import World


async def test_a_firm_without_a_manager_waits_for_whoever_gives_roles(sqlite_world: World) -> None:
    people, now = await two_of_each(sqlite_world), sqlite_world.clock.now()
    await db.changed("UPDATE role_grant SET ended_at = :at WHERE role = 'client_manager'", at=now)
    waits = {
        name: (await waiting_for(who, Cause(now))).unmanaged for name, who in people.items() if "manager" not in name
    }
    told = {name for name, firms in waits.items() if firms}
    assert told == {"administrator", "administrator 2"}
    assert {firm for firm, _ in waits["administrator"]} >= set(sqlite_world.company.clients.values())
