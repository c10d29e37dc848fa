"""QR codes to be printed."""

from io import BytesIO

import segno

MODULE_PIXELS = 12
"""Of one square of the code: large enough for any printer, small enough to stay below 100 kB."""


def qr_code(link: str) -> segno.QRCode:
    """The code of a link; a quarter of it may be dirty or torn and it still reads."""
    return segno.make(link, error="q", micro=False)


def qr_picture(link: str) -> bytes:
    """The code as a PNG with its quiet zone."""
    drawn = BytesIO()
    qr_code(link).save(drawn, kind="png", scale=MODULE_PIXELS, border=4)
    return drawn.getvalue()
