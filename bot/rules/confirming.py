"""确认: what the client says to a record that it has, which is never called a signature (clauses 3.6, 4.7.1)."""

from collections.abc import Mapping
from enum import StrEnum

from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text


class Said(StrEnum):
    """What was said, by whoever speaks for the client, or why nobody said anything."""

    CONFIRMED = "confirmed"
    REMARKS = "remarks"
    ON_PAPER = "on_paper"
    ABSENT = "absent"
    REFUSED = "refused"


SETTLING = frozenset({Said.CONFIRMED, Said.REMARKS, Said.ON_PAPER})
"""What says whether a record is right. Of the rest it is noted why nobody did: it may be said still, at any time."""

SAID_NAMES: Mapping[Said, Text] = {
    Said.CONFIRMED: Text("确认", "Confirmed"),
    Said.REMARKS: Text("有意见", "Remarks"),
    Said.ON_PAPER: Text("已在纸质报告上确认", "Confirmed on paper"),
    Said.ABSENT: Text("找不到人确认", "Nobody there to confirm"),
    Said.REFUSED: Text("不予确认", "Not confirmed"),
}

DIGITS = 16
"""Of the digest of what was confirmed, as it is printed: 64 bits."""


def confirmed_by_managers(said: Text) -> Right:
    """The right of a client's managers to confirm one."""
    return Right(said, {Role.CLIENT_MANAGER: Scope.CLIENT})


def is_of_client(who: Person, client_id: int | None) -> bool:
    """Whether the person is one of the client's own people."""
    return client_id in who.clients(*CLIENT_SIDE)


BY_CODE = Text("（现场扫码）", " (on the spot, by QR)")
"""Behind the name of whoever confirmed by a code on the consultant's phone."""
