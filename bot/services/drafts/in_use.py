"""Which version of a form new drafts begin with."""

from bot.rules.checklists.asked import PREVIEW, checklist_of, kind_form_of
from bot.rules.form import Form
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.work_records.kinds import CORRECTED_CHECKLISTS
from bot.services.drafts.loading import get_form
from storage import checklists
from storage.drafts import form_versions

_IN_USE: dict[str, Form] = {form.code: form for form in BUILT_IN}


def form_in_use(code: str) -> Form:
    """The version of a form that new drafts begin with.

    Raises:
        KeyError: there is no such form.
    """
    return _IN_USE[code]


async def form_to_begin(code: str) -> Form:
    """The version of any form that a new draft begins with: of a checklist of the firm's own the published one.

    Of a preview, or a correction, the last that was made.

    Raises:
        FormNotPublished: there is no such form, or it was never published.
    """
    if code in _IN_USE:
        return _IN_USE[code]
    if kind_form_of(code) in {PREVIEW, *CORRECTED_CHECKLISTS}:
        return await get_form(code, await form_versions.last_version(code))
    own = await checklists.get_checklist(checklist_of(code))
    return await get_form(code, own.version if own is not None else 0)
