"""Who did what when: the origin of every change, as clause 3.6 (traceability) asks."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.behalf import Behalf
from bot.rules.late import noticed


@dataclass(frozen=True, slots=True)
class UpdateKey:
    """One update of one bot: the identity by which a redelivery is recognised."""

    bot_id: int
    update_id: int


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a use case runs: the person (None: the program itself or someone not yet known), the moment and the update.

    ``lock`` is what writing transactions of the same person queue on: the Telegram user id, or None for the program's
    own work, which claims its rows instead. ``behalf``: the person records it for somebody else (代录). ``repeats``: it
    was due before the firm was restored, so the lost firm may have done and told it already; what is posted is held.
    ``sent_at``: when the person sent the message that causes it, by Telegram's clock; None for presses, which tell no
    time.
    """

    at: datetime
    person_id: int | None = None
    update: UpdateKey | None = None
    lock: int | None = None
    behalf: Behalf | None = None
    repeats: bool = False
    sent_at: datetime | None = None

    @property
    def said_at(self) -> datetime:
        """The moment of the record: when it was sent, if that is noticeably before it is dealt with; else ``at``."""
        late = noticed(self.sent_at, self.at)
        return self.at if late is None else late.said_at
