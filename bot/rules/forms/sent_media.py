"""What a file is good for, however an app sent it: a picture is a picture also as a file, a round video was spoken."""

from collections.abc import Set
from enum import StrEnum
from pathlib import PurePath

from bot.rules.form import Media


class SentAs(StrEnum):
    """How an app sent a file, which is also how it can be sent on: Telegram makes none of them into another."""

    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    AUDIO = "audio"
    VIDEO_NOTE = "video_note"
    ANIMATION = "animation"
    DOCUMENT = "document"


SENSES: dict[SentAs, tuple[Media, ...]] = {
    SentAs.PHOTO: (Media.PHOTO,),
    SentAs.VIDEO: (Media.VIDEO,),
    SentAs.VOICE: (Media.VOICE,),
    SentAs.AUDIO: (Media.VOICE, Media.DOCUMENT),
    SentAs.VIDEO_NOTE: (Media.VOICE, Media.VIDEO),
    SentAs.ANIMATION: (Media.VIDEO, Media.DOCUMENT),
    SentAs.DOCUMENT: (Media.DOCUMENT,),
}
"""What each can be taken for; what comes first is tried first."""

_BY_ENDING: dict[Media, tuple[str, ...]] = {
    Media.PHOTO: ("jpg", "jpeg", "png", "webp", "heic", "heif", "bmp", "gif"),
    Media.VIDEO: ("mp4", "mov", "m4v", "3gp", "avi", "mkv", "webm"),
    Media.VOICE: ("m4a", "mp3", "amr", "aac", "wav", "ogg", "oga", "opus"),
}
_BY_TYPE = {
    **dict.fromkeys(("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "image/bmp"), Media.PHOTO),
    "image/gif": Media.PHOTO,
}
"""Drawings (DWG, SVG) call themselves images too, and are no photos."""


def senses(sent_as: SentAs, name: str = "", media_type: str = "") -> tuple[Media, ...]:
    """What a file can be taken for, the likeliest first; a document also by its name and its type."""
    if sent_as is not SentAs.DOCUMENT:
        return SENSES[sent_as]
    ending = PurePath(name).suffix.lstrip(".").lower()
    by_name = next((media for media, endings in _BY_ENDING.items() if ending in endings), None)
    kind, _, _ = media_type.lower().partition("/")
    by_type = _BY_TYPE.get(media_type.lower()) or {"video": Media.VIDEO, "audio": Media.VOICE}.get(kind)
    found = by_type or by_name
    return (Media.DOCUMENT,) if found is None else (found, Media.DOCUMENT)


_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM")
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def begins_as_photo(content: bytes) -> bool:
    """Whether a file is a photo by its first bytes, whatever it is called."""
    if content.startswith(_BEGINNINGS):
        return True
    webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return webp or (content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS)


def taken_as(found: tuple[Media, ...], asked: Set[Media]) -> Media | None:
    """As what a question takes it; None when it takes nothing like it."""
    return next((media for media in found if media in asked), None)
