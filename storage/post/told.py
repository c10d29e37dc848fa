"""Of what people were told on a day (docs/decisions/0039)."""

import json
from collections.abc import Iterable
from datetime import date

from bot.rules.post import Thing
from storage import database as db


async def add_told(person_id: int, day: date, message_id: int, things: Iterable[Thing]) -> None:
    """Notes of what a message, a row of the outbox, told a person."""
    found = sorted(things)
    if not found:
        return
    await db.changed(
        "INSERT INTO told_thing (person_id, day, thing, message_id)"
        f" SELECT CAST(:person_id AS BIGINT), {_DAY[db.dialect()]}, t.value, CAST(:message_id AS BIGINT)"
        f" FROM {_EACH[db.dialect()]}",
        person_id=person_id,
        day=day,
        message_id=message_id,
        things=json.dumps(found),
    )


# PostgreSQL must be told of a parameter in a select list; SQLite keeps days as text
_DAY = {"sqlite": ":day", "postgres": "CAST(:day AS DATE)"}
_EACH = {
    "sqlite": "json_each(:things) t",
    "postgres": "json_array_elements_text(CAST(:things AS json)) AS t(value)",
}


async def find_told(person_id: int, day: date) -> list[Thing]:
    """Of what a person was told on a day."""
    return await db.column(
        Thing,
        "SELECT DISTINCT thing FROM told_thing WHERE person_id = :person_id AND day = :day",
        person_id=person_id,
        day=day,
    )


async def prune_told(before: date) -> None:
    """Forgets of what people were told before a day."""
    await db.changed("DELETE FROM told_thing WHERE day < :before", before=before)
