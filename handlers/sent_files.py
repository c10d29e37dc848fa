"""Which file is in a message: one table of the ways in which apps send them."""

from typing import Protocol

from aiogram import F
from aiogram.types import Message

from bot.rules.forms.sent_media import SentAs
from bot.services.forms.files import SentFile

IS_FILE = F.photo | F.animation | F.document | F.voice | F.audio | F.video_note | F.video
"""Passes messages with a file."""

_IN_MESSAGES = (
    (SentAs.ANIMATION, "animation"),
    (SentAs.DOCUMENT, "document"),
    (SentAs.VOICE, "voice"),
    (SentAs.AUDIO, "audio"),
    (SentAs.VIDEO_NOTE, "video_note"),
    (SentAs.VIDEO, "video"),
)
"""By the field that holds it; an animation comes with a document too, for old programs."""


class _File(Protocol):
    file_id: str
    file_unique_id: str
    file_size: int | None


def sent_file(message: Message) -> SentFile | None:
    """The file in a message, if there is one."""
    if message.photo:
        return _sent(SentAs.PHOTO, message, message.photo[-1])
    for sent_as, field in _IN_MESSAGES:
        file = getattr(message, field)
        if file is not None:
            return _sent(sent_as, message, file)
    return None


def _sent(sent_as: SentAs, message: Message, file: _File) -> SentFile:
    return SentFile(
        sent_as,
        file.file_id,
        file.file_unique_id,
        # one whose size is not told is not empty for that
        1 if file.file_size is None else file.file_size,
        getattr(file, "file_name", None) or "",
        getattr(file, "mime_type", None) or "",
        caption=message.caption or "",
        album=message.media_group_id or "",
        sent_at=message.date,
    )
