"""What Telegram shows of the bot before START, in both languages, set when it says something else."""

from bot.rules.cause import Cause
from bot.rules.text import ENGLISH
from bot.screens.homes.description import DESCRIPTION, SHORT_DESCRIPTION
from bot.services.people.command_lists import tell_at_start
from tests.world import MANAGER, World

SET = ("setMyDescription", "setMyShortDescription")


async def described(world: World) -> list[tuple[str, str]]:
    """What a start of the program sets, and for phones in which language."""
    phone = world.stranger(MANAGER)
    before = await phone.calls()
    await tell_at_start(Cause(at=world.clock.now()))
    await world.beat()
    calls = [call for call in await phone.calls_since(before) if call["method"] in SET]
    return [(call["method"], call["params"].get("language_code", "")) for call in calls]


async def test_it_is_set_in_both_languages_once(sqlite_world: World) -> None:
    assert await described(sqlite_world) == [(method, language) for language in ("", ENGLISH) for method in SET]
    assert await described(sqlite_world) == []
    await sqlite_world.heart.office.sender.tell_about("旧", "旧")
    assert await described(sqlite_world) == [(method, "") for method in SET]


def test_it_has_room_there() -> None:
    for text, longest in ((DESCRIPTION, 512), (SHORT_DESCRIPTION, 120)):
        assert all(0 < len(text.to(language)) <= longest for language in ("zh", "en"))
