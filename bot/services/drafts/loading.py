"""A draft with everything its screen needs, and the ways in which an action on it can come too late."""

from dataclasses import replace
from datetime import datetime

from bot.records.attachments import AttachmentRecord
from bot.records.drafts import Card, DraftRecord, DraftView
from bot.records.handing_over import HandoverRecord
from bot.rules.form import Form, Kind
from bot.rules.forms.answers import Answer, Answers
from bot.rules.forms.pinning import from_json
from bot.rules.forms.unmeasured import with_reasons
from storage.attachments import get_attachments
from storage.drafts import form_versions
from storage.drafts import stored as drafts


class NoSuchDraft(LookupError):
    """No draft of this person carries the token."""


class StaleButton(Exception):
    """The button belongs to an older screen; ``view`` is the present one."""

    def __init__(self, view: DraftView) -> None:
        super().__init__(view.draft.id)
        self.view = view


class DraftClosed(Exception):
    """The draft was submitted or given up before; ``draft`` says which."""

    def __init__(self, draft: DraftRecord) -> None:
        super().__init__(draft.id)
        self.draft = draft


class DraftHandedOn(Exception):
    """The draft went to somebody else, who goes on with it; ``handover``: to whom and by whom."""

    def __init__(self, handover: HandoverRecord) -> None:
        super().__init__(handover.id)
        self.handover = handover


class SubjectDone(Exception):
    """What the form is about was done meanwhile, by another draft; ``card``: what it is, for who may know that."""

    def __init__(self, subject_id: int, card: Card | None = None) -> None:
        super().__init__(subject_id)
        self.card = card


class FormNotPublished(LookupError):
    """A draft names a form version that was never published; a fault of the installation."""


_forms: dict[tuple[str, int], Form] = {}


async def get_form(code: str, version: int) -> Form:
    """The form as it was published, with what is asked of an item that goes without its reading.

    Raises:
        FormNotPublished: this version is not in the database.
    """
    known = _forms.get((code, version))
    if known is None:
        record = await form_versions.get_form_version(code, version)
        if record is None:
            raise FormNotPublished(code, version)
        known = with_reasons(from_json(record.content))
        _forms[code, version] = known
    return known


def with_files(form: Form, answers: Answers, attachments: tuple[AttachmentRecord, ...]) -> dict[str, Answer]:
    """Answers with those of FILES questions derived from the files themselves."""
    complete = dict(answers)
    for step in form.steps():
        if step.question.kind is Kind.FILES:
            ids = [str(attachment.id) for attachment in attachments if attachment.question == step.key]
            if ids:
                complete[step.key] = Answer(ids)
    return complete


async def load(draft: DraftRecord) -> DraftView:
    """A draft with its form, answers and files; card, picks and last time are added by the caller."""
    form = await get_form(draft.form, draft.version)
    files = tuple(await get_attachments(draft.id))
    answers = with_files(form, await drafts.get_answers(draft.id), files)
    return DraftView(draft, form, answers, files)


def moved(view: DraftView, step: str, at: datetime, files_step: str, board: str) -> DraftView:
    """The view after its draft was moved, without asking the database again."""
    draft = replace(view.draft, step=step, turn=view.draft.turn + 1, changed_at=at, files_step=files_step, board=board)
    return replace(view, draft=draft)
