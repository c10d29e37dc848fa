"""Scans and papers of entries: added by whoever may change the entry, seen by whoever sees it (clause 6.2)."""

from functools import partial

from bot.records.attachments import of_entry
from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cause import Cause
from bot.rules.forms.ledgers import FILING
from bot.rules.ledgers.ledger import Ledger
from bot.rules.people import Person
from bot.rules.text import CHINESE, ENGLISH, Text
from bot.services.attachments import hand_over_to
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from storage.ledgers.finding import get_entry
from storage.trail.entries import add_entry

FILED = {code: OutcomeKind(f"files.{ledger.code}") for code, ledger in FILING.items()}


async def card(ledger: Ledger, subject_kind: str, subject_id: int) -> Card | None:
    """An entry in use. Raises SubjectDone: it was ended."""
    entry = await get_entry(ledger.code, subject_id, None) if subject_kind == ledger.code else None
    if entry is None:
        return None
    about = Card(entry.client_id, title=Text(*(entry.called(language) for language in (CHINESE, ENGLISH))))
    if entry.ended_at is not None:
        raise SubjectDone(subject_id, about)
    return about


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:  # noqa: ARG001 -- the shape of ``Purpose.submit``
    """The files are the entry's from then on; nothing takes them away again (clause 6)."""
    ledger, entry_id = FILING[view.form.code], view.draft.subject_id
    await add_entry(cause, "file", ledger.subject, entry_id, draft=view.draft.id)
    await hand_over_to(cause, view, of_entry(ledger.code, entry_id))
    return Outcome(FILED[view.form.code], entry_id)


PURPOSES = {
    code: Purpose(ledger.changed_by, partial(card, ledger), submit, (FILED[code],)) for code, ledger in FILING.items()
}
