"""A text that an app cut is one text: the rest is put to wherever its beginning went, and is no answer of its own."""

from dataclasses import replace
from datetime import datetime

from bot.records.attachments import of_tray
from bot.records.drafts import DraftView
from bot.records.tray import Sent
from bot.rules.beijing import in_beijing
from bot.rules.cause import Cause
from bot.rules.cut_texts import is_rest, joined, may_be_cut
from bot.rules.form import Kind, Step
from bot.rules.forms.answers import Answer
from bot.rules.forms.reading import read
from bot.rules.forms.unreadable import Unreadable
from bot.rules.people import Person
from bot.rules.plain_words import trimmed
from bot.rules.tray import TEXT
from bot.services.drafts.loading import NoSuchDraft, load
from bot.services.forms.too_long import refused
from bot.services.forms.walking import Shown, active_view, complete, go
from bot.services.tray import keeping
from storage import attachments
from storage.database import writing
from storage.drafts import stored as drafts
from storage.drafts.cut_texts import CutText, get_cut_text, note_cut_text


async def is_rest_of_text(who: Person, text: str, message_id: int, sent_at: datetime) -> bool:
    """Whether a text of the person, sent at this moment, is the rest of the one before it."""
    last = await get_cut_text(who.id)
    if last is None or not is_rest(last.sent_at, sent_at):
        return False
    # delivered again, the beginning is still no rest
    return message_id > last.message_id or (message_id == last.message_id and text != last.text)


async def note(cause: Cause, who: Person, text: str, message_id: int, sent_at: datetime) -> None:
    """Notes a text whose rest may come; before anything is done with it, whatever comes of that."""
    if may_be_cut(text):
        # the update is told apart by what is done with the text
        await _note(replace(cause, update=None), who, CutText(text, message_id, sent_at))


@writing
async def _note(cause: Cause, who: Person, text: CutText) -> None:  # noqa: ARG001 -- every use case has one
    await note_cut_text(who.id, text)


@writing
async def join(cause: Cause, who: Person, rest: str, message_id: int, sent_at: datetime) -> Shown | Sent | None:
    """Puts the rest to its beginning; what is too long altogether is refused as a whole. None: it went nowhere."""
    last = await get_cut_text(who.id)
    if last is None or message_id == last.message_id:
        return None
    whole = joined(last.text, rest)
    await note_cut_text(who.id, CutText(whole, message_id, sent_at))
    for piece in reversed(await attachments.find_attachments_of(of_tray(who.id))):
        if piece.media == TEXT and piece.caption == last.text:
            await attachments.change_caption(piece.id, whole)
            if not piece.album:
                return await keeping.asked_about(cause, who, piece.id)
            # it was too long for a question already, and is refused as a whole
            break
    try:
        view = await active_view(who)
    except NoSuchDraft:
        return None
    asked = _asked(view, last.text)
    return Shown(view, silent=True) if asked is None else await _answered_by(cause, who, view, asked, whole)


async def whole_of(who: Person, text: str) -> str:
    """A message's text with its rest, if it was cut and the rest has come."""
    last = await get_cut_text(who.id)
    return last.text if last is not None and may_be_cut(text) and last.text.startswith(text) else text


def _asked(view: DraftView, beginning: str) -> Step | None:
    """The question to which the beginning was said: it answers it, or was refused there."""
    said = trimmed(beginning)
    for step in view.form.steps():
        answer = view.answers.get(step.key)
        if step.question.kind is Kind.TEXT and answer is not None and answer.value == said:
            return step
    return view.step if view.step is not None and view.step.question.kind is Kind.TEXT else None


async def _answered_by(cause: Cause, who: Person, view: DraftView, asked: Step, whole: str) -> Shown:
    try:
        value = read(asked.question, whole, now=in_beijing(cause.said_at), language=who.language)
    except Unreadable as unfit:
        problem = await refused(cause, who, view, unfit, whole, asked)
        await drafts.remove_answer(view.draft.id, asked.key)
        view = await complete(who, await load(view.draft))
        shown = view if view.draft.step == asked.key else (await go(cause, who, view, asked.key)).view
        return Shown(shown, problem)
    await drafts.change_answer(view.draft.id, asked.key, Answer(value), cause.at)
    return Shown(await complete(who, await load(view.draft)))
