"""The bot's reactions to messages."""

from typing import Any

from bot.sandbox.arguments import Arguments
from bot.sandbox.methods.sending import chat_to_write
from bot.sandbox.telegram import CONTENT, Telegram
from bot.sandbox.wire import bad_request, not_reproduced

EMOJI = frozenset(
    "❤👍👎🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
) | {
    "❤\u200d🔥",
    "👨\u200d💻",
    "🤷\u200d♂",
    "🤷\u200d♀",
}
"""Those that the Bot API names."""
VARIATION = "\ufe0f"
"""Asks for the coloured drawing of a sign; Telegram takes an emoji with or without it."""


async def set_message_reaction(telegram: Telegram, arguments: Arguments) -> bool:
    """setMessageReaction: one emoji or none; an album takes it on its first message that is left."""
    chat = chat_to_write(telegram, arguments)
    given = arguments.array("reaction") or []
    emoji = [_emoji(one) for one in given]
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    post = chat.posts.get(arguments.integer("message_id"))
    if post is None:
        raise bad_request("message to react not found")
    if not any(name in post.payload for name in CONTENT):
        raise bad_request("MESSAGE_ID_INVALID")
    telegram.react(chat, chat.first_of_album(post), emoji[0] if emoji else "")
    return True


def _emoji(reaction: Any) -> str:
    """The emoji of a ReactionType.

    Raises ApiError for an emoji that Telegram does not offer.
    """
    if not isinstance(reaction, dict) or not isinstance(reaction.get("type"), str):
        raise bad_request('can\'t parse reaction type: Field "type" must be of type String')
    if reaction["type"] != "emoji":
        raise not_reproduced(f"reactions of type {reaction['type']}")
    emoji = str(reaction.get("emoji", "")).replace(VARIATION, "")
    if emoji not in EMOJI:
        raise bad_request("REACTION_INVALID")
    return emoji
