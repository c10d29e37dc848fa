"""工作交接: what somebody holds goes on to whoever may do it there; nothing is left with who is gone (clause 5.1.3)."""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum
from zlib import crc32

from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

HAND_OVER = Right(
    Text("工作交接", "Hand work over"), {Role.LEAD: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL}, in_practice=False
)

ASSIGN = "assign"
"""The step by which a case goes to somebody else."""

AHEAD = timedelta(days=7)
"""How far ahead work is listed that goes along with its plan anyway."""


class Held(StrEnum):
    """What a person can hold that somebody else can take; ``KEPT``, ``IN_HAND``: instruments, as keeper or borrowed."""

    PLAN = "schedule"
    TASK = "task"
    CASE = "case"
    TRAINING = "training"
    DRAFT = "draft"
    KEPT = "kept"
    IN_HAND = "in_hand"


def fingerprint(things: Iterable[tuple[str, int]]) -> str:
    """What was shown, in a few signs: a press hands over exactly that, or asks again."""
    return f"{crc32(' '.join(f'{kind}:{one}' for kind, one in sorted(things)).encode()):08x}"
