"""Draws the marked photos of the docs anew: ``make marked-photos``."""

import io
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from bot.app.demo_photo import demo_photo
from bot.documents.photos import Mark, ToMark, marked_copy
from bot.rules.text import CHINESE, ENGLISH, Language

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
FILES: dict[Language, Path] = {language: FOLDER / f"marked-photo-{language}.jpg" for language in (CHINESE, ENGLISH)}
"""In Chinese one that was taken lying, in English one that was taken upright."""

_MARK = Mark(datetime(2026, 11, 23, 1, 30, tzinfo=UTC), "恒信阀门有限公司 · 总装车间", "周明")
_SIZE, _UPRIGHT = (1600, 1200), (350, 0, 1250, 1200)
_TURNED, _CAMERA, _GPS = 6, "A phone", 0x8825


def taken(language: Language) -> bytes:
    """What the phone keeps: with its camera and its place, and turned by a quarter where it was held upright."""
    kept = Image.Exif()
    kept[0x010F] = _CAMERA
    kept.get_ifd(_GPS)[2] = (31.0, 17.0, 54.0)
    shown = Image.open(io.BytesIO(demo_photo("seal"))).resize(_SIZE, Image.Resampling.BICUBIC)
    if language == ENGLISH:
        kept[0x0112] = _TURNED
        shown = shown.crop(_UPRIGHT).transpose(Image.Transpose.ROTATE_90)
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=90, exif=kept)
    return out.getvalue()


def drawn(language: Language) -> bytes:
    """What the client's people see of it."""
    return marked_copy(ToMark(taken(language), _MARK, language))


if __name__ == "__main__":
    for _language, _file in FILES.items():
        _file.write_bytes(drawn(_language))
