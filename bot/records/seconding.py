"""A question to a second person with what it is about, for whoever answers it (clauses 5.3, 6.2)."""

from dataclasses import dataclass

from bot.records.second_persons import SecondPerson
from bot.records.work_records import WorkRecord
from bot.rules.ledgers.ledger import Ledger
from bot.rules.seconding import Second


@dataclass(frozen=True, slots=True)
class SecondView:
    """A question with all that is needed to answer it, whatever else its reader may see.

    ``record``: that which is to be confirmed; None: it is an entry. ``entry``: what that, or the one whose event it is,
    is called, ``ledger`` what it is an entry of. ``may_answer``: the reader is asked; ``may_ask_another``: they may ask
    somebody else.
    """

    question: SecondPerson
    second: Second
    ledger: Ledger
    entry: str
    record: WorkRecord | None = None
    may_answer: bool = False
    may_ask_another: bool = False
