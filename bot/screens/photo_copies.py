"""The copy of a photo with what is known of it; that one cannot be shown."""

from bot.records.attachments import AttachmentRecord
from bot.rules.text import Language, Text
from bot.screens.buttons import Data
from bot.screens.screen import Button, Screen, clipped, escape
from bot.screens.times import moment

_RECEIVED = Text("{when} 收到 · {who}", "Received {when} from {who}")
_NOT_SHOWN = Text(
    "「{name}」打不开，看不了；原件已存档，可向质量管家索取。",
    "“{name}” cannot be opened. The original is in the archive: please ask your quality butler for it.",
)
_LOST = Text(
    "这张照片没能存档，看不了；请让发照片的人补发。",
    "This photo could not be archived, so it cannot be shown. Please have whoever sent it send it again.",
)
_UNREADABLE = Text(
    "📷 您发的「{name}」打不开，不像是照片。文件已存档，但报告里看不到它：请换一张 JPG、PNG 或 HEIC 照片补发。",
    "📷 “{name}” that you sent cannot be opened and does not look like a photo. It is kept, but no report shows it: "
    "please send another one as JPG, PNG or HEIC.",
)
_TOO_MANY_PIXELS = Text(
    "📷 您发的「{name}」有 {width} × {height} 像素，太大了，打不开。文件已存档，但报告和聊天里看不到它："
    "请作为照片（不是文件）再发一次，或缩小后补发。",
    "📷 “{name}” that you sent has {width} × {height} pixels, which is too large to be opened. It is kept, but neither "
    "reports nor chats show it: please send it again as a photo (not as a file), or make it smaller first.",
)
_LOOK = Text("查看 {number}", "See {number}")
LONGEST_CAPTION, LONGEST_NAME = 400, 60
NAMELESS = Text("照片", "photo")


def copy_sent(file: AttachmentRecord, called: str, by: str, language: Language, *, secret: bool) -> Screen:
    """The line under a copy: what it belongs to, what was said with it, when it came and from whom."""
    received = _RECEIVED.to(language, when=moment(file.said_at, language), who=by)
    told = [f"<b>{escape(called)}</b>", escape(clipped(file.caption, LONGEST_CAPTION)), escape(received)]
    return Screen("\n".join(filter(None, told)), secret=secret)


def cannot_be_shown(file: AttachmentRecord, called: str, language: Language, *, secret: bool) -> Screen:
    """In the place of a copy."""
    said = _NOT_SHOWN.to(language, name=_name(file, language))
    return Screen(f"<b>{escape(called)}</b>\n{escape(said)}", secret=secret)


def lost(called: str, language: Language, *, secret: bool) -> Screen:
    """In the place of a copy, where Telegram had the photo no more before it was archived."""
    return Screen(f"<b>{escape(called)}</b>\n{escape(_LOST.to(language))}", secret=secret)


def unreadable(
    file: AttachmentRecord, pixels: tuple[int, int] | None, number: str, look: Data, language: Language
) -> Screen:
    """To whoever sent what is no photo, with the way to what it was sent for.

    ``pixels``: width and height of one that is too large.
    """
    name = _name(file, language)
    said = _UNREADABLE.to(language, name=name)
    if pixels is not None:
        said = _TOO_MANY_PIXELS.to(language, name=name, width=pixels[0], height=pixels[1])
    return Screen(f"<b>{escape(number)}</b>\n{escape(said)}", ((Button(_LOOK.to(language, number=number), look),),))


def _name(file: AttachmentRecord, language: Language) -> str:
    return clipped(file.name, LONGEST_NAME) or NAMELESS.to(language)
