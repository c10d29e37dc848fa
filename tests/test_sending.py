"""Editing a message that was sent unasked."""

import pytest

from bot.screens.screen import Screen
from bot.sending import Refused
from tests.schedules.post_room import trouble
from tests.world import MANAGER, World


async def test_an_edited_message_stays_where_it_is_and_says_the_new_words(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    sender = sqlite_world.heart.office.sender
    sent = await sender.send(manager.chat_id, Screen("1 of 2"))
    before = len(await manager.messages())
    await sender.edit(manager.chat_id, sent, Screen("2 of 2"))
    assert (await manager.last()).text == "2 of 2"
    assert len(await manager.messages()) == before


async def test_the_same_words_again_are_no_failure(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    sender = sqlite_world.heart.office.sender
    sent = await sender.send(manager.chat_id, Screen("done"))
    await sender.edit(manager.chat_id, sent, Screen("done"))
    assert (await manager.last()).text == "done"


async def test_a_message_that_is_gone_is_refused(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    gone = {"method": "editMessageText", "times": 1, "error_code": 400, "description": "message to edit not found"}
    sent = await sqlite_world.heart.office.sender.send(manager.chat_id, Screen("1 of 2"))
    await trouble(sqlite_world, fail_next=gone)
    with pytest.raises(Refused):
        await sqlite_world.heart.office.sender.edit(manager.chat_id, sent, Screen("2 of 2"))
