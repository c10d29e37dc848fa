"""What somebody began to record goes on with somebody else, who finds all that was filled in; history stays history."""

import secrets
from dataclasses import replace

from bot.records.handing_over import HandoverRecord, Thing
from bot.rules.cause import Cause
from bot.services.drafts.beginning import TOKEN_BYTES
from storage import handing_over as held
from storage.drafts import stored as drafts
from storage.drafts.held import HANDED_ON, add_handed_on, change_to_handed_on
from storage.trail.entries import add_entry


async def handover_of(draft_id: int) -> HandoverRecord | None:
    """By which handover a draft went to somebody else; None where it did not."""
    draft = await drafts.get_draft(draft_id)
    return await held.get_handover(draft.outcome_id or 0) if draft is not None and draft.state == HANDED_ON else None


async def give_draft(cause: Cause, thing: Thing, to_id: int, handover_id: int) -> bool:
    """Hands on a draft; False when it is not open any more, or the taker has begun the same."""
    draft = await drafts.get_draft(thing.id)
    if draft is None:
        raise LookupError(thing.id)
    about = (draft.form, draft.subject_kind, draft.subject_id)
    own = await drafts.find_open_draft(to_id, *about, on_behalf_of=draft.on_behalf_of_id)
    if own is not None or not await change_to_handed_on(draft, handover_id, cause.at):
        return False
    added = await add_handed_on(draft, secrets.token_urlsafe(TOKEN_BYTES), to_id, cause.at)
    await held.add_thing(handover_id, replace(thing, id=added.id))
    await add_entry(cause, "hand_over", "draft", draft.id, to=to_id, draft=added.id)
    return True
