"""Chats and who is in them."""

from bot.sandbox.arguments import Arguments
from bot.sandbox.methods.sending import chat_to_write
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import Json, bad_request

ACCEPTED_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


async def pin_chat_message(telegram: Telegram, arguments: Arguments) -> bool:
    """pinChatMessage; the page shows it, the note about it in the chat is not reproduced."""
    chat = chat_to_write(telegram, arguments)
    number = arguments.integer("message_id")
    if number not in chat.posts:
        raise bad_request("message to pin not found")
    chat.pinned = number
    telegram.events.add("pinned", chat.id, message_id=number)
    return True


async def get_chat(telegram: Telegram, arguments: Arguments) -> Json:
    """getChat."""
    chat = telegram.known_chat(arguments.text("chat_id"))
    full: Json = {
        **chat.face,
        "accent_color_id": chat.id % 7 if chat.private else 0,
        "max_reaction_count": 11,
        "accepted_gift_types": ACCEPTED_GIFTS,
    }
    if chat.pinned is not None and (pinned := chat.posts.get(chat.pinned)) is not None:
        full["pinned_message"] = pinned.payload
    if not chat.private:
        full["permissions"] = {"can_send_messages": True}
    return full


async def get_chat_member(telegram: Telegram, arguments: Arguments) -> Json:
    """getChatMember: the first member of a group owns it, the bot is a plain member."""
    chat = telegram.known_chat(arguments.text("chat_id"))
    user_id = arguments.integer("user_id")
    user = telegram.user(user_id)
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if user is telegram.bot:
        return telegram.membership_of_bot(chat.bot_status)
    if user_id not in chat.members:
        return {"status": "left", "user": user}
    if not chat.private and user_id == chat.members[0]:
        return {"status": "creator", "user": user, "is_anonymous": False}
    return {"status": "member", "user": user}
