"""What is not said to the bot stays unanswered: what Telegram says by itself, and what is for others in a group."""

import pytest

from tests.flows.everything import go_to, open_everything
from tests.flows.forms.test_bad_input import a_group, stored
from tests.flows.steps import answers, open_patrol
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, STAFF, World

CHANGES = ("pinned_message", "message_auto_delete_timer_changed", "chat_background_set")


async def heard(phone: Phone) -> int:
    """How much the bot has said."""
    return len([message for message in await phone.messages() if message.from_bot])


@pytest.mark.parametrize("in_a_form", [False, True])
async def test_what_telegram_says_of_a_chat(sqlite_world: World, in_a_form: bool) -> None:
    phone = await open_patrol(sqlite_world) if in_a_form else await sqlite_world.phone(CONSULTANT)
    said, before, last = await heard(phone), await stored(), await phone.last()
    for what in CHANGES:
        await phone.change_chat(what, last)
    assert await heard(phone) == said
    assert await stored() == before


async def test_a_live_place_is_taken_once_and_moves_in_silence(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = await open_everything(sqlite_world, monkeypatch, STAFF)
    await go_to(staff, "spot")
    place = await staff.location(31.2, 121.5, live_s=900)
    assert "31.2" in (await answers())["spot"]
    said, before = await heard(staff), await stored()
    for step in range(5):
        await staff.move(place, 31.2 + step / 1000, 121.5)
    assert await heard(staff) == said
    assert await stored() == before


@pytest.mark.parametrize(
    "text",
    ["/help@weather_bot", "/usr/local/bin 在哪里", "/weather", "大家好", "/ 一下", "/start@other_bot"],
)
async def test_what_is_said_to_others_in_a_group(sqlite_world: World, text: str) -> None:
    group = await a_group(sqlite_world, CONSULTANT)
    greeted = await heard(group)
    await group.text(text)
    assert await heard(group) == greeted
    await group.text("/help@quality_butler_bot")
    assert await heard(group) == greeted + 1
    await group.close()


async def test_a_reply_to_another_bot_in_a_group(sqlite_world: World) -> None:
    group = await a_group(sqlite_world, CONSULTANT)
    greeted = await heard(group)
    own = await group.text("/weather")
    await group.text("谢谢", reply_to=own)
    assert await heard(group) == greeted
    await group.close()
