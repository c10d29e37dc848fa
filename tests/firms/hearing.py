"""What came of what waited to be said, and what people heard: told so that two versions can be compared."""

from datetime import datetime

from bot.rules.beijing import in_beijing
from storage import database as db
from tests.firms.opening import Firm
from tests.sandbox.phone import Json
from tests.world import World

NUMBERED_ANEW = frozenset({"outbox", "job", "seal"})
"""Subjects whose ids say how much there is of them, which may be another in every version."""

MARKS = ("🤝", "🟡")
"""Marks that stand in a line of their own before the message."""


async def heard(world: World, firm: Firm) -> list[Json]:
    """Every row of the outbox that ended since the firm stopped, and every message that came without one."""
    said = await _said(world, firm)
    found = await db.values(
        "SELECT o.kind, o.subject_kind, o.subject_id, o.state, o.done_at, o.message_id, p.telegram_id FROM outbox o"
        # what is said in place has the number of the message in whose place it is: that one comes first
        " JOIN person p ON p.id = o.person_id WHERE o.done_at >= :stopped ORDER BY o.id",
        stopped=firm.stopped,
    )
    ended = [
        {
            "at": _written(row["done_at"]),
            "for": row["telegram_id"],
            "kind": row["kind"],
            "about": _about(row["subject_kind"], row["subject_id"]),
            "became": row["state"],
            **(said.pop(row["message_id"]) if row["message_id"] in said else {}),
        }
        for row in found
    ]
    return sorted([*ended, *said.values()], key=lambda one: tuple(str(one.get(key, "")) for key in _ORDER))


_ORDER = ("at", "for", "kind", "about", "became", "to", "says")


async def _said(world: World, firm: Firm) -> dict[int, Json]:
    """Who was sent what, by the message's number: all private chats count together."""
    said: dict[int, Json] = {}
    for account in firm.telegram["accounts"]:
        for message in await world.stranger(account["id"]).messages():
            if message.from_bot and message.id > firm.telegram["last_message"]:
                said[message.id] = {"to": account["id"], "says": first_line(message.text)}
    return said


def first_line(text: str) -> str:
    """What a message begins with, behind the mark of a stand-in or of practice."""
    lines = [line for line in text.split("\n") if line]
    return " ".join(lines[: 2 if text.startswith(MARKS) else 1])


def _about(kind: str, record_id: int) -> str:
    return kind if kind in NUMBERED_ANEW else f"{kind} {record_id}"


def _written(moment: object) -> str:
    """A moment as people in Beijing would write it."""
    at = moment if isinstance(moment, datetime) else datetime.fromisoformat(str(moment))
    return f"{in_beijing(at):%m-%d %H:%M:%S}"
