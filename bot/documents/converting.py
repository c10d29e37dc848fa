"""Photos in formats that typst does not read, made into JPEG for drawing; the archive keeps the original bytes."""

import io

from pi_heif import HeifImagePlugin  # noqa: F401 -- Pillow reads HEIC once this is imported
from PIL import Image, ImageOps

FORMATS = ("HEIF", "BMP", "GIF")
"""Only these are opened: what phones, scanners and old cameras send besides JPEG, PNG and WebP."""

LONG_SIDE = 2000
"""Pixels: enough for the largest place that a report has for a photo."""
QUALITY = 88


def as_jpeg(content: bytes, most_pixels: int) -> bytes | None:
    """The first picture in ``content``, upright and no longer than ``LONG_SIDE``; None if it is none of ``FORMATS``.

    None as well for one that is broken, or that claims more than ``most_pixels``, which is refused unopened.
    """
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            if not 0 < image.width * image.height <= most_pixels:
                return None
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((LONG_SIDE, LONG_SIDE))
            drawn = io.BytesIO()
            _on_white(upright).save(drawn, "JPEG", quality=QUALITY)
    # what the bytes of strangers raise in a decoder is told nowhere; OSError and ValueError are most of it
    except (OSError, ValueError, RuntimeError, EOFError, SyntaxError, Image.DecompressionBombError):
        return None
    return drawn.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    """Without what can be seen through, which would come out black."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(white, seen).convert("RGB")
