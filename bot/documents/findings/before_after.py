"""整改前后: two photos of one finding beside each other, each with its day (clause 4.7.1).

They are copies, as everywhere outside the archive: upright, small, without a trace of camera or place, and marked.
"""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

from bot.documents.photos import Mark, fitting, font_of, marked
from bot.documents.printable import on_one_line, printable
from bot.rules.beijing import in_beijing
from bot.rules.text import Language, Text

BEFORE, AFTER = Text("整改前", "Before"), Text("整改后", "After")
NOT_SHOWN = Text("照片无法显示", "This photo cannot be shown")
_WIDTH, _MARGIN, _GAP = 1280, 28, 20
_TALLEST, _LEAST = 900, 320
_TITLE, _LINE, _CAPTION = 38, 26, 34
_HEAD, _OVER, _FOOT = 128, 56, 24
_INK, _QUIET, _EMPTY = "#1d2733", "#5b6670", "#e3e7ec"
_QUALITY = 88


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo, None where it was lost, with what its copy says of itself."""

    content: bytes | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """What the picture is made of; ``place`` names client and site, ``state`` how the finding stands."""

    number: str
    what: str
    place: str
    state: str
    before: Shot
    after: Shot
    language: Language


def render_before_after(of: BeforeAfter) -> bytes:
    """The picture as a JPEG; the same photos give the same bytes."""
    side = (_WIDTH - 2 * _MARGIN - _GAP) // 2
    pictures = [_picture(shot, side, of.language) for shot in (of.before, of.after)]
    tallest = max((one.height for one in pictures if one is not None), default=_LEAST)
    sheet = Image.new("RGB", (_WIDTH, _HEAD + _OVER + tallest + _FOOT), "white")
    drawing = ImageDraw.Draw(sheet)
    _say(drawing, (_MARGIN, 22), f"{of.number}  {of.what}", _TITLE, _INK, _WIDTH - 2 * _MARGIN)
    _say(drawing, (_MARGIN, 80), f"{of.place} · {of.state}", _LINE, _QUIET, _WIDTH - 2 * _MARGIN)
    for place, (name, shot, picture) in enumerate(zip((BEFORE, AFTER), (of.before, of.after), pictures, strict=True)):
        left, top = _MARGIN + place * (side + _GAP), _HEAD + _OVER
        at = in_beijing(shot.mark.received_at)
        _say(drawing, (left, _HEAD), f"{name.to(of.language)}  {at:%Y-%m-%d %H:%M}", _CAPTION, _INK, side)
        if picture is None:
            drawing.rectangle((left, top, left + side, top + tallest), fill=_EMPTY)
            _say(drawing, (left + 20, top + 20), NOT_SHOWN.to(of.language), _LINE, _QUIET, side - 40)
        else:
            sheet.paste(picture, (left + (side - picture.width) // 2, top))
    drawn = io.BytesIO()
    sheet.save(drawn, "JPEG", quality=_QUALITY)
    return drawn.getvalue()


def _picture(shot: Shot, side: int, language: Language) -> Image.Image | None:
    """The copy as large as there is room for; small photos are not blown up."""
    return marked(shot.content, (side, _TALLEST), shot.mark, language) if shot.content is not None else None


def _say(drawing: ImageDraw.ImageDraw, where: tuple[int, int], said: str, size: int, colour: str, width: int) -> None:
    font = font_of(size)
    drawing.text(where, fitting(on_one_line(printable(said, "")), font, width), colour, font)
