"""A preview of a checklist is begun by what is drafted now."""

from bot.records.drafts import DraftView
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.checklists.previewing import form_now
from bot.services.forms.filling import begin
from storage.database import writing
from storage.drafts import stored as drafts


@writing
async def preview(cause: Cause, who: Person, code: str) -> DraftView:
    """Begins the preview of a checklist, or goes on with it; one of words that were changed since is given up.

    Raises:
        NoSuchChecklist: there is none, nothing is in it, or it is not theirs to see.
    """
    form = await form_now(cause, who, code)
    left = await drafts.find_open_draft(who.id, form.code, code, 0)
    if left is not None and left.version != form.version:
        await drafts.close_draft(left, "cancelled", cause.at)
    return await begin(cause, who, form.code, code, 0)
