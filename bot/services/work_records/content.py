"""What a filled checklist says: as it was filed, or as its last correction has it (clause 3.6)."""

import json
from collections.abc import Sequence
from hashlib import sha256

from bot.records.drafts import DraftRecord
from bot.records.work_records import Amendment, WorkRecord
from bot.rules.checklists.asked import PEOPLE
from bot.rules.form import Form, Kind
from bot.rules.forms.answers import Answers
from bot.rules.forms.changes import changes_between
from bot.rules.text import Text
from bot.services.drafts.given import given
from bot.services.drafts.loading import get_form
from storage import attachments
from storage.drafts import stored as drafts
from storage.people import persons as people
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


async def holding(filed: DraftRecord) -> DraftRecord:
    """``draft_that_holds`` by the draft that a record was filed by."""
    corrected_id = await amending.get_last_correction(filed.id)
    corrected = await drafts.get_draft(corrected_id) if corrected_id is not None else None
    return corrected or filed


async def digest_of(record: WorkRecord) -> str:
    """SHA-256 of all that a filled checklist says now: what is confirmed is confirmed of this and of nothing else."""
    filed, holds = await filed_draft(record), await draft_that_holds(record)
    answers = await drafts.get_answers(holds.id)
    files = await attachments.get_attachments(holds.id)
    content = [
        record.number,
        [filed.form, filed.version],
        sorted([key, answer.skipped, answer.value] for key, answer in answers.items()),
        sorted([file.question, file.telegram_file_id] for file in files),
    ]
    return sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


async def told_changes(record: WorkRecord, corrections: Sequence[Amendment]) -> tuple[tuple[Text, ...], ...]:
    """What each correction of a filled checklist changed."""
    filed = await filed_draft(record)
    form, before, told = await get_form(filed.form, filed.version), await drafts.get_answers(filed.id), []
    for one in corrections:
        after = await drafts.get_answers(one.draft_id)
        told.append(changes_between(form, before, after, await names_in(form, before, after)))
        before = after
    return tuple(told)


async def names_in(form: Form, *answered: Answers) -> dict[str, str]:
    """The names of the people who were picked in answers to a checklist, by their ids."""
    asked = [step.key for step in form.steps() if step.question.kind is Kind.RECORD and step.question.pick == PEOPLE]
    picked = {given(answers)[key] for answers in answered for key in asked if key in given(answers)}
    found = {one: await people.get_person_on_record(int(one)) for one in sorted(picked)}
    return {one: person.called for one, person in found.items() if person is not None}
