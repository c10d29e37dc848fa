"""Opens what people sent as photos, in any format of phones, scanners and cameras, upright and no larger than asked."""

import io

from pi_heif import HeifImagePlugin  # noqa: F401 -- Pillow reads HEIC once this is imported
from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "BMP", "GIF")
"""Only these are opened."""

LARGEST_PIXELS = 64_000_000
"""More is refused unopened: a file of a few kilobytes can claim a picture that fills the memory."""
LARGEST_SHRUNK_PIXELS = 160_000_000
"""Of a JPEG whose lines are read one after another, which is made small while it is read: 12,000 pixels square."""

# whatever a picture claims is looked at here, before a line of it is read
Image.MAX_IMAGE_PIXELS = None

_END_OF_JPEG = b"\xff\xd9"


class TooManyPixels(Exception):
    """A picture claims to be ``width`` by ``height`` pixels, which is more than are opened."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        self.width = width
        self.height = height


def opened(content: bytes, long_side: int) -> Image.Image | None:
    """The first picture in ``content`` as ``opened_whole`` has it; None also if it has too many pixels."""
    try:
        return opened_whole(content, long_side)
    except TooManyPixels:
        return None


def opened_whole(content: bytes, long_side: int) -> Image.Image | None:
    """The first picture in ``content``, upright, in red, green and blue, no longer than ``long_side``.

    Nothing comes along that is not seen: no place, no camera, no text. What can be seen through is white. None if it
    is none of ``FORMATS``, or is broken.

    Raises:
        TooManyPixels
    """
    if content.startswith(b"\xff\xd8") and not content.rstrip(b"\0").endswith(_END_OF_JPEG):
        # cut off on its way: what arrived of it is shown
        content += _END_OF_JPEG
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            pixels = image.width * image.height
            if pixels > _most(image):
                raise TooManyPixels(image.width, image.height)
            if not pixels:
                return None
            # a JPEG is read at an eighth of its size, say, where that is enough
            image.draft("RGB", (long_side, long_side))
            # small first: what is turned is a fraction of it
            image.thumbnail((long_side, long_side))
            shown = _on_white(ImageOps.exif_transpose(image))
    # what the bytes of strangers raise in a decoder is told nowhere; OSError and ValueError are most of it
    except (OSError, ValueError, RuntimeError, EOFError, SyntaxError, Image.DecompressionBombError):
        return None
    # what else a picture carries would be written into its copy
    shown.info.clear()
    return shown


def _most(image: Image.Image) -> int:
    shrinks = image.format in ("JPEG", "MPO") and not image.info.get("progressive")
    return LARGEST_SHRUNK_PIXELS if shrinks else LARGEST_PIXELS


def _on_white(image: Image.Image) -> Image.Image:
    """Without what can be seen through, which would come out black."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(white, seen).convert("RGB")
