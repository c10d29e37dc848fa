"""What the QR code of an entry's label carries: which entry it is, and nothing else. Rights are asked on opening it.

Labels are printed and stay on doors for years, so what was once given out is read for ever: the form never changes, and
the codes of ledgers do not either.
"""

import re
from dataclasses import dataclass

from bot.rules.ledgers.ledger import Ledger

SITE_LABELS = "site_labels"
"""The code of the document that has the labels of all sites of a client."""

_LABEL = re.compile(r"e-(?P<ledger>[a-z][a-z_]*)-(?P<id>[1-9][0-9]{0,17})(?:-(?P<turn>[1-9][0-9]{0,5}))?")

REPLACED = "relabel"
"""What the trail calls it that the labels of an entry hold no more."""


@dataclass(frozen=True, slots=True)
class LabelLink:
    """The start parameter of a label, like ``e-sites-12``: at most 64 of the characters that Telegram takes.

    ``turn``: how often the entry's labels had been replaced when it was printed; told from the first time on.
    """

    ledger: str
    entry_id: int
    turn: int = 0

    def __str__(self) -> str:
        return f"e-{self.ledger}-{self.entry_id}{f'-{self.turn}' if self.turn else ''}"


def document_of(ledger: Ledger) -> str:
    """The code of the kind of document that its labels are."""
    return f"{ledger.subject}_label"


def sheet_of(ledger: Ledger) -> str:
    """The code of the kind of document that has the labels of a client's entries, or of those that are ours."""
    return f"{ledger.subject}_labels"


def read_label(parameter: str) -> LabelLink | None:
    """The entry that a start parameter names, whether there is one or not; None: it is no label's."""
    found = _LABEL.fullmatch(parameter)
    return LabelLink(found["ledger"], int(found["id"]), int(found["turn"] or 0)) if found is not None else None
