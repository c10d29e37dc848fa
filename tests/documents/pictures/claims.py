"""Pictures whose headers claim more pixels than anybody opens."""

import struct

from tests.documents.pictures import HEIC, JPEG, png_claiming


def png_of(width: int, height: int) -> bytes:
    """A PNG."""
    return png_claiming(width, height, b"")


def jpeg_of(width: int, height: int) -> bytes:
    """A baseline JPEG."""
    size = JPEG.index(b"\xff\xc0") + 5
    return JPEG[:size] + struct.pack(">HH", height, width) + JPEG[size + 4 :]


def heic_of(width: int, height: int) -> bytes:
    """A HEIC photo, without the part that says which piece of it is shown."""
    size = HEIC.index(b"ispe") + 8
    return (HEIC[:size] + struct.pack(">II", width, height) + HEIC[size + 8 :]).replace(b"clap", b"free")
