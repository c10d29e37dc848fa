"""The trail's seal in a form that people can keep, send on and type in (clause 3.6)."""

import re

FIRST, LAST = 16, 8
"""Hexadecimal digits of a hash that are shown: together 96 bits, too many to find another trail with the same."""

_FINGERPRINT = re.compile(rf"(\d+):([0-9a-f]{{{FIRST}}})-([0-9a-f]{{{LAST}}})")


class NotAFingerprint(ValueError):
    """What was given is not ``position:digits-digits`` as it was shown."""


def fingerprint(position: int, sealed: str) -> str:
    """``412:9f3ac01e77d1b2aa-0c1d2e3f`` for a seal's position and its 64 hexadecimal digits."""
    return f"{position}:{sealed[:FIRST]}-{sealed[-LAST:]}"


def position_of(shown: str) -> int:
    """The position that a fingerprint speaks of. Raises NotAFingerprint."""
    match = _FINGERPRINT.fullmatch(shown.strip())
    if match is None:
        raise NotAFingerprint
    return int(match[1])
