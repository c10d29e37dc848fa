"""Putting what lies in a tray where its sender says: into a form begun for it, or to a question of an open one."""

from dataclasses import replace
from datetime import datetime

from bot.records.attachments import AttachmentRecord, of_tray
from bot.records.drafts import DraftView
from bot.records.tray import Sent
from bot.rules.beijing import in_beijing
from bot.rules.cause import Cause
from bot.rules.form import Kind, Media, Step
from bot.rules.forms.answers import SKIPPED, Answer
from bot.rules.forms.items import numbered
from bot.rules.forms.quick_line import AmbiguousLine, Caption, read_caption, read_quick_line
from bot.rules.forms.reading import read
from bot.rules.forms.unreadable import Unreadable
from bot.rules.forms.walking import visible
from bot.rules.people import Person
from bot.rules.tray import IN_A_ROW, TEXT, TO_EACH, in_rows, row_of
from bot.services.drafts.items import photo_of
from bot.services.drafts.loading import StaleButton, load
from bot.services.forms.files import KeptFile, cannot_take, move_from_tray, senses_of, sent
from bot.services.forms.filling import begin, present
from bot.services.forms.too_long import refused
from bot.services.forms.walking import Shown, active_view, answered, complete, go, own_draft, take_up
from bot.services.tray.keeping import NotInTray, asked_about
from bot.services.tray.places import files_of, named_by_album, takes, words_to
from storage import attachments
from storage.database import writing


@writing
async def use(cause: Cause, who: Person, form: str, subject: tuple[str, int], piece_id: int) -> Shown | Sent:
    """Begins a form about a subject (its kind and id) with what was sent in a row with this piece.

    Raises:
        NotInTray, NotAllowed, SubjectDone
    """
    row = await _row(who, piece_id)
    return await into(cause, who, await begin(cause, who, form, *subject), row)


@writing
async def place(cause: Cause, who: Person, token: str, index: int, piece_id: int) -> Shown | Sent:
    """Puts it to a question of an open form, by its index in the pinned version; below zero: wherever it belongs there,
    or ``TO_EACH``.

    Raises:
        NotInTray, NoSuchDraft, DraftClosed
        StaleButton: the form has no such place.
    """
    row = await _row(who, piece_id)
    view = await take_up(who, await own_draft(who, token))
    if index == TO_EACH:
        return await _to_each(cause, who, view, row)
    if index < 0:
        return await into(cause, who, view, row)
    step = next((step for step in view.form.steps() if step.index == index), None)
    if step is None or step.question.kind is not Kind.FILES:
        raise StaleButton(view)
    return await _to(cause, who, view, step, row)


async def names_an_item(who: Person, text: str, now: datetime) -> bool:
    """Whether a text says to which item of the open form belongs what was sent just now; a whole line is a line."""
    # the draft is loaded only where there is something to place
    view = await present(who) if await _just_sent(who, now) else None
    if view is None or (view.step is not None and view.step.question.kind is Kind.TEXT):
        return False
    caption = read_caption(text, len(numbered(view.form)))
    return caption is not None and len(caption.items) == 1 and not _says_more(view, text, caption)


@writing
async def place_by_words(cause: Cause, who: Person, text: str) -> Shown | Sent:
    """``4`` or ``4 封样缺失``, typed below the question to which item it belongs.

    Raises:
        NotInTray, NoSuchDraft
    """
    view, row = await active_view(who), await _just_sent(who, cause.at)
    items = numbered(view.form)
    caption = read_caption(text, len(items))
    number = caption.items[0].number if caption is not None else 0
    photo = photo_of(view.form, items[number - 1]) if caption is not None else None
    if caption is None or photo is None or not row:
        raise NotInTray(who.id)
    if not caption.says_what:
        return await _to(cause, who, view, photo, row)
    shown = Shown(view)
    for piece in files_of(row):
        # what is said of them all is the note of the item
        said = await sent(cause, who, shown.view, KeptFile(piece, text if piece is row[0] else str(number)))
        shown = replace(said, understood=said.understood or shown.understood)
    return shown


async def _just_sent(who: Person, now: datetime) -> tuple[AttachmentRecord, ...]:
    """What was asked about last, unless that is long ago or was put aside."""
    rows = in_rows(await attachments.find_attachments_of(of_tray(who.id)))
    last = rows[-1] if rows else ()
    return last if last and last[-1].aside_at is None and now - last[-1].received_at <= IN_A_ROW else ()


def _says_more(view: DraftView, text: str, caption: Caption) -> bool:
    """Whether it is a whole line: of the rest too, say."""
    try:
        line = read_quick_line(view.form, text)
    except AmbiguousLine:
        return True
    return line is not None and (line.rest_conform or line.items != caption.items)


async def _row(who: Person, piece_id: int) -> tuple[AttachmentRecord, ...]:
    row = row_of(await attachments.find_attachments_of(of_tray(who.id)), piece_id)
    if not row:
        raise NotInTray(piece_id)
    return row


async def into(cause: Cause, who: Person, view: DraftView, row: tuple[AttachmentRecord, ...]) -> Shown | Sent:
    """What becomes of it in a form: what is captioned with an item's number goes there, for the rest it is asked."""
    items = numbered(view.form)
    if not any(photo_of(view.form, item) for item in items):
        return await _to(cause, who, view, _own_place(view, row), row)
    shown, left = Shown(view), []
    for piece in row:
        captioned = read_caption(piece.caption, len(items)) if piece.media != TEXT else None
        if captioned is None:
            left.append(piece)
            continue
        shown = await sent(cause, who, shown.view, KeptFile(piece, piece.caption))
        if shown.problem is not None:
            left.append(piece)
    return await asked_about(cause, who, left[-1].id, view=shown.view) if left else shown


def _own_place(view: DraftView, row: tuple[AttachmentRecord, ...]) -> Step | None:
    """The question of the whole form that takes it; the one that is asked, if it does."""
    shown = view.step
    if shown is not None and shown.question.files_to:
        shown = view.form.step(shown.question.files_to)
    fitting = [
        step
        for step in visible(view.form, view.answers)
        if step.parent is None and any(takes(step, senses_of(file)) for file in files_of(row))
    ]
    return shown if shown in fitting else next(iter(fitting), None)


async def _to_each(cause: Cause, who: Person, view: DraftView, row: tuple[AttachmentRecord, ...]) -> Shown:
    """Puts the files to all the questions that the caption of their album names.

    Raises:
        StaleButton: there are not several any more.
    """
    files = files_of(row)
    targets = await named_by_album(view, files)
    if len(targets) < 2:
        raise StaleButton(view)
    for target in targets:
        before = tuple(piece_at(piece, target) for piece in files[:-1])
        full = replace(view, attachments=(*view.attachments, *before))
        problem = cannot_take(full, target, KeptFile(files[-1], ""))
        if problem is not None:
            return Shown(view, problem)
    first, *others = targets
    shown = await _to(cause, who, view, first, row)
    for piece in files:
        for other in others:
            await attachments.copy_to_question(piece.id, other.key, piece.caption)
    return replace(shown, view=await complete(who, await load(shown.view.draft)))


async def _to(
    cause: Cause, who: Person, view: DraftView, target: Step | None, row: tuple[AttachmentRecord, ...]
) -> Shown:
    """Moves the files there, and what was said with them to the question that it answers; what is not taken stays."""
    answering = _answering(view, target)
    said = [piece.caption for piece in row if piece.caption] if answering is not None else []
    problem, spoken, moved = None, False, 0
    for piece in row:
        if piece.media == TEXT:
            continue
        file = KeptFile(piece, "" if said else piece.caption)
        refused = cannot_take(view, target, file) if target is not None else None
        if target is None or refused is not None:
            problem = problem or refused
            continue
        await move_from_tray(view, target, file)
        view, moved = replace(view, attachments=(*view.attachments, piece_at(piece, target))), moved + 1
        spoken = spoken or Media.VOICE in file.senses
    if answering is not None or moved:
        for piece in row:
            if piece.media == TEXT:
                await attachments.remove_from_tray(piece.id)
    view = await complete(who, await load(view.draft))
    shown = await _moved_on(cause, who, view, target, answering, said, spoken=spoken)
    return replace(shown, problem=shown.problem or problem)


def piece_at(piece: AttachmentRecord, target: Step) -> AttachmentRecord:
    """A piece as it counts for its question."""
    return replace(piece, question=target.key)


def _answering(view: DraftView, target: Step | None) -> Step | None:
    """The unanswered question whose answer is what was said beside the files."""
    steps = [step for step in visible(view.form, view.answers) if step.key not in view.answers]
    if target is None:
        return next(iter(words_to(step for step in steps if step.parent is None)), None)
    return next((step for step in words_to(steps) if step.question.files_to == target.key), None)


async def _moved_on(
    cause: Cause,
    who: Person,
    view: DraftView,
    target: Step | None,
    answering: Step | None,
    said: list[str],
    *,
    spoken: bool,
) -> Shown:
    if answering is not None:
        if not said:
            if spoken and not answering.question.required:
                return await answered(cause, who, view, {answering.key: SKIPPED}, answering)
            return await go(cause, who, view, answering.key, files_step=target.key if target is not None else "")
        try:
            value = read(answering.question, "\n".join(said), now=in_beijing(cause.at), language=who.language)
        except Unreadable as unfit:
            problem = await refused(cause, who, view, unfit, "\n".join(said), answering)
            return replace(await go(cause, who, view, answering.key), problem=problem)
        return await answered(cause, who, view, {answering.key: Answer(value)}, answering)
    if target is None:
        return Shown(view)
    is_item = target.parent is not None and view.form.step(target.parent) in numbered(view.form)
    if target.parent is not None and is_item and target.parent not in view.answers:
        # shown for what it is about, to be judged
        return await go(cause, who, view, target.parent)
    if target.question.walked and view.step is not None and view.step.key == target.key:
        return await answered(cause, who, view, {}, target, files_step=target.key)
    return Shown(view)
