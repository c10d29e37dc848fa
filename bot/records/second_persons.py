"""What a second person is asked to confirm, as those concerned read it."""

from dataclasses import dataclass
from datetime import datetime

from bot.records.links import Link
from bot.rules.seconding import Seconded


@dataclass(frozen=True, slots=True)
class SecondPerson:
    """One question. ``asked_id`` None: the client's managers; ``why``: the reason for which somebody else is asked.

    ``text``: why it was declined; ``by``: who confirmed or declined.
    """

    id: int
    subject_kind: str
    subject_id: int
    client_id: int | None
    client_name: str
    asked_id: int | None
    asked: str
    asker_id: int
    asker: str
    why: str
    state: Seconded
    text: str
    by: str
    asked_at: datetime
    answered_at: datetime | None

    @property
    def subject(self) -> Link:
        """What is to be confirmed: a record, or an entry of a ledger."""
        return Link(self.subject_kind, self.subject_id)

    @property
    def is_open(self) -> bool:
        """Whether nobody answered yet."""
        return self.state is Seconded.OPEN


@dataclass(frozen=True, slots=True)
class Unasked:
    """An entry of which its keeper was not asked yet whether they have it; ``asked_before``: somebody else was."""

    entry_id: int
    keeper_id: int
    client_id: int | None
    asked_before: bool
