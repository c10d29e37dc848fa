"""Chinese that was read in the wrong encoding: recognised, never guessed back."""

import re
from contextlib import suppress

REPLACEMENT = "\ufffd"
READ_TWICE = "锟斤拷"
"""What becomes of replacement characters that are read as GBK."""

_ASCII_LETTER = re.compile("[A-Za-z]")
_CJK = re.compile("[\u3400-\u9fff]")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_FEWEST = 2
"""Chinese characters in a text that may be GBK read as Western: a single pair of accents is a name."""


def is_garbled(text: str) -> bool:
    """Whether a text is Chinese in UTF-8 or GBK that was read as a Western encoding, or has lost characters."""
    if text.isascii():
        return False
    if REPLACEMENT in text or READ_TWICE in text:
        return True
    raw = _as_western(text)
    return raw is not None and (_is_utf8(raw) or (not _ASCII_LETTER.search(text) and _is_gb2312(raw)))


def _as_western(text: str) -> bytes | None:
    raw = bytearray()
    for letter in text:
        try:
            raw += letter.encode("cp1252")
        except UnicodeEncodeError:
            if ord(letter) > 0xFF:
                return None
            raw.append(ord(letter))
    return bytes(raw)


def _is_utf8(raw: bytes) -> bool:
    # on its way the byte A0 often becomes an ordinary space
    for spaced in (raw, raw.replace(b" ", b"\xa0")):
        with suppress(UnicodeDecodeError):
            return _CJK.search(spaced.decode()) is not None
    return False


def _is_gb2312(raw: bytes) -> bool:
    if any(len(run) % 2 for run in _HIGH_BYTES.findall(raw)):
        return False
    try:
        return len(_CJK.findall(raw.decode("gb2312"))) >= _FEWEST
    except UnicodeDecodeError:
        return False
