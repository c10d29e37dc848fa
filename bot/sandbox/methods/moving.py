"""Messages deleted, copied and forwarded."""

from bot.sandbox.arguments import Arguments, whole_number
from bot.sandbox.chats import Chat, Post
from bot.sandbox.content import caption_content
from bot.sandbox.markup import read_markup
from bot.sandbox.methods.editing import CAPTION, MEDIA, WORDS
from bot.sandbox.methods.sending import chat_to_write, is_silent, protection, read_reply
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import ApiError, Json, bad_request

DELETABLE_FOR_S = 48 * 3600
MOST_AT_ONCE = 100
CARRIED = WORDS | CAPTION | MEDIA | {"sticker", "location", "contact"}


def _check_deletable(telegram: Telegram, chat: Chat, post: Post) -> None:
    """In a group the bot (never an administrator here) deletes its own messages alone; none after 48 hours."""
    if not post.outgoing and not chat.private:
        raise bad_request("message can't be deleted")
    if telegram.clock.now() - post.payload["date"] > DELETABLE_FOR_S:
        raise bad_request("message can't be deleted for everyone")


async def delete_message(telegram: Telegram, arguments: Arguments) -> bool:
    """deleteMessage."""
    chat = chat_to_write(telegram, arguments)
    number = arguments.integer("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    post = chat.posts.get(number)
    if post is None:
        raise bad_request("message to delete not found")
    _check_deletable(telegram, chat, post)
    telegram.remove(chat, post)
    return True


async def delete_messages(telegram: Telegram, arguments: Arguments) -> bool:
    """deleteMessages: 1 to 100; those that are not there or cannot be deleted are passed over, as by Telegram."""
    chat = chat_to_write(telegram, arguments)
    numbers = arguments.array("message_ids") or []
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    for number in numbers:
        post = chat.posts.get(whole_number(number))
        if post is None:
            continue
        try:
            _check_deletable(telegram, chat, post)
        except ApiError:
            continue
        telegram.remove(chat, post)
    return True


def _source(telegram: Telegram, arguments: Arguments, doing: str) -> tuple[Post, Json]:
    """The message to copy or forward, and what it carries.

    Raises ApiError when it is not there, carries nothing or is protected.
    """
    source_id = arguments.text("from_chat_id")
    if not source_id:
        raise bad_request("from_chat_id is empty")
    post = telegram.known_chat(source_id).posts.get(arguments.integer("message_id"))
    if post is None:
        raise bad_request(f"message to {doing} not found")
    carried = {name: value for name, value in post.payload.items() if name in CARRIED}
    if not carried or "has_protected_content" in post.payload:
        raise bad_request(f"message can't be {'copied' if doing == 'copy' else 'forwarded'}")
    return post, carried


async def copy_message(telegram: Telegram, arguments: Arguments) -> Json:
    """copyMessage: the same content as a new message, with another caption if one is given."""
    chat = chat_to_write(telegram, arguments)
    _, carried = _source(telegram, arguments, "copy")
    if arguments.has("caption") and MEDIA & carried.keys():
        kept = {name: value for name, value in carried.items() if name not in CAPTION}
        carried = {**kept, **caption_content(telegram, arguments)}
    markup = read_markup(arguments.object("reply_markup"), private=chat.private)
    reply = read_reply(chat, arguments)
    telegram.flood.pass_message(chat.id)
    sent = telegram.send(chat, {**carried, **protection(arguments)}, markup, reply, silent=is_silent(arguments))
    return {"message_id": sent["message_id"]}


async def forward_message(telegram: Telegram, arguments: Arguments) -> Json:
    """forwardMessage: the content with a mark of where it came from; a second forward keeps the first mark."""
    chat = chat_to_write(telegram, arguments)
    post, carried = _source(telegram, arguments, "forward")
    origin = post.payload.get("forward_origin") or {
        "type": "user",
        "sender_user": post.payload["from"],
        "date": post.payload["date"],
    }
    telegram.flood.pass_message(chat.id)
    content = {**carried, "forward_origin": origin, **protection(arguments)}
    return telegram.send(chat, content, silent=is_silent(arguments))
