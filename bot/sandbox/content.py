"""What a message carries, from the parameters of a call: words, captions, photos and other files."""

from typing import Any

from bot.sandbox.arguments import Arguments, Upload
from bot.sandbox.entities import FindUser, given_entities, trimmed, utf16_length
from bot.sandbox.files import LARGEST_UPLOAD
from bot.sandbox.finding import found_entities
from bot.sandbox.tags import parse_html
from bot.sandbox.telegram import Telegram
from bot.sandbox.transport import TOO_LARGE
from bot.sandbox.unreproduced import refuse_unreproduced
from bot.sandbox.wire import Json, bad_request, not_reproduced

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


def read_text(text: str, parse_mode: str, entities: list[Any] | None, find_user: FindUser) -> tuple[str, list[Json]]:
    """Plain text and entities of a text the program sends, commands and links found in it included.

    ``find_user`` gives the User for a ``tg://user?id=`` link. Raises ApiError when the text cannot be parsed.
    """
    mode = parse_mode.lower()
    if mode in ("markdown", "markdownv2"):
        raise not_reproduced(f"parse_mode {parse_mode}")
    if mode not in ("", "none", "html"):
        raise bad_request("unsupported parse_mode")
    if mode == "html":
        plain, marked = parse_html(text, find_user)
    else:
        plain, marked = text, given_entities(entities or [], find_user)
    plain, marked = trimmed(plain, marked)
    return plain, found_entities(plain, marked)


def text_content(telegram: Telegram, arguments: Arguments, *, too_long: str = "message is too long") -> Json:
    """``text`` with its entities, and what is said about link previews.

    Raises ApiError for a text that is empty, too long (worded ``too_long``) or cannot be parsed.
    """
    mode, given = arguments.text("parse_mode"), arguments.array("entities")
    text, entities = read_text(arguments.text("text"), mode, given, telegram.user)
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > LONGEST_TEXT:
        raise bad_request(too_long)
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
        preview = arguments.object("link_preview_options")
        if preview and any(entity["type"] in ("url", "text_link") for entity in entities):
            content["link_preview_options"] = preview
    return content


def caption_content(telegram: Telegram, arguments: Arguments) -> Json:
    """``caption`` with its entities; nothing when there is none.

    Raises ApiError for a caption that is too long or cannot be parsed.
    """
    mode, given = arguments.text("parse_mode"), arguments.array("caption_entities")
    caption, entities = read_text(arguments.text("caption"), mode, given, telegram.user)
    if utf16_length(caption) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    content: Json = {"caption": caption} if caption else {}
    if entities:
        content["caption_entities"] = entities
    if caption and arguments.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def photo_content(telegram: Telegram, source: Upload | str | None, *, spoiler: bool) -> Json:
    """A photo in its sizes, uploaded or sent again.

    Raises ApiError for what is no photo.
    """
    if source is None:
        raise bad_request("there is no photo in the request")
    if isinstance(source, str):
        sizes: Any = telegram.files.again("Photo", source)
    else:
        sizes = telegram.files.add_photo(source.content)
    return {"photo": sizes, "has_media_spoiler": True} if spoiler else {"photo": sizes}


def document_content(telegram: Telegram, source: Upload | str | None) -> Json:
    """A document, uploaded or sent again.

    Raises ApiError when there is none, it is empty or too large.
    """
    if source is None:
        raise bad_request("there is no document in the request")
    if isinstance(source, str):
        return {"document": telegram.files.again("Document", source)}
    check_upload(source)
    return {"document": telegram.files.add("Document", source.content, source.name, source.media_type)}


def voice_content(telegram: Telegram, source: Upload | str | None, duration: int) -> Json:
    """A voice message, uploaded or sent again; ``duration`` in seconds.

    Raises ApiError when there is none, it is empty or too large.
    """
    if source is None:
        raise bad_request("there is no voice in the request")
    if isinstance(source, str):
        return {"voice": telegram.files.again("Voice", source)}
    check_upload(source)
    return {"voice": telegram.files.add("Voice", source.content, media_type="audio/ogg", duration=duration)}


def sent_on(telegram: Telegram, field: str, kind: str, source: Upload | str | None) -> Json:
    """A video, an audio file, a round video or an animation that is sent again by its file_id.

    Raises ApiError when it is uploaded, or there is none.
    """
    if source is None:
        raise bad_request(f"there is no {field} in the request")
    if not isinstance(source, str):
        raise not_reproduced(f"uploading of {field}")
    return {field: telegram.files.again(kind, source)}


def check_upload(upload: Upload) -> None:
    """Raises ApiError 413 for a file of more than 50 MB."""
    if len(upload.content) > LARGEST_UPLOAD:
        raise TOO_LARGE


def media_content(telegram: Telegram, media: Any, uploads: Arguments) -> Json:
    """An InputMedia (photo, document, video sent on) with its caption; ``uploads`` resolves ``attach://`` names.

    Raises ApiError for any other kind.
    """
    if not isinstance(media, dict) or not isinstance(media.get("type"), str):
        raise bad_request('can\'t parse InputMedia: Field "type" must be of type String')
    fields = Arguments(media)
    refuse_unreproduced(fields)
    source = uploads.named_file(media.get("media"))
    match media["type"]:
        case "photo":
            content = photo_content(telegram, source, spoiler=fields.flag("has_spoiler"))
        case "document":
            content = document_content(telegram, source)
        case "video":
            content = sent_on(telegram, "video", "Video", source)
        case other:
            raise not_reproduced(f"InputMedia of type {other}")
    return {**content, **caption_content(telegram, fields)}
