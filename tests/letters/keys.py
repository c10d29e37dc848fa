"""Which messages have no key under them, of those that were sent."""

from dataclasses import dataclass

from storage import database as db
from tests.world import World

KEYLESS = {
    "document": "the file is what was asked for; its record is where the key was pressed",
    "file_lost": "it asks for the original, which nobody can send by a key; administrators may not see the record",
    "joining_declined": "who was not let in has nothing to press; it says whom to ask",
    "kind_unknown": "for whoever looks after the program, outside of the chat",
    "trail_head": "to be kept, for a later comparison",
    **dict.fromkeys(
        ("assigned", "joining_approved", "member_removed", "role_ended", "role_given"),
        "it brings the keys at the bottom, beside which Telegram takes no others",
    ),
    "work_failed": "the log says why, and the work is done again by the program",
}
"""Kinds of messages without a key, and why."""


@dataclass(frozen=True, slots=True)
class _Sent:
    kind: str
    chat_id: int
    message_id: int


async def without_keys(world: World) -> set[str]:
    """The kinds of messages that stand in chats as they were sent, with no key under them."""
    sent = await db.rows(
        _Sent,
        "SELECT kind, chat_id, message_id FROM outbox WHERE state = 'sent' AND chat_id IS NOT NULL AND left_at IS NULL",
    )
    found = set()
    for chat_id in {one.chat_id for one in sent}:
        messages = {message.id: message for message in await world.stranger(chat_id).messages()}
        for one in sent:
            message = messages.get(one.message_id) if one.chat_id == chat_id else None
            if message is not None and not message.buttons:
                found.add(one.kind)
    return found
