"""Messages, people and chats as the page shows them."""

from bot.sandbox.chats import Account, Chat, Post
from bot.sandbox.rendering import safe_html
from bot.sandbox.wire import Json

# A sticker has no address: it is shown as its emoji.
FILE_FIELDS = ("document", "voice", "audio", "video", "video_note", "animation")


def shown_post(post: Post) -> Json:
    """A message with what the Bot API does not tell of it: whose it is, its sound, the bot's reaction to it."""
    marks: Json = {"outgoing": post.outgoing}
    if post.silent:
        marks["silent"] = True
    if post.reaction:
        marks["reaction"] = post.reaction
    return {**_shown(post.payload), **marks}


def _shown(payload: Json) -> Json:
    """The Message with its words as safe HTML and the addresses of its files."""
    shown = {**payload}
    if "text" in payload:
        shown["html"] = safe_html(payload["text"], payload.get("entities", []))
    if "caption" in payload:
        shown["caption_html"] = safe_html(payload["caption"], payload.get("caption_entities", []))
    if "photo" in payload:
        shown["photo"] = [_with_address(size) for size in payload["photo"]]
    for name in FILE_FIELDS:
        if name in payload:
            shown[name] = _with_address(payload[name])
    return shown


def _with_address(file: Json) -> Json:
    return {**file, "url": f"/sandbox/files/{file['file_unique_id']}"}


def shown_person(account: Account) -> Json:
    """A person at the side of the page; ``unread`` counts their private chat."""
    person = account.person
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "language_code": person.language_code,
        "caption": {"zh": person.caption_zh, "en": person.caption_en},
        "unread": account.unread.get(person.id, 0),
        "blocked": account.blocked,
        "deactivated": account.deactivated,
        "started": account.started,
    }


def shown_chat(chat: Chat) -> Json:
    """A chat in the page's list."""
    if chat.private:
        return {"id": chat.id, "type": chat.type, "person": chat.id}
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.face["title"],
        "members": chat.members,
        "bot_in": chat.bot_status == "member",
    }
