"""Keys that say numbers which nothing has: each is refused or shows the present screen, on both databases."""

import dataclasses
import typing
from collections.abc import Iterator

import pytest

from bot.screens.buttons import kinds, pack
from bot.screens.buttons.packing import ButtonTooLong, Data
from tests.flows.steps import count
from tests.sandbox.phone import Json, Message
from tests.world import ADMINISTRATOR, CONSULTANT, MANAGER, World

LARGE = (10**18 - 1, 2**40, -1)
"""The longest that a key can say, more than a column of 32 bits holds where a key says several, and less than any."""
WORDS = ("9" * 20, "²", "x")


def forged(kind: type[Data]) -> Iterator[str]:
    """What keys of a kind might say with every number of it as large as that, and each of the words."""
    hints = typing.get_type_hints(kind)
    fields = [field.name for field in dataclasses.fields(kind)]
    for number in LARGE:
        for word in WORDS:
            said = {name: number if hints[name] is int else word for name in fields}
            try:
                yield pack(kind(**said))
            except ButtonTooLong:
                continue


def pressed(number: int, message: Message, data: str) -> Json:
    """A press, as Telegram tells of it."""
    chat = message.raw["chat"]
    user = {"id": chat["id"], "is_bot": False, "first_name": "x"}
    press = {"id": str(number), "from": user, "chat_instance": "1", "data": data, "message": message.raw}
    return {"update_id": number, "callback_query": press}


@pytest.mark.parametrize("account", [ADMINISTRATOR, CONSULTANT, MANAGER])
async def test_a_number_that_nothing_has_is_no_fault(world: World, account: int) -> None:
    phone = await world.phone(account)
    message = await phone.last()
    number = 900_000
    for kind in kinds():
        # of each kind those that differ in what the database is asked
        for data in list(dict.fromkeys(forged(kind)))[:: 1 if account == ADMINISTRATOR else 3]:
            number += 1
            await world.program.talk.receiver.accept(pressed(number, message, data))
            assert await count("failed_update") == 0, data
