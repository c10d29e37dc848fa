"""A stored message that this version does not know how to say is kept, and people learn of it."""

from bot.rules.people import Role
from bot.rules.practice import practice_self
from storage import database
from storage.people import persons as people
from tests.schedules.post_room import heard, line, lines, read_in, write
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, World


async def of_another_version(world: World, *keys: str) -> None:
    """Messages of a kind that this version does not know."""
    for key in keys:
        await write(world, LEAD, key)
        await database.changed("UPDATE outbox SET kind = 'praise' WHERE key = :key", key=key)


async def states() -> dict[str, str]:
    """What became of the messages of that kind."""
    return {line.key: line.state for line in await lines("praise")}


async def test_a_kind_that_nobody_knows_is_set_aside_and_told_to_the_administrators_once(world: World) -> None:
    await world.phone(ADMINISTRATOR)
    await of_another_version(world, "first", "second")
    await world.beat()
    await of_another_version(world, "third")
    await world.pass_by(days=1)
    assert await states() == {"first": "set_aside", "second": "set_aside", "third": "set_aside"}
    (told,) = await heard(world, ADMINISTRATOR, "当前版本不认识这类消息")
    assert "有 2 条消息没有发出" in told
    assert "praise" in told


async def test_it_is_told_in_english_too(world: World) -> None:
    await world.phone(ADMINISTRATOR)
    await read_in(world, ADMINISTRATOR, "en")
    await of_another_version(world, "first")
    await world.beat()
    (told,) = await heard(world, ADMINISTRATOR, "does not know its kind (praise)")
    assert told.startswith("⚠️ 1 message was not sent")


async def test_what_its_kind_is_never_about_is_set_aside_too(world: World) -> None:
    await write(world, LEAD, "strange")
    await database.changed("UPDATE outbox SET subject_kind = 'weather'")
    await world.beat()
    assert (await line("strange")).state == "set_aside"


async def test_a_version_that_knows_the_kind_sends_what_was_set_aside(world: World) -> None:
    await world.phone(LEAD)
    await of_another_version(world, "first", "stays")
    await world.beat()
    # the next version knows one of them: here by giving it a kind that this one knows
    await database.changed("UPDATE outbox SET kind = 'undelivered' WHERE key = 'first'")
    await world.heart.take_up()
    await world.beat()
    assert (await line("first")).state == "sent"
    assert len(await heard(world, LEAD, "<first>")) == 1
    assert await states() == {"stays": "set_aside"}


async def test_what_was_taken_up_before_the_administrators_read_of_it_is_not_told(world: World) -> None:
    await world.phone(ADMINISTRATOR)
    await world.until(world.clock.now().replace(hour=14))
    await of_another_version(world, "first")
    await world.beat()
    assert [line.state for line in await lines("kind_unknown")] == ["waiting"]
    await database.changed("UPDATE outbox SET kind = 'undelivered' WHERE key = 'first'")
    await world.heart.take_up()
    await world.pass_by(days=1)
    assert [line.state for line in await lines("kind_unknown")] == ["moot"]


async def test_a_message_of_practice_is_nobody_elses_business(sqlite_world: World) -> None:
    world = sqlite_world
    await world.phone(ADMINISTRATOR)
    consultant = await world.phone(CONSULTANT)
    await consultant.text("/practice")
    await consultant.press("质量管家")
    part = practice_self(world.company.people[CONSULTANT].id, Role.CONSULTANT)
    assert await people.get_person(part) is not None
    await of_another_version(world, "first")
    await database.changed("UPDATE outbox SET person_id = :part WHERE key = 'first'", part=part)
    await world.beat()
    assert await states() == {"first": "set_aside"}
    assert await lines("kind_unknown") == []
