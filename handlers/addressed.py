"""What is meant for the bot at all: not what Telegram says of a chat by itself, nor what is said to somebody else."""

import re

from aiogram.enums import ContentType
from aiogram.types import Message

from bot.screens.ways import way_of

SENT_BY_PEOPLE = frozenset(
    {
        ContentType.TEXT,
        ContentType.ANIMATION,
        ContentType.AUDIO,
        ContentType.CHECKLIST,
        ContentType.CONTACT,
        ContentType.DICE,
        ContentType.DOCUMENT,
        ContentType.GAME,
        ContentType.LOCATION,
        ContentType.PAID_MEDIA,
        ContentType.PHOTO,
        ContentType.POLL,
        ContentType.STICKER,
        ContentType.STORY,
        ContentType.VENUE,
        ContentType.VIDEO,
        ContentType.VIDEO_NOTE,
        ContentType.VOICE,
    }
)
"""Everything else is Telegram's own: pins, timers, wallpapers, calls, boosts, and whatever comes to be."""

_COMMAND = re.compile(r"/(?P<word>\w{1,32})(?:@(?P<name>\w+))?(?:\s|$)", re.ASCII)


def is_sent_by_a_person(message: Message) -> bool:
    """Whether somebody sent it, and it did not come of something that they did in the chat.

    A place that moves is sent once; its moves come as edits.
    """
    moves = message.edit_date is not None and message.location is not None
    # a text may have had nothing in it but what nobody sees
    return (message.content_type in SENT_BY_PEOPLE or message.text is not None) and not moves


def is_for_the_bot(message: Message, bot_id: int, bot_username: str) -> bool:
    """Whether something said in a group is for this bot: a command of its own, or a reply to it."""
    if message.edit_date is not None:
        return False
    command = _COMMAND.match(message.text or "")
    if command is not None:
        named = command["name"]
        is_ours = command["word"] == "start" or way_of(f"/{command['word']}") is not None
        return is_ours if named is None else named.lower() == bot_username.lower()
    answered = message.reply_to_message
    return answered is not None and answered.from_user is not None and answered.from_user.id == bot_id
