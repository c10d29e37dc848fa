"""核验码: the code on an issued document by which anybody may ask whether it is genuine and holds (clause 3.6)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.joining import DIGITS, LETTERS
from bot.rules.numbering import Number, read_number
from bot.rules.typed_codes import typed_code

ALPHABET = LETTERS + DIGITS
"""As of joining codes: nothing that is read as something else."""
LENGTH = 16
"""79 bits: nobody comes upon one by trying."""
GROUP = 4


class Standing(StrEnum):
    """What becomes of a document in the eyes of whoever holds it.

    ADDED_TO: it holds, and a later print carries what was said to it since. NOT_YET: its reader does not have it yet.
    """

    ISSUED = "issued"
    ADDED_TO = "added_to"
    REPLACED = "replaced"
    RECALLED = "recalled"
    VOIDED = "voided"
    NOT_YET = "not_yet"


def new_code(choose: Callable[[Sequence[str]], str]) -> str:
    """A code that is read as one when it is typed; ``choose`` takes one of several at random."""
    while True:
        code = "".join(choose(ALPHABET) for _ in range(LENGTH))
        if _read(code, _CODE) is not None:
            return code


def spelled(code: str) -> str:
    """A code as it is printed: ``KM23 XY89 PQRS 7W2T``; so nothing breaks a group at the end of a line."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


_MIXED = r"(?=.*[0-9])(?=.*[A-Z])[A-Z0-9]"
_CODE = re.compile(rf"{_MIXED}{{{LENGTH}}}")
_LETTERS_ALONE = re.compile(rf"[{LETTERS}]{{{GROUP}}}(?:[ -][{LETTERS}]{{{GROUP}}}){{{LENGTH // GROUP - 1}}}")
"""As one is printed: codes that were given out before had perhaps no digit, and other words are rarely written so."""
_NEARLY = re.compile(rf"{_MIXED}{{12,20}}")
_LINK = re.compile(rf"v-(?P<code>[A-Z0-9]{{{LENGTH}}})")


def read_code(text: str) -> str | None:
    """The code that somebody typed, tolerating case, full-width letters, spaces and dashes; None: not like a code.

    Characters that no code has are kept: such a code is wrong, and is told to be.
    """
    if _LETTERS_ALONE.fullmatch(text.strip()):
        return typed_code(text)
    return _read(text, _CODE)


def is_nearly_code(text: str) -> bool:
    """Whether somebody seems to have typed such a code with characters too many or too few."""
    return _read(text, _NEARLY) is not None


def _read(text: str, pattern: re.Pattern[str]) -> str | None:
    plain = typed_code(text)
    return plain if pattern.fullmatch(plain) and not isinstance(read_number(text), Number) else None


@dataclass(frozen=True, slots=True)
class VerificationLink:
    """The start parameter of the QR code beside a code."""

    code: str

    def __str__(self) -> str:
        return f"v-{self.code}"


def read_link(parameter: str) -> VerificationLink | None:
    """The code that a start parameter carries; None: it is none of a document's."""
    found = _LINK.fullmatch(parameter)
    return VerificationLink(found["code"]) if found is not None else None
