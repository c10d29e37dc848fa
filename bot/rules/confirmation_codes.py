"""现场确认: the code on the consultant's phone by which somebody of the client confirms a record (clause 4.7.1)."""

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.rules.verification import LENGTH

CODE_HOLDS = timedelta(minutes=10)
"""How long a code for confirming on the spot may be scanned."""

_LINK = re.compile(rf"k-(?P<code>[A-Z0-9]{{{LENGTH}}})")


@dataclass(frozen=True, slots=True)
class ConfirmationLink:
    """The start parameter of the QR code on the consultant's phone by which a client confirms a record."""

    code: str

    def __str__(self) -> str:
        return f"k-{self.code}"


def read_confirmation_link(parameter: str) -> ConfirmationLink | None:
    """The code that a start parameter carries; None: it is none of these."""
    found = _LINK.fullmatch(parameter)
    return ConfirmationLink(found["code"]) if found is not None else None
