"""Copies of what people sent as photos, to print and to show (clause 3.6).

The archive keeps the bytes as they came; a copy is upright, small, without a trace of camera or place, and says itself
when it was received, where and from whom.
"""

import io
from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from bot.documents.converting import opened, opened_whole
from bot.documents.printable import on_one_line, printable
from bot.rules.beijing import in_beijing
from bot.rules.text import Language, Text

Format = Literal["jpg", "png"]

LONG_SIDE = 1280
"""Pixels: 300 to the inch over more than half the width of an A4 page, and what Telegram keeps of a photo."""
_LOGO_LONG_SIDE = 1000
_QUALITY = 85
_LINES_TO_A_SIDE, _SMALLEST_LETTERS = 34, 9
"""A line of the mark is so much of the shorter side, and its letters have so many pixels at least."""
_RECEIVED = Text("接收于 {at}（北京时间）", "Received {at} (Beijing time)")
_CHINESE_FACE = 2
"""Of the faces in the file of fonts."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be drawn; ``format`` is also the ending of its file name."""

    content: bytes
    format: Format


@dataclass(frozen=True, slots=True)
class Mark:
    """What a copy says of itself: when the photo was received (aware), of which place it is, and who sent it."""

    received_at: datetime
    place: str
    by: str

    def lines(self, language: Language) -> tuple[str, ...]:
        """What is written on it."""
        at = _RECEIVED.to(language, at=f"{in_beijing(self.received_at):%Y-%m-%d %H:%M}")
        return (at, *(on_one_line(printable(text, "")) for text in (self.place, self.by) if text))


def marked(content: bytes, room: tuple[int, int], mark: Mark, language: Language) -> Image.Image | None:
    """A photo upright and no larger than there is room for, with its mark; None if it cannot be shown."""
    image = opened(content, max(room))
    if image is None:
        return None
    image.thumbnail(room)
    _write(image, mark.lines(language))
    return image


def copy_of(content: bytes, mark: Mark, language: Language) -> Picture | None:
    """The copy of a photo that may leave the archive; None if it cannot be shown."""
    image = marked(content, (LONG_SIDE, LONG_SIDE), mark, language)
    if image is None:
        return None
    drawn = io.BytesIO()
    image.save(drawn, "JPEG", quality=_QUALITY)
    return Picture(drawn.getvalue(), "jpg")


@dataclass(frozen=True, slots=True)
class ToMark:
    """A photo whose copy is shown, with what that says of itself in a language."""

    content: bytes
    mark: Mark
    language: Language


def marked_copy(photo: ToMark) -> bytes:
    """The copy of a photo that a chat shows; empty if it cannot be shown."""
    picture = copy_of(photo.content, photo.mark, photo.language)
    return picture.content if picture is not None else b""


def bare_copy(content: bytes) -> bytes:
    """The copy of a photo without a mark, made once when it arrives; empty if it cannot be shown.

    Raises:
        TooManyPixels
    """
    image = opened_whole(content, LONG_SIDE)
    if image is None:
        return b""
    drawn = io.BytesIO()
    image.save(drawn, "JPEG", quality=_QUALITY)
    return drawn.getvalue()


def logo_of(content: bytes) -> Picture | None:
    """A firm's own logo, ready to print; None if it cannot be shown."""
    image = opened(content, _LOGO_LONG_SIDE)
    if image is None:
        return None
    drawn = io.BytesIO()
    image.save(drawn, "PNG")
    return Picture(drawn.getvalue(), "png")


def _write(image: Image.Image, lines: tuple[str, ...]) -> None:
    """Puts the lines into the lower left corner, white with a dark edge: to be read on snow and at night."""
    size = max(_SMALLEST_LETTERS, min(image.size) // _LINES_TO_A_SIDE)
    font, drawing, edge = font_of(size), ImageDraw.Draw(image), max(1, size // 10)
    line, margin = round(size * 1.4), size // 2
    for n, text in enumerate(reversed(lines), start=1):
        said = fitting(text, font, image.width - 2 * margin)
        where = (margin, image.height - margin - n * line)
        drawing.text(where, said, "white", font, stroke_width=edge, stroke_fill=(20, 20, 20))


def fitting(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """As much of a line as there is room for."""
    if font.getlength(text) <= width:
        return text
    # halved, not letter by letter: a name of thousands of letters took minutes
    room = bisect_right(range(len(text)), float(width), key=lambda letters: font.getlength(f"{text[:letters]}…"))
    return f"{text[: max(0, room - 1)]}…"


@cache
def font_of(size: int) -> ImageFont.FreeTypeFont:
    """The face in which pictures are written, so many pixels high."""
    # loaded in the child process that draws: the conversation starts without it
    from noto_cjk_sans_otc import FONT_PATH

    return ImageFont.truetype(str(FONT_PATH), size, _CHINESE_FACE, layout_engine=ImageFont.Layout.BASIC)
