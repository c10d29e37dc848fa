"""Someone who cannot be reached is named once, to those who can call, until they are back."""

import re

import pytest

from bot.rules.people import Role
from storage import database
from storage.ledgers.writing import change_entry
from storage.people import persons as people
from storage.trail.entries import timeline
from tests.schedules.post_room import a_clean_patrol, heard, lines, read_in, write
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, World


async def team(world: World) -> None:
    """Those who are told have a chat with the bot."""
    for member in (ADMINISTRATOR, CONSULTANT):
        await world.phone(member)


async def blocked(world: World, telegram_id: int) -> None:
    """This person began a chat with the bot and then blocked it."""
    phone = await world.phone(telegram_id)
    await phone.block()


async def write_many(world: World, telegram_id: int, times: int, name: str = "letter") -> None:
    """Letters to one person, due now, and what follows from their not being delivered."""
    for number in range(times):
        await write(world, telegram_id, f"{name} {number}")
    await world.beat()


async def test_thirty_messages_that_cannot_be_delivered_are_one_notice_with_their_count(world: World) -> None:
    await team(world)
    phone = {"phone": "13800001111"}
    await change_entry("people", world.company.people[MANAGER].id, phone, world.clock.now())
    await blocked(world, MANAGER)
    await write_many(world, MANAGER, 30)
    (told,) = await heard(world, ADMINISTRATOR, "未送达")
    assert "李强" in told
    assert "恒信阀门" in told
    # as many as there were when it went out: the letters to one person keep nobody else waiting
    assert re.search(r"（[1-9]\d* 条未送达）", told), told
    assert len(await lines("undelivered")) == 30
    assert "☎️ 13800001111" in told


async def test_later_ones_are_silent_but_kept_as_not_delivered(sqlite_world: World) -> None:
    world = sqlite_world
    await team(world)
    await blocked(world, MANAGER)
    for day in range(3):
        await write_many(world, MANAGER, 2, f"day {day}")
        await world.pass_by(days=1)
    assert len(await heard(world, ADMINISTRATOR, "未送达")) == 1
    assert [line.state for line in await lines("undelivered")] == ["dead"] * 6


async def test_who_is_back_and_lost_again_is_reported_again(world: World) -> None:
    await team(world)
    await blocked(world, MANAGER)
    await write_many(world, MANAGER, 1, "first")
    await world.stranger(MANAGER).unblock()
    await write_many(world, MANAGER, 1, "second")
    assert len(await heard(world, ADMINISTRATOR, "未送达")) == 1
    world.clock.pass_by(minutes=1)
    await world.stranger(MANAGER).block()
    await write_many(world, MANAGER, 1, "third")
    first, again = await heard(world, ADMINISTRATOR, "未送达")
    assert "1 条" in first
    assert "1 条" in again


async def test_a_message_that_gets_through_shows_that_the_person_is_back(sqlite_world: World) -> None:
    """As of one who never began a chat when the first messages failed: Telegram says nothing when they do begin."""
    world = sqlite_world
    await team(world)
    await write_many(world, MANAGER, 1, "before")
    manager = world.company.people[MANAGER].id
    assert [entry.action for entry in await timeline("person", manager)] == ["unreachable"]
    await world.phone(MANAGER)
    await write_many(world, MANAGER, 1, "after")
    assert [entry.action for entry in await timeline("person", manager)] == ["unreachable", "reachable"]
    assert await people.get_unreachable_since(manager) is None


async def test_the_consultants_of_an_unreachable_client_are_asked_to_call(world: World) -> None:
    await blocked(world, MANAGER)
    consultant = await world.phone(CONSULTANT)
    await a_clean_patrol(world)
    await world.pass_by(minutes=10)
    told = (await consultant.last()).text
    assert "联系不上李强" in told
    assert "请打电话" in told
    assert await heard(world, LEAD, "未送达") == []


async def test_the_leads_are_asked_when_a_client_has_no_consultant(sqlite_world: World) -> None:
    world = sqlite_world
    await world.phone(LEAD)
    await database.values("UPDATE role_grant SET ended_at = since WHERE role = 'consultant' RETURNING id")
    await blocked(world, MANAGER)
    await write_many(world, MANAGER, 1)
    assert len(await heard(world, LEAD, "联系不上李强")) == 1


async def test_where_the_consultant_cannot_be_told_either_the_lead_is_asked(sqlite_world: World) -> None:
    world = sqlite_world
    for reader in (ADMINISTRATOR, LEAD):
        await world.phone(reader)
    await blocked(world, CONSULTANT)
    await blocked(world, MANAGER)
    await write_many(world, MANAGER, 1)
    for reader in (ADMINISTRATOR, LEAD):
        assert len(await heard(world, reader, "联系不上李强")) == 1
    assert await heard(world, ADMINISTRATOR, "周明") == []
    await write_many(world, CONSULTANT, 1, "another")
    assert len(await heard(world, ADMINISTRATOR, "联系不上周明")) == 1


async def test_a_member_of_the_team_who_is_unreachable_is_reported_to_administrators_only(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    for reader in (ADMINISTRATOR, CONSULTANT, LEAD):
        await world.phone(reader)
    await blocked(world, QUALITY_MANAGER)
    await write_many(world, QUALITY_MANAGER, 1)
    assert len(await heard(world, ADMINISTRATOR, "联系不上吴刚")) == 1
    assert await heard(world, CONSULTANT, "未送达") == []
    assert await heard(world, LEAD, "未送达") == []


async def test_who_is_administrator_and_consultant_is_told_once(sqlite_world: World) -> None:
    world = sqlite_world
    await world.phone(CONSULTANT)
    consultant = world.company.people[CONSULTANT].id
    await people.add_grant(consultant, Role.ADMINISTRATOR, None, world.clock.now())
    await blocked(world, MANAGER)
    await write_many(world, MANAGER, 1)
    assert len(await heard(world, CONSULTANT, "联系不上李强")) == 1


async def test_someone_without_an_account_is_reported_once_a_day(sqlite_world: World) -> None:
    world = sqlite_world
    await world.phone(CONSULTANT)
    await world.phone(ADMINISTRATOR)
    manager = world.company.people[MANAGER].id
    await database.values("UPDATE person SET telegram_id = NULL WHERE id = :id RETURNING id", id=manager)
    await write_many(world, MANAGER, 3, "today")
    await world.pass_by(days=1)
    await write_many(world, MANAGER, 2, "tomorrow")
    assert await people.get_unreachable_since(manager) is None
    for reader in (CONSULTANT, ADMINISTRATOR):
        today, tomorrow = await heard(world, reader, "联系不上李强")
        assert "3 条" in today
        assert "2 条" in tomorrow


@pytest.mark.parametrize(
    ("times", "words"),
    [(1, "1 message undelivered"), (4, "4 messages undelivered")],
)
async def test_it_is_said_in_english_too(sqlite_world: World, times: int, words: str) -> None:
    world = sqlite_world
    await world.phone(ADMINISTRATOR)
    await read_in(world, ADMINISTRATOR, "en")
    await blocked(world, MANAGER)
    await write_many(world, MANAGER, times)
    (told,) = await heard(world, ADMINISTRATOR, "I can't reach 李强")
    assert words in told
    assert "Please call" in told
