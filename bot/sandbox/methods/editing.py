"""Changes of the bot's own messages."""

from bot.sandbox.arguments import Arguments
from bot.sandbox.chats import Chat, Post
from bot.sandbox.content import caption_content, media_content, text_content
from bot.sandbox.markup import read_inline
from bot.sandbox.methods.sending import chat_to_write
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import Json, bad_request

WORDS = frozenset({"text", "entities", "link_preview_options"})
CAPTION = frozenset({"caption", "caption_entities", "show_caption_above_media"})
MEDIA = frozenset({"photo", "document", "voice", "video", "has_media_spoiler"})
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def _own_message(telegram: Telegram, arguments: Arguments) -> tuple[Chat, Post]:
    """The message to edit.

    Raises ApiError when it is not there, not the bot's own, or was sent with a reply keyboard.
    """
    chat = chat_to_write(telegram, arguments)
    number = arguments.integer("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    post = chat.posts.get(number)
    if post is None:
        raise bad_request("message to edit not found")
    if not post.outgoing or post.fixed or "forward_origin" in post.payload:
        raise bad_request("message can't be edited")
    return chat, post


def _replace(
    telegram: Telegram, chat: Chat, post: Post, arguments: Arguments, content: Json, gone: frozenset[str]
) -> Json:
    """Puts ``content`` in the place of the fields ``gone``; the keyboard goes unless it is given again.

    Raises ApiError when nothing would change.
    """
    markup = read_inline(arguments.object("reply_markup"))
    if "media_group_id" in post.payload and markup:
        raise bad_request("message can't be edited")
    dropped = gone | {"reply_markup", "edit_date"}
    changed = {name: value for name, value in post.payload.items() if name not in dropped} | content
    if markup:
        changed["reply_markup"] = markup
    if changed == {name: value for name, value in post.payload.items() if name != "edit_date"}:
        raise bad_request(NOT_MODIFIED)
    telegram.flood.pass_edit(chat.id)
    changed["edit_date"] = telegram.clock.now()
    telegram.change(chat, post, changed)
    return changed


async def edit_message_text(telegram: Telegram, arguments: Arguments) -> Json:
    """editMessageText."""
    chat, post = _own_message(telegram, arguments)
    content = text_content(telegram, arguments, too_long="MESSAGE_TOO_LONG")
    if "text" not in post.payload:
        raise bad_request("there is no text in the message to edit")
    return _replace(telegram, chat, post, arguments, content, WORDS)


async def edit_message_caption(telegram: Telegram, arguments: Arguments) -> Json:
    """editMessageCaption; without a caption it is removed."""
    chat, post = _own_message(telegram, arguments)
    if not MEDIA & post.payload.keys():
        raise bad_request("there is no caption in the message to edit")
    return _replace(telegram, chat, post, arguments, caption_content(telegram, arguments), CAPTION)


async def edit_message_media(telegram: Telegram, arguments: Arguments) -> Json:
    """editMessageMedia: another photo or document, also in the place of a text."""
    chat, post = _own_message(telegram, arguments)
    if "text" not in post.payload and not MEDIA & post.payload.keys():
        raise bad_request("message can't be edited")
    content = media_content(telegram, arguments.object("media"), arguments)
    if "media_group_id" in post.payload and ("document" in content) != ("document" in post.payload):
        raise bad_request("document can't be mixed with other media types")
    return _replace(telegram, chat, post, arguments, content, WORDS | CAPTION | MEDIA)


async def edit_message_reply_markup(telegram: Telegram, arguments: Arguments) -> Json:
    """editMessageReplyMarkup; without a keyboard it is removed."""
    chat, post = _own_message(telegram, arguments)
    return _replace(telegram, chat, post, arguments, {}, frozenset())
