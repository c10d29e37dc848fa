"""Updates in which nobody acts, or that nobody is there to hear the answer to: they are taken, and are no error."""

import pytest

from tests.flows.steps import count
from tests.flows.test_impossible import text
from tests.sandbox.phone import Json
from tests.world import STAFF, World


def by_nobody(kind: str) -> Json:
    """A text without its sender."""
    message = text()
    del message["from"]
    return {"update_id": 960_000_001, kind: message}


@pytest.mark.parametrize("kind", ["message", "edited_message"])
async def test_what_nobody_sent_is_no_error(world: World, kind: str) -> None:
    phone = await world.phone(STAFF)
    before = await phone.calls()
    await world.program.talk.receiver.accept(by_nobody(kind))
    assert await count("failed_update") == 0
    assert await phone.calls_since(before) == []


async def test_a_press_of_nobody_s_is_noted_as_what_telegram_never_sends(world: World) -> None:
    press = {"id": "1", "chat_instance": "1", "data": "h", "message": text()}
    await world.program.talk.receiver.accept({"update_id": 960_000_002, "callback_query": press})
    assert await count("failed_update") == 1


NOWHERE = {"id": 960_000, "type": "private", "first_name": "王芳"}
UNREACHED: dict[str, Json] = {
    "a word": {"message": text(chat=NOWHERE)},
    "a key": {"callback_query": {"id": "1", "chat_instance": "1", "data": "h"}},
    "a key of an old version": {"callback_query": {"id": "1", "chat_instance": "1", "data": "30"}},
    "a key that they may not press": {"callback_query": {"id": "1", "chat_instance": "1", "data": "A|2|accept|open|0"}},
}


@pytest.mark.parametrize("update", UNREACHED.values(), ids=UNREACHED)
async def test_an_answer_that_reaches_nobody_is_no_error(world: World, update: Json) -> None:
    await world.phone(STAFF)
    if "callback_query" in update:
        press = {"from": text()["from"], "message": text(chat=NOWHERE), **update["callback_query"]}
        update = {"callback_query": press}
    await world.program.talk.receiver.accept({"update_id": 960_000_003, **update})
    assert await count("failed_update") == 0
