"""What is said to many is written at once, as it would be for each alone."""

from datetime import timedelta
from typing import Any

from bot.rules.post import EACH, key_of
from storage import database as db
from storage.post.outbox import add_message, add_message_to_each
from tests.storage.rows import NOW, a_person

ABOUT: dict[str, Any] = {"kind": "training_announced", "subject_kind": "training", "subject_id": 7}
UNTIL = NOW + timedelta(days=3)


async def test_a_message_to_each_is_the_one_that_each_would_have_alone(database: str) -> None:
    alone, first, second = [await a_person(name) for name in ("李敏", "王芳", "陈静")]
    key = key_of("training_announced", 7, reader=alone)
    assert await add_message(key=key, person_id=alone, send_at=NOW, expires_at=UNTIL, **ABOUT)

    key = key_of("training_announced", 7, reader=EACH)
    await add_message_to_each([second, alone, first], key=key, send_at=NOW, expires_at=UNTIL, **ABOUT)

    written = [dict(row) for row in await db.values("SELECT * FROM outbox ORDER BY person_id")]
    assert [(row.pop("key"), row.pop("person_id")) for row in written] == [
        (key_of("training_announced", 7, reader=one), one) for one in (alone, first, second)
    ]
    for row in written:
        del row["id"]
    assert written[1:] == [written[0], written[0]]


async def test_a_message_to_nobody_writes_nothing(database: str) -> None:
    await a_person()
    await add_message_to_each([], key=f"x:{EACH}", send_at=NOW, expires_at=UNTIL, **ABOUT)
    assert await db.number("SELECT count(*) AS n FROM outbox") == 0
