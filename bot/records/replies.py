"""What somebody replied to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RepliedTo:
    """A message of the bot by what its buttons say, the form (``token``) at its ``turn`` or the case; and its words."""

    token: str = ""
    turn: int = 0
    case_id: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReplyAbout:
    """What a reply means: the person's open form of this token, or (``token`` empty) the case."""

    to: RepliedTo
    token: str = ""
    case_id: int = 0
