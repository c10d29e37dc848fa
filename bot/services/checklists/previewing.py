"""预览: a checklist is asked exactly as it will be, and nothing of it is filed, found or counted (clause 4.6)."""

from dataclasses import replace

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cause import Cause
from bot.rules.checklists.asked import PREVIEW, asked, checklist_of
from bot.rules.checklists.rights import SEE_CHECKLISTS
from bot.rules.form import Form
from bot.rules.forms.pinning import fingerprint, to_json
from bot.rules.people import Person
from bot.rules.permissions import everywhere
from bot.rules.text import Text
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.checklists import drafting
from bot.services.checklists.found import foreseen
from bot.services.checklists.picking import PICKING
from bot.services.checklists.viewing import NoSuchChecklist
from bot.services.drafts.purpose import Purpose
from storage.drafts import form_versions
from storage.drafts import stored as drafts
from storage.settings.firm import get_settings

PREVIEWED = OutcomeKind("checklist_preview")
"""A preview that was gone through to its end; its record is the form's draft."""

_TITLE = Text("预览，不会留下记录", "Preview: nothing is recorded")
_END = Text("结束预览", "End the preview")


async def form_now(cause: Cause, who: Person, code: str) -> Form:
    """The form of a checklist as it is drafted, or else asked, now; inside a transaction that is open already.

    What is in it changes with every word that is drafted, so each content is a version of its own.

    Raises:
        NoSuchChecklist
    """
    content = await drafting.content_of(code)
    if content is None or not everywhere(who, SEE_CHECKLISTS) or not any(content.items()):
        raise NoSuchChecklist(code)
    form = replace(asked(content, PREVIEW), submit=_END)
    last = await form_versions.last_version(form.code)
    known = await form_versions.get_form_version(form.code, last) if last else None
    same = replace(form, version=last)
    if known is not None and known.fingerprint == fingerprint(same):
        return same
    new = replace(form, version=last + 1)
    await form_versions.add_form_version(new.code, new.version, fingerprint(new), to_json(new), cause.at)
    return new


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """The checklist that is previewed: ``subject_kind`` is its code."""
    content = await drafting.content_of(subject_kind) if subject_id == 0 else None
    if content is None:
        return None
    leads_to = await foreseen(RECORD_KINDS[content.kind], None)
    return Card(title=_TITLE, allowances=(await get_settings()).allowances, leads_to=leads_to)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:  # noqa: ARG001 -- the shape of ``Purpose.submit``
    """Goes back to the checklist: nothing comes of it."""
    return Outcome(PREVIEWED, view.draft.id)


async def code_of(draft_id: int) -> str:
    """The code of the checklist that was previewed in this draft."""
    draft = await drafts.get_draft(draft_id)
    return checklist_of(draft.form) if draft is not None else ""


PURPOSES = {PREVIEW: Purpose(SEE_CHECKLISTS, card, submit, (PREVIEWED,), lookup=PICKING)}
