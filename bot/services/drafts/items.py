"""Conformity items and what hangs on them: the note and the photos of a non-conformity."""

from bot.records.drafts import DraftView
from bot.rules.checklists.asked import REMARK
from bot.rules.form import Form, Kind, Media, Step
from bot.rules.forms.answers import Answer
from bot.rules.forms.unreadable import TextTooLong
from bot.rules.plain_words import NON_CONFORM

TEXT_LIMIT = 2000


def photo_of(form: Form, item: Step) -> Step | None:
    """The question that takes the photos of a conformity item."""
    return _files_of(form, item, Media.PHOTO)


def voice_of(form: Form, item: Step) -> Step | None:
    """The question that takes what is spoken about a conformity item, however it was judged."""
    return _files_of(form, item, Media.VOICE)


def _files_of(form: Form, item: Step, media: Media) -> Step | None:
    steps = (step for step in form.steps() if step.parent == item.key)
    return next((step for step in steps if step.question.kind is Kind.FILES and media in step.question.media), None)


def note_of(form: Form, item: Step) -> Step | None:
    """The question that asks what is wrong with a conformity item."""
    steps = (step for step in form.steps() if step.parent == item.key)
    return next((step for step in steps if step.question.kind is Kind.TEXT), None)


def remark_of(form: Form, item: Step) -> Step | None:
    """The question that takes what is said of an item with which nothing is wrong."""
    return next((step for step in form.steps() if step.key == f"{item.key}.{REMARK}"), None)


def note_answer(form: Form, item: Step, text: str) -> dict[str, Answer]:
    """The item's note as an answer, if it asks for one.

    Raises:
        Unreadable: the note is longer or shorter than the question takes.
    """
    step = note_of(form, item)
    return {} if step is None else worded(step, text)


def worded(step: Step, text: str) -> dict[str, Answer]:
    """A text as the answer to a question.

    Raises:
        TextTooLong: the question takes less.
    """
    if len(text) > (most := int(step.question.maximum or TEXT_LIMIT)):
        raise TextTooLong(most, len(text))
    return {step.key: Answer(text)}


def note_from_caption(view: DraftView, item: Step, answer: Answer) -> dict[str, Answer]:
    """A photo sent before the item was judged may have said in its caption what is wrong."""
    photo = photo_of(view.form, item) if answer.value == NON_CONFORM else None
    if photo is None:
        return {}
    captions = [file.caption for file in view.files(photo.key) if file.caption.strip(" 0123456789#.、")]
    try:
        noted = note_answer(view.form, item, captions[0]) if captions else {}
    except TextTooLong:
        # it stays with the photo, and what is wrong is asked
        noted = {}
    return {key: note for key, note in noted.items() if key not in view.answers}
