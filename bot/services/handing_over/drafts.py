"""What somebody began to record goes on with somebody else, who finds all that was filled in; history stays history."""

import secrets

from bot.rules.cause import Cause
from bot.services.drafts.beginning import TOKEN_BYTES
from storage.drafts import stored as drafts
from storage.drafts.held import add_handed_on, change_to_handed_on
from storage.trail.entries import add_entry


async def give_draft(cause: Cause, draft_id: int, to_id: int) -> bool:
    """Hands on a draft; False when it is not open any more, or the taker has begun the same."""
    draft = await drafts.get_draft(draft_id)
    if draft is None:
        raise LookupError(draft_id)
    about = (draft.form, draft.subject_kind, draft.subject_id)
    own = await drafts.find_open_draft(to_id, *about, on_behalf_of=draft.on_behalf_of_id)
    if own is not None or not await change_to_handed_on(draft, cause.at):
        return False
    added = await add_handed_on(draft, secrets.token_urlsafe(TOKEN_BYTES), to_id, cause.at)
    await add_entry(cause, "hand_over", "draft", draft.id, to=to_id, draft=added.id)
    return True
