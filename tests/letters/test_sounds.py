"""What somebody asked for arrives without a sound; what has a deadline does not."""

from bot.letters.catalogue import KINDS
from tests.schedules.post_room import a_patrol_with_a_finding, beijing, sounds
from tests.world import CONSULTANT, MANAGER, World


async def test_ones_own_report_is_silent_and_the_clients_and_reminders_are_not(sqlite_world: World) -> None:
    world = sqlite_world
    for person in (CONSULTANT, MANAGER):
        await world.phone(person)
    await a_patrol_with_a_finding(world)
    await world.until(beijing(10, day=26))
    assert [silent for method, silent in await sounds(world, CONSULTANT) if method == "sendDocument"] == [True]
    told = await sounds(world, MANAGER)
    assert ("sendDocument", False) in told
    assert {silent for _, silent in told} == {False}


def test_what_has_a_deadline_is_never_silent() -> None:
    assert {code for code, kind in KINDS.items() if kind.silent} == {
        "backup_week",
        "case_taken",
        "case_count",
        "confirmation_code_now",
        "work_week",
        "readiness",
        "own_report",
        "photos_used",
        "photo_copy",
        "joining_card",
        "document",
        "register",
        "ledgers_exported",
        "ledgers_imported",
        "policy_count",
        "trail_head",
        "visit_settled",
        "visit_under_way",
    }
