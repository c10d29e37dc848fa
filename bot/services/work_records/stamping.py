"""盖章页: the scan of a printed record that was signed and stamped is kept with it, whoever confirmed it (clause 6.2).

What is filled in by a checklist says no more than was asked, so that its page comes by a form of its own; files of
other records are sent with them, or with a correction.
"""

from collections.abc import Mapping
from functools import partial

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.work_records import WorkRecord
from bot.rules.cause import Cause
from bot.rules.forms.stamped import STAMPED_FORM
from bot.rules.people import Person
from bot.rules.text import Text
from bot.rules.work_records.kinds import KINDS, RECORD_KINDS
from bot.services.attachments import hand_over
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.work_records.about import record_of
from bot.services.work_records.seeing import STAMPED_PAGE, has_stamped_page, may_attach_page, may_see
from storage.trail.entries import add_entry
from storage.work_records import stored

ATTACHED: Mapping[str, OutcomeKind] = {
    kind.kind: OutcomeKind(f"{kind.kind}_stamped") for kind in KINDS if has_stamped_page(kind)
}
"""That a page came to a record, by its kind."""


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """The record that was printed. Raises SubjectDone: it does not stand."""
    kind = RECORD_KINDS.get(subject_kind)
    record = await stored.get_record(subject_kind, subject_id) if kind is not None and has_stamped_page(kind) else None
    if record is None:
        return None
    title = f"{record.number} {record.site_name}".strip()
    about = Card(record.client_id, title=Text(title, title), allows=partial(_may, record), subject_id=record.id)
    if not record.stands:
        raise SubjectDone(record.id, about)
    return about


def _may(record: WorkRecord, who: Person) -> bool:
    return may_see(who, record) and may_attach_page(who, record)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:  # noqa: ARG001 -- the shape of ``Purpose.submit``
    """Keeps the page; what the record says, and what was confirmed of it, stays."""
    record = await record_of(view.draft)
    if not record.stands:
        raise SubjectDone(record.id)
    await hand_over(cause, view, STAMPED_PAGE, record.id)
    await add_entry(cause, "attach_page", record.kind, record.id, draft=view.draft.id)
    return Outcome(ATTACHED[record.kind], record.id)


PURPOSES = {STAMPED_FORM: Purpose(None, card, submit, tuple(ATTACHED.values()))}
