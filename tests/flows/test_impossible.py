"""What Telegram never sends: it is noted once in one line, nothing of it reaches the records, and everybody goes on."""

import logging
import math
from typing import Any

import pytest

from bot.rules.unseen import DEEPEST, LARGEST, Impossible, received
from storage.database import values
from tests.flows.steps import count
from tests.sandbox.phone import Json
from tests.world import STAFF, World

FORTY = 10**40 - 1


def text(**changed: object) -> Json:
    """A text of a person, with something else about it."""
    user = {"id": STAFF, "is_bot": False, "first_name": "王芳"}
    chat = {"id": STAFF, "type": "private", "first_name": "王芳"}
    return {"message_id": 77, "date": 1_795_397_400, "from": user, "chat": chat, "text": "菜单"} | changed


def nested(levels: int) -> Any:
    """Lists inside each other."""
    made: list[Any] = []
    for _ in range(levels):
        made = [made]
    return made


IMPOSSIBLE: dict[str, Json] = {
    "number of a person": {"message": text(**{"from": {"id": FORTY, "is_bot": False, "first_name": "x"}})},
    "number of a chat": {"message": text(chat={"id": -FORTY, "type": "private"})},
    "number of a message": {"message": text(message_id=FORTY)},
    "date": {"message": text(date=FORTY)},
    "date before all": {"message": text(date=-(10**17))},
    "size of a file": {
        "message": text(document={"file_id": "x", "file_unique_id": "y", "file_size": FORTY, "file_name": "a.pdf"})
    },
    "place": {"message": text(location={"latitude": math.nan, "longitude": math.inf})},
    "press of a message without number": {
        "callback_query": {
            "id": "1",
            "from": {"id": STAFF, "is_bot": False, "first_name": "王芳"},
            "chat_instance": "1",
            "data": "f|1",
            "message": text(message_id=FORTY),
        }
    },
    "depth": {"message": text(entities=nested(DEEPEST))},
    "depth without end": {"message": text(entities=nested(700))},
    "no message": {"message": []},
}


@pytest.mark.parametrize("update", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
async def test_it_costs_one_line_and_one_row(world: World, caplog: pytest.LogCaptureFixture, update: Json) -> None:
    phone = await world.phone(STAFF)
    receiver, before = world.program.talk.receiver, await count("processed_update")
    caplog.set_level(logging.INFO)
    caplog.clear()
    for _ in range(2):
        await receiver.accept({"update_id": 9_001, **update})
    said = [record.getMessage() for record in caplog.records if record.name.startswith("handlers.")]
    assert len(said) == 2, said
    assert all(line.startswith("update 9001 is given up: ") and "\n" not in line for line in said)
    assert [row["error"] for row in await values("SELECT error FROM failed_update")] in (
        ["Impossible"],
        ["ValidationError"],
    )
    assert await count("processed_update") == before
    await phone.text("菜单")
    assert (await phone.last()).text


@pytest.mark.parametrize("said", ["\ud83d", "菜单\udc00", "\x00菜单\x00", "菜单\u202e\ufeff", "\ud800 \u3164"])
async def test_halves_of_characters_and_what_nobody_sees_are_answered(world: World, said: str) -> None:
    phone = await world.phone(STAFF)
    at = await phone.calls()
    await world.program.talk.receiver.accept({"update_id": 9_001, "message": text(text=said)})
    assert [call["method"].lower() for call in await phone.calls_since(at)] == ["sendmessage"]
    assert await count("failed_update") == 0


async def test_it_is_forgotten_with_time(world: World) -> None:
    await world.program.talk.receiver.accept({"update_id": 9_001, "message": []})
    await world.heart.prune()
    assert await count("failed_update") == 1
    world.clock.pass_by(days=31)
    await world.heart.prune()
    assert await count("failed_update") == 0


def test_what_the_database_holds_is_received_and_nothing_beyond() -> None:
    assert received({"id": LARGEST, "n": -LARGEST, "x": 1.5, "deep": nested(DEEPEST - 2)})
    for beyond in (LARGEST + 1, -LARGEST - 1, math.nan, math.inf, nested(DEEPEST)):
        with pytest.raises(Impossible):
            received({"id": beyond})
