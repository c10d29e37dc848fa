"""Where in an open form a file can go."""

from collections.abc import Iterable

from bot.records.attachments import AttachmentRecord
from bot.records.drafts import DraftView
from bot.records.tray import Place
from bot.rules.form import Form, Kind, Media, Step
from bot.rules.forms.items import numbered
from bot.rules.forms.sent_media import taken_as
from bot.rules.forms.walking import visible
from bot.rules.tray import TEXT
from bot.services.drafts.items import photo_of
from bot.services.forms.files import senses_of
from storage import attachments


def files_of(pieces: Iterable[AttachmentRecord]) -> tuple[AttachmentRecord, ...]:
    """The files among the pieces; the others are texts."""
    return tuple(piece for piece in pieces if piece.media != TEXT)


def places_in(view: DraftView, files: Iterable[AttachmentRecord]) -> tuple[Place, ...]:
    """The questions that take any of these files: each item that takes photos, then those of the whole form."""
    found = []
    for number, item in enumerate(numbered(view.form), start=1):
        photo = photo_of(view.form, item)
        if photo is not None:
            found.append((photo, Place(photo.index, item.question.name, number)))
    found += [(step, Place(step.index, step.question.name)) for step in _of_the_form(view)]
    kept = tuple(files)
    return tuple(place for step, place in found if any(takes(step, senses_of(file)) for file in kept))


async def named_by_album(view: DraftView, files: Iterable[AttachmentRecord]) -> tuple[Step, ...]:
    """The questions to which files belong by the captions of their one album; none where that says nothing."""
    albums = {file.album for file in files}
    if len(albums) != 1 or "" in albums:
        return ()
    found = await attachments.find_album_questions(view.draft.id, albums.pop())
    return tuple(sorted((view.form.step(key) for key in found), key=lambda step: step.index))


def takes(step: Step, senses: tuple[Media, ...]) -> bool:
    """Whether the question takes something that can be taken for these."""
    return step.question.kind is Kind.FILES and taken_as(senses, step.question.media) is not None


def form_takes(form: Form, pieces: Iterable[AttachmentRecord]) -> bool:
    """Whether a form that was not begun takes any of these: files at a question of its own, or a text."""
    kept = tuple(pieces)
    own = [step for step in form.steps() if step.parent is None]
    if any(piece.media == TEXT for piece in kept) and any(words_to(own)):
        return True
    items = [photo for item in numbered(form) if (photo := photo_of(form, item)) is not None]
    return any(takes(step, senses_of(file)) for file in files_of(kept) for step in (*own, *items))


def words_to(steps: Iterable[Step]) -> list[Step]:
    """The questions that a text beside files can be the answer to."""
    return [step for step in steps if step.question.kind is Kind.TEXT and step.question.files_to]


def _of_the_form(view: DraftView) -> list[Step]:
    return [
        step for step in visible(view.form, view.answers) if step.parent is None and step.question.kind is Kind.FILES
    ]
