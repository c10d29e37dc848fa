"""Fills forms in for the demo company as a person would: typed lines, taps and drawn photos, at a past moment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.app.demo_photo import demo_photo
from bot.records.drafts import DraftView
from bot.records.outcomes import Outcome
from bot.rules.cause import Cause
from bot.rules.forms.sent_media import SentAs
from bot.rules.people import Person
from bot.services.forms import files as form_files
from bot.services.forms import filling as forms
from bot.services.forms.files import SentFile
from bot.services.forms.filling import Move
from bot.services.forms.walking import Shown
from storage import attachments
from storage.files import FileStore


@dataclass(frozen=True, slots=True)
class Tap:
    """A tap on the button with this value; ``question`` names one that is only asked on the review page."""

    value: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A drawn photo; several with the same ``album`` were sent together."""

    name: str
    caption: str = ""
    album: str = ""


@dataclass(frozen=True, slots=True)
class Skip:
    """Leaves the shown question out."""


Given = str | Tap | Photo | Skip


class NotAnAnswer(Exception):
    """The form did not take what the demo gives: its data and the form no longer fit together."""


class NoAlbum(LookupError):
    """A photo is given, and there is nowhere to put it."""


@dataclass(frozen=True, slots=True)
class Album:
    """Where drawn photos go: into the archive, and (``keep``) to Telegram's stand-in, which returns a file id."""

    files: FileStore
    keep: Callable[[bytes], str]


async def fill_in(
    cause: Cause, who: Person, form: str, subject: tuple[str, int], given: Sequence[Given], album: Album | None = None
) -> Outcome:
    """Opens the form about a subject, gives the answers in turn and submits it.

    Raises:
        NotAnAnswer: an answer was not taken, or some are missing.
        NoAlbum: a photo without an ``album``.
    """
    return await go_through(cause, who, await forms.open_form(cause, who, form, *subject), given, album)


async def go_through(
    cause: Cause, who: Person, view: DraftView, given: Sequence[Given], album: Album | None = None
) -> Outcome:
    """``fill_in`` for a form that is open already. Raises NotAnAnswer, NoAlbum."""
    shown, outcome = Shown(view), None
    for one in given:
        shown = await give(cause, who, shown, one, album)
        if shown.problem is not None:
            raise NotAnAnswer(view.form.code, one) from shown.problem
        outcome = outcome or shown.outcome
    if outcome is None:
        submitted = await forms.move(cause, who, view.draft.token, shown.view.draft.turn, Move.SUBMIT)
        if not isinstance(submitted, Outcome):
            raise NotAnAnswer(view.form.code)
        outcome = submitted
    return outcome


async def give(cause: Cause, who: Person, shown: Shown, one: Given, album: Album | None) -> Shown:
    """Gives one answer to what is shown. Raises NotAnAnswer, NoAlbum."""
    draft = shown.view.draft
    match one:
        case Tap(value, ""):
            return await forms.give_answer(cause, who, draft.token, draft.turn, value)
        case Tap(value, question):
            index = shown.view.form.step(question).index
            asked = await forms.go_to(cause, who, draft.token, draft.turn, index)
            return await forms.give_answer(cause, who, draft.token, asked.view.draft.turn, value)
        case Skip():
            moved = await forms.move(cause, who, draft.token, draft.turn, Move.SKIP)
            if not isinstance(moved, Shown):
                raise NotAnAnswer(shown.view.form.code, one)
            return moved
        case Photo(name, caption, together):
            if album is None:
                raise NoAlbum(name)
            content = demo_photo(name)
            file = SentFile(
                SentAs.PHOTO, album.keep(content), f"demo-{name}", len(content), caption=caption, album=together
            )
            sent = await form_files.send_file(cause, who, file)
            sha256 = await album.files.put(content, "image/png")
            for attachment in await attachments.get_attachments(draft.id):
                if attachment.sha256 is None:
                    await attachments.change_archived(attachment.id, sha256)
            return sent
        case _:
            return await forms.type_text(cause, who, one)
