"""修改: a submitted form whose record was taken back goes on as a copy, which opens at its review."""

import secrets

from bot.records.drafts import DraftRecord, DraftView
from bot.rules.cause import Cause
from bot.rules.forms.walking import missing
from bot.rules.forms.work_records import WHY
from bot.rules.people import Person
from bot.services.drafts.beginning import TOKEN_BYTES
from bot.services.drafts.loading import load
from bot.services.forms.walking import complete, go, take_up
from bot.services.work_records.content import holding
from storage.database import writing
from storage.drafts import copies
from storage.drafts import stored as drafts
from storage.trail.entries import add_entry


@writing
async def revise(cause: Cause, who: Person, submitted: DraftRecord) -> DraftView:
    """Opens the copy, or the draft about the same subject that was begun since: what is answered in that one stays.

    A copy that is open is shown where it is.

    Raises:
        NotAllowed, SubjectDone: as ``complete``.
    """
    draft = await drafts.find_open_draft(who.id, submitted.form, submitted.subject_kind, submitted.subject_id)
    if draft is None:
        draft = await copies.add_copy(submitted, secrets.token_urlsafe(TOKEN_BYTES), who.id, cause.at)
        await add_entry(cause, "begin", "draft", draft.id, copied_from=submitted.id)
    elif await copies.is_copy(draft, submitted):
        return await take_up(who, draft)
    holds = await holding(submitted)
    return await go_on_from(cause, who, holds, draft, submitted if holds.id != submitted.id else None)


async def go_on_from(
    cause: Cause, who: Person, submitted: DraftRecord, draft: DraftRecord, stands_for: DraftRecord | None = None
) -> DraftView:
    """Gives a draft what was answered and sent in a submitted one, and opens it at what is missing, or its review.

    ``stands_for``: whose record it takes the place of, where what is said there was corrected by the submitted one.
    """
    await copies.copy_content(submitted, draft, stands_for or submitted, but=WHY if stands_for is not None else "")
    view = await complete(who, await load(draft))
    open_steps = missing(view.form, view.answers)
    return (await go(cause, who, view, open_steps[0].key if open_steps else "")).view
