"""Files sent for a form: each lands on the question it belongs to, or is asked back; never guessed."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.records.attachments import AttachmentRecord, Owner, of_draft
from bot.records.drafts import DraftView
from bot.rules.beijing import in_beijing
from bot.rules.cause import Cause
from bot.rules.checklists.asked import SCENE
from bot.rules.form import Form, Kind, Media, Step
from bot.rules.forms.answers import SKIPPED, Answer
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.problems import (
    FileEmpty,
    FileNotAsked,
    FileTooBig,
    Problem,
    TextNotAsked,
    TooManyFiles,
    WrongMedia,
)
from bot.rules.forms.quick_line import Caption, read_caption
from bot.rules.forms.reading import read
from bot.rules.forms.sent_media import SentAs, senses, taken_as
from bot.rules.forms.understood import understood
from bot.rules.forms.unreadable import Unreadable
from bot.rules.forms.walking import top_of
from bot.rules.people import Person
from bot.rules.plain_words import NON_CONFORM
from bot.rules.text import Text
from bot.services.drafts.items import note_of, photo_of, voice_of
from bot.services.drafts.loading import NoSuchDraft, load
from bot.services.forms.fixing import Askable, askable, asks_until, said_of
from bot.services.forms.quick_lines import line_on_board
from bot.services.forms.too_long import refused
from bot.services.forms.walking import Shown, active_view, answered, complete, go
from storage import attachments
from storage.database import writing
from storage.drafts import stored as drafts
from storage.jobs import queue as jobs

FILE_LIMIT_BYTES = 20 * 1024 * 1024
"""What a bot may download from Telegram; a larger file could never reach the archive."""
MOST_FILES = 10
_SIGNS = {Media.VOICE: "🎤", Media.PHOTO: "📷", Media.VIDEO: "🎬"}


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it arrived: where Telegram keeps it, not its content. ``size`` in bytes, ``sent_at`` if it is told."""

    sent_as: SentAs
    file_id: str
    unique_id: str
    size: int
    name: str = ""
    media_type: str = ""
    caption: str = ""
    album: str = ""
    sent_at: datetime | None = None

    @property
    def senses(self) -> tuple[Media, ...]:
        """What it can be taken for, the likeliest first."""
        return senses(self.sent_as, self.name, self.media_type)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that lies in its sender's tray, under way to a form."""

    record: AttachmentRecord
    caption: str
    album: str = ""

    @property
    def size(self) -> int:
        """In bytes."""
        return self.record.size

    @property
    def senses(self) -> tuple[Media, ...]:
        """What it can be taken for, the likeliest first."""
        return senses_of(self.record)


def senses_of(record: AttachmentRecord) -> tuple[Media, ...]:
    """What a file in a tray can be taken for: first of all as it was when it came."""
    return tuple(dict.fromkeys((Media(record.media), *senses(SentAs(record.sent_as), record.name))))


File = SentFile | KeptFile


def unfit(file: File) -> FileTooBig | FileEmpty | None:
    """Why a file is not taken at all, whatever it was sent for."""
    if file.size > FILE_LIMIT_BYTES:
        return FileTooBig()
    # what lies in a tray was looked at when it came, and texts have no size there
    return FileEmpty() if isinstance(file, SentFile) and not file.size else None


def refuse_unfit(file: File) -> None:
    """Raises FileTooBig or FileEmpty for such a file, where there is no form to say so."""
    problem = unfit(file)
    if problem is not None:
        raise problem


@writing
async def send_file(cause: Cause, who: Person, file: SentFile) -> Shown:
    """Keeps a file for the question it belongs to; a caption is a note, a numbered caption lands on its item.

    Raises:
        NoSuchDraft: no draft is active.
    """
    try:
        view = await active_view(who)
    except NoSuchDraft:
        late = await later_of_album(cause, who, file)
        if late is None:
            raise
        return late
    return await sent(cause, who, view, file)


async def sent(cause: Cause, who: Person, view: DraftView, file: File) -> Shown:
    """What a file does to a draft, inside a transaction that is open already."""
    refused_at_all = unfit(file)
    if refused_at_all is not None:
        return Shown(view, refused_at_all)
    captioned = await _captioned(cause, who, view, file)
    if captioned is not None:
        # each photo of an album says by its own caption where it belongs
        return await _at_items(cause, who, view, captioned, file)
    if file.album:
        bound = await attachments.find_album_questions(view.draft.id, file.album)
        if len(bound) > 1:
            # its first photo is of several items; which of them this one shows is not guessed
            return Shown(view, FileNotAsked())
        if bound:
            target = view.form.step(bound[0])
            problem = cannot_take(view, target, file)
            if problem is not None:
                return Shown(view, problem)
            await _keep(cause, view, target, file, of_draft(view.draft.id))
            return Shown(view, silent=True)
    if view.page is not None and file.caption:
        said = await sent_with_line(cause, who, view, file)
        if not isinstance(said.problem, TextNotAsked):
            return said
    return await _place(cause, who, view, file)


async def sent_with_line(cause: Cause, who: Person, view: DraftView, file: File) -> Shown:
    """A photo whose caption says how all items are: it shows the one that does not conform, else the place."""
    shown = await line_on_board(cause, who, view, file.caption)
    if shown.problem is not None:
        return shown
    found = [item for item in numbered(view.form) if _found_now(view, shown.view, item)]
    photo = photo_of(view.form, found[0]) if len(found) == 1 else None
    target = photo or next((step for step in view.form.steps() if step.key == SCENE), None)
    if target is None:
        return shown
    asked = shown.view.step
    answering = asked if asked is not None and asked.key == target.key else None
    attached = await _attach(cause, who, shown.view, target, answering, {}, replace(file, caption=""))
    return replace(attached, understood=shown.understood)


def _found_now(before: DraftView, after: DraftView, item: Step) -> bool:
    """Whether something was said to be wrong with an item, or more than before."""
    said = {step.key for step in before.form.steps() if step.key == item.key or step.parent == item.key}
    is_new = any(before.answers.get(key) != after.answers.get(key) for key in said)
    return is_new and judged(item.question, after.answers.get(item.key)) == NON_CONFORM


async def later_of_album(cause: Cause, who: Person, file: SentFile) -> Shown | None:
    """A later photo of the album whose first one submitted its form: it belongs there too, and nothing needs saying."""
    draft = await drafts.find_submitted_with_album(who.id, file.album) if file.album else None
    questions = await attachments.find_album_questions(draft.id, file.album) if draft else []
    if draft is None or len(questions) != 1 or unfit(file) is not None:
        return None
    view = await load(draft)
    (question,) = questions
    target = view.form.step(question)
    if cannot_take(view, target, file) is None:
        kept = await _keep(cause, view, target, file, view.files(question)[0].owner)
        if kept is not None:
            await jobs.add_job("archive_file", kept, cause.at)
    return Shown(view, silent=True)


@dataclass(frozen=True, slots=True)
class _Captioned:
    """What a caption says: the items that the file shows, of each what it says, and who is named in it."""

    caption: Caption
    steps: tuple[Step, ...]
    people: Askable

    @property
    def note(self) -> str:
        """What is wrong, as it says."""
        return self.caption.items[0].note


async def _captioned(cause: Cause, who: Person, view: DraftView, file: File) -> _Captioned | None:
    items = numbered(view.form)
    if not file.caption or not items or read_caption(file.caption, len(items)) is None:
        return None
    people = await askable(view)
    now = cause.said_at if asks_until(view.form) else None
    caption = read_caption(file.caption, len(items), names=people.names, now=now, language=who.language)
    if caption is None:
        return None
    return _Captioned(caption, tuple(items[item.number - 1] for item in caption.items), people)


async def _at_items(cause: Cause, who: Person, view: DraftView, captioned: _Captioned, file: File) -> Shown:
    """A file whose caption names items; what else it says is said of each of them."""
    step = view.step
    first = captioned.steps[0]
    alone = len(captioned.steps) == 1 and not captioned.caption.says_fixing
    if step is not None and alone and step.key.startswith(f"{first.key}."):
        return await _place(cause, who, view, replace(file, caption=captioned.note))
    asked_about = top_of(view.form, step) if step is not None else None
    if step is not None and step.question.files_to and asked_about not in captioned.steps:
        # what is wrong here, or another item? A wrong record is worse than a question
        return Shown(view, FileNotAsked())
    return await _attach_to_items(cause, who, view, captioned, replace(file, caption=captioned.note))


async def _place(cause: Cause, who: Person, view: DraftView, file: File) -> Shown:
    """Finds the question a file belongs to; never guesses."""
    step = view.step
    question = step.question if step else None
    spoken = _remark_at(view, file)
    if spoken is not None:
        item = top_of(view.form, spoken)
        shown = await _attach(cause, who, view, spoken, None, {}, file)
        return shown if shown.problem is not None else replace(shown, understood=_spoken_of(view.form, item))
    if step and question and question.kind is Kind.FILES:
        return await _attach(cause, who, view, step, step, {}, file)
    if step and question and question.files_to:
        noted: dict[str, Answer] = {}
        if file.caption:
            try:
                value = read(question, file.caption, now=in_beijing(cause.said_at), language=who.language)
                noted = {step.key: Answer(value)}
            except Unreadable as unfit:
                problem = await refused(cause, who, view, unfit, file.caption, step)
                shown = await _attach(cause, who, view, view.form.step(question.files_to), step, {}, file)
                return replace(shown, problem=shown.problem or problem)
        return await _attach(cause, who, view, view.form.step(question.files_to), step, noted, file)
    if view.draft.files_step:
        return await _attach(cause, who, view, view.form.step(view.draft.files_step), None, {}, file)
    only = _only_place(view)
    if only is None:
        return Shown(view, FileNotAsked())
    return await _attach(cause, who, view, only, only if only.question.walked else None, {}, file)


def _remark_at(view: DraftView, file: File) -> Step | None:
    """Where what is spoken is kept as a remark of the item that is asked about, unless the question itself takes it."""
    step = view.step
    if step is None or Media.VOICE not in file.senses:
        return None
    takes = step if step.question.kind is Kind.FILES else None
    if step.question.files_to:
        takes = view.form.step(step.question.files_to)
    if takes is not None and taken_as(file.senses, takes.question.media) is not None:
        return None
    item = top_of(view.form, step)
    return voice_of(view.form, item) if item in numbered(view.form) else None


def _spoken_of(form: Form, item: Step) -> Text:
    number = 1 + numbered(form).index(item)
    return Text(f"🎙 录音已记在第 {number} 项。", f"🎙 The recording is kept with item {number}.")


def _only_place(view: DraftView) -> Step | None:
    """The form's only place for files, where one goes that comes late: on the review page, say.

    Beside a question that is said in passing it is what the form asks for.
    """
    places = [question for question in view.form.questions if question.kind is Kind.FILES]
    in_passing = view.form.at_once and view.step is not None and not view.step.question.walked
    return view.form.step(places[0].key) if len(places) == 1 and (in_passing or not places[0].walked) else None


async def _attach_to_items(cause: Cause, who: Person, view: DraftView, captioned: _Captioned, file: File) -> Shown:
    found = tuple(photo_of(view.form, item) for item in captioned.steps)
    photos = tuple(photo for photo in found if photo is not None)
    if len(photos) < len(found):
        return Shown(view, FileNotAsked())
    first = captioned.steps[0]
    others = tuple(zip(photos[1:], (said.note for said in captioned.caption.items[1:]), strict=True))
    given: dict[str, Answer] = {}
    try:
        for item, said in zip(captioned.steps, captioned.caption.items, strict=True):
            if captioned.caption.says_what or captioned.caption.says_fixing:
                given.update(said_of(view.form, item, said, captioned.people))
    except Unreadable as unfit:
        # the photo is taken with its caption, and what is wrong is asked once more
        problem = await refused(cause, who, view, unfit, captioned.note, note_of(view.form, first))
        shown = await _attach(cause, who, view, photos[0], None, {}, file, others)
        return (
            shown
            if shown.problem is not None
            else replace(await go(cause, who, shown.view, first.key), problem=problem)
        )
    shown = await _attach(cause, who, view, photos[0], first if given else None, given, file, others)
    if shown.problem is not None:
        return shown
    if given:
        taken = understood(view.form, view.answers, {**view.answers, **given}, captioned.people.by_id)
        return replace(shown, understood=taken)
    return await go(cause, who, shown.view, first.key)


async def _attach(
    cause: Cause,
    who: Person,
    view: DraftView,
    target: Step,
    answering: Step | None,
    given: dict[str, Answer],
    file: File,
    others: tuple[tuple[Step, str], ...] = (),
) -> Shown:
    """Keeps the file at ``target``, and at ``others`` too; moves on when it answers the shown step (``answering``).

    ``others``: each with what is said of the file there.
    """
    for step in (target, *(other for other, _ in others)):
        problem = cannot_take(view, step, file)
        if problem is not None:
            return Shown(view, problem)
    kept = await _keep(cause, view, target, file, of_draft(view.draft.id))
    for other, said in others if kept is not None else ():
        await attachments.copy_to_question(kept or 0, other.key, said)
    with_file = await complete(who, await load(view.draft))
    if answering is None:
        return Shown(with_file)
    if answering.question.kind is Kind.TEXT and answering.key not in {**with_file.answers, **given}:
        if answering.question.or_files:
            return await answered(
                cause, who, with_file, {answering.key: Answer(_sign_of(file))}, answering, files_step=target.key
            )
        if Media.VOICE not in file.senses or answering.question.required:
            return Shown(with_file)
        # what was spoken need not be written
        given = {answering.key: SKIPPED}
    return await answered(cause, who, with_file, given, answering, files_step=target.key)


def _sign_of(file: File) -> str:
    """What stands where words would, in every language, until somebody writes some."""
    return next((sign for sense, sign in _SIGNS.items() if sense in file.senses), "📎")


def cannot_take(view: DraftView, target: Step, file: File) -> Problem | None:
    """Why the question does not take the file, if it does not."""
    if taken_as(file.senses, target.question.media) is None:
        return WrongMedia(target.question.media)
    most = int(target.question.maximum or MOST_FILES)
    return TooManyFiles(most) if len(view.files(target.key)) >= most else None


async def _keep(cause: Cause, view: DraftView, target: Step, file: File, owner: Owner) -> int | None:
    if isinstance(file, KeptFile):
        return file.record.id if await move_from_tray(view, target, file) else None
    media = taken_as(file.senses, target.question.media) or file.senses[0]
    return await keep(cause, owner, file, sent_by_id=view.draft.person_id, media=media, at=(view.draft.id, target.key))


async def move_from_tray(view: DraftView, target: Step, file: KeptFile) -> bool:
    """Takes a file out of a tray for a question that takes it; False when it lies there no more."""
    media = taken_as(file.senses, target.question.media) or file.senses[0]
    return await attachments.move_to_draft(file.record.id, view.draft.id, target.key, media, file.caption)


async def keep(
    cause: Cause, owner: Owner, file: SentFile, *, sent_by_id: int, media: str, at: tuple[int | None, str] = (None, "")
) -> int | None:
    """Keeps a file, perhaps for a question of a draft (``at``); None when this very file is there already."""
    return await attachments.add_attachment(
        owner,
        sent_by_id=sent_by_id,
        draft_id=at[0],
        question=at[1],
        media=media,
        sent_as=file.sent_as,
        telegram_file_id=file.file_id,
        telegram_unique_id=file.unique_id,
        album=file.album,
        name=file.name[:255],
        caption=file.caption,
        size=file.size,
        sent_at=file.sent_at,
        at=cause.at,
    )
