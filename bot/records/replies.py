"""What somebody replied to."""

from dataclasses import dataclass

from bot.records.links import Link
from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class RepliedTo:
    """A message of the bot by what its buttons say, the form (``token``) at its ``turn`` or the case; and its words.

    ``number``: of the work record that its title names. ``session_id`` and ``sign_up_id``: a training.
    """

    token: str = ""
    turn: int = 0
    case_id: int = 0
    words: str = ""
    number: str = ""
    session_id: int = 0
    sign_up_id: int = 0


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """A work record or a training, as words sent about it name it; ``client_id`` None: of no client alone.

    ``link``: the work record, if it is one; ``recall``: the same where whoever filed it can still take it back.
    """

    name: Text
    client_id: int | None
    link: Link | None = None
    recall: Link | None = None


@dataclass(frozen=True, slots=True)
class ReplyAbout:
    """What a reply means: the person's open form of this token, or else the case, or another ``record``."""

    to: RepliedTo
    token: str = ""
    case_id: int = 0
    record: NamedRecord | None = None
