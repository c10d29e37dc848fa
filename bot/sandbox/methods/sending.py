"""New messages."""

from collections.abc import Awaitable, Callable

from bot.sandbox.arguments import Arguments, whole_number
from bot.sandbox.chats import Chat
from bot.sandbox.content import (
    caption_content,
    document_content,
    media_content,
    photo_content,
    sent_on,
    text_content,
    voice_content,
)
from bot.sandbox.files import new_group_id
from bot.sandbox.markup import Markup, read_markup
from bot.sandbox.telegram import NO_REPLY, Reply, Telegram
from bot.sandbox.wire import Json, bad_request, not_reproduced

SMALLEST_ALBUM = 2
LARGEST_ALBUM = 10
LARGEST_ACCURACY_M = 1500


def chat_to_write(telegram: Telegram, arguments: Arguments) -> Chat:
    """The chat of ``chat_id``.

    Raises ApiError when the bot cannot write there.
    """
    chat_id = arguments.text("chat_id")
    if not chat_id:
        raise bad_request("chat_id is empty")
    return telegram.recipient(chat_id)


def read_reply(chat: Chat, arguments: Arguments) -> Reply:
    """The message that is replied to, from ``reply_parameters`` or the older ``reply_to_message_id``.

    Raises ApiError when it is not there and the reply is not to be sent without it.
    """
    given = arguments.object("reply_parameters") or {}
    for other in ("quote", "checklist_task_id", "poll_option_id"):
        if given.get(other):
            raise not_reproduced(f"replies with {other}")
    if given.get("chat_id") not in (None, chat.id, str(chat.id)):
        raise not_reproduced("replies to another chat")
    number = whole_number(given.get("message_id")) or arguments.integer("reply_to_message_id")
    if not number:
        return NO_REPLY
    post = chat.posts.get(number)
    if post is None:
        if given.get("allow_sending_without_reply") or arguments.flag("allow_sending_without_reply"):
            return NO_REPLY
        raise bad_request("message to be replied not found")
    return Reply(post)


def _markup(chat: Chat, arguments: Arguments) -> Markup:
    return read_markup(arguments.object("reply_markup"), private=chat.private)


def _send(telegram: Telegram, arguments: Arguments, chat: Chat, content: Json) -> Json:
    """Sends checked content to a chat with the keyboard and the reply of the call."""
    markup, reply = _markup(chat, arguments), read_reply(chat, arguments)
    telegram.flood.pass_message(chat.id)
    return telegram.send(chat, {**content, **protection(arguments)}, markup, reply, silent=is_silent(arguments))


def is_silent(arguments: Arguments) -> bool:
    """Whether phones stay quiet at what is sent."""
    return arguments.flag("disable_notification")


def protection(arguments: Arguments) -> Json:
    """The mark of a message that cannot be forwarded or copied."""
    return {"has_protected_content": True} if arguments.flag("protect_content") else {}


async def send_message(telegram: Telegram, arguments: Arguments) -> Json:
    """sendMessage."""
    chat = chat_to_write(telegram, arguments)
    return _send(telegram, arguments, chat, text_content(telegram, arguments))


async def send_photo(telegram: Telegram, arguments: Arguments) -> Json:
    """sendPhoto."""
    chat = chat_to_write(telegram, arguments)
    caption = caption_content(telegram, arguments)
    photo = photo_content(telegram, arguments.file("photo"), spoiler=arguments.flag("has_spoiler"))
    return _send(telegram, arguments, chat, {**photo, **caption})


async def send_document(telegram: Telegram, arguments: Arguments) -> Json:
    """sendDocument."""
    chat = chat_to_write(telegram, arguments)
    caption = caption_content(telegram, arguments)
    return _send(telegram, arguments, chat, {**document_content(telegram, arguments.file("document")), **caption})


async def send_voice(telegram: Telegram, arguments: Arguments) -> Json:
    """sendVoice."""
    chat = chat_to_write(telegram, arguments)
    caption = caption_content(telegram, arguments)
    voice = voice_content(telegram, arguments.file("voice"), arguments.integer("duration"))
    return _send(telegram, arguments, chat, {**voice, **caption})


def _sending_on(field: str, kind: str) -> Callable[[Telegram, Arguments], Awaitable[Json]]:
    async def send(telegram: Telegram, arguments: Arguments) -> Json:
        chat = chat_to_write(telegram, arguments)
        content = sent_on(telegram, field, kind, arguments.file(field))
        return _send(telegram, arguments, chat, {**content, **caption_content(telegram, arguments)})

    return send


send_video = _sending_on("video", "Video")
send_audio = _sending_on("audio", "Audio")
send_video_note = _sending_on("video_note", "VideoNote")
send_animation = _sending_on("animation", "Animation")


async def send_location(telegram: Telegram, arguments: Arguments) -> Json:
    """sendLocation."""
    chat = chat_to_write(telegram, arguments)
    return _send(telegram, arguments, chat, {"location": read_location(arguments)})


def read_location(arguments: Arguments) -> Json:
    """A point on the Earth in degrees, with an uncertainty in metres.

    Raises ApiError for one that is not on it.
    """
    latitude, longitude = arguments.number("latitude"), arguments.number("longitude")
    if latitude is None or longitude is None or not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise bad_request("location must be non-empty")
    location: Json = {"latitude": latitude, "longitude": longitude}
    if (accuracy := arguments.number("horizontal_accuracy")) is not None:
        location["horizontal_accuracy"] = max(0.0, min(accuracy, LARGEST_ACCURACY_M))
    return location


async def send_media_group(telegram: Telegram, arguments: Arguments) -> list[Json]:
    """sendMediaGroup: an album of photos or of documents, without any keyboard."""
    chat = chat_to_write(telegram, arguments)
    reply = read_reply(chat, arguments)
    media = arguments.array("media") or []
    if len(media) < SMALLEST_ALBUM:
        raise bad_request("too few messages to send as an album")
    if len(media) > LARGEST_ALBUM:
        raise bad_request("too many messages to send as an album")
    contents = [media_content(telegram, item, arguments) for item in media]
    if len({"document" in content for content in contents}) > 1:
        raise bad_request("document can't be mixed with other media types")
    telegram.flood.pass_message(chat.id, len(contents))
    shared = {"media_group_id": new_group_id(), **protection(arguments)}
    silent = is_silent(arguments)
    return [telegram.send(chat, {**content, **shared}, reply=reply, silent=silent) for content in contents]
