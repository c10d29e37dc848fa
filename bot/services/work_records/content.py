"""What a filled checklist says: as it was filed, or as its last correction has it (clause 3.6)."""

from collections.abc import Sequence

from bot.records.drafts import DraftRecord
from bot.records.work_records import Amendment, WorkRecord
from bot.rules.forms.changes import changes_between
from bot.rules.text import Text
from bot.services.drafts.loading import get_form
from storage.drafts import stored as drafts
from storage.work_records import amending


async def filed_draft(record: WorkRecord) -> DraftRecord:
    """The draft that a record was filed by, whose form is asked in every version of it."""
    draft = await drafts.get_draft(record.draft_id)
    if draft is None:
        raise LookupError(record.draft_id)
    return draft


async def draft_that_holds(record: WorkRecord) -> DraftRecord:
    """The draft with the answers and files that hold now."""
    corrections = (
        await amending.find_amendments(record.link) if record.amended and record.of_kind.corrected_as_asked else []
    )
    draft = await drafts.get_draft(corrections[-1].draft_id) if corrections else None
    return draft or await filed_draft(record)


async def told_changes(record: WorkRecord, corrections: Sequence[Amendment]) -> tuple[tuple[Text, ...], ...]:
    """What each correction of a filled checklist changed."""
    filed = await filed_draft(record)
    form, before, told = await get_form(filed.form, filed.version), await drafts.get_answers(filed.id), []
    for one in corrections:
        after = await drafts.get_answers(one.draft_id)
        told.append(changes_between(form, before, after))
        before = after
    return tuple(told)
