"""A problem told in somebody's own words, in a form that has an item for whatever belongs to no other (clause 4.6).

Nothing is guessed: what names no item is kept with that one, which is said, until its number is typed.
"""

from dataclasses import replace

from bot.records.drafts import DraftView
from bot.rules.cause import Cause
from bot.rules.form import Step
from bot.rules.forms.answers import Answer
from bot.rules.forms.items import catch_all, numbered
from bot.rules.forms.quick_line import read_caption
from bot.rules.forms.understood import understood
from bot.rules.forms.worded_items import worded
from bot.rules.people import Person
from bot.rules.plain_words import NON_CONFORM
from bot.rules.text import Text
from bot.services.drafts.items import note_answer, note_of, photo_of
from bot.services.drafts.loading import load
from bot.services.forms.walking import Shown, answered, complete
from storage import attachments
from storage.drafts import stored as drafts

_KEPT = Text(
    "没说是哪一项，先记在「{n} {item}」。是别的一项，就发它的编号，如「4」。",
    "No item was named: kept with “{n} {item}”. If it is another one, type its number, like “4”.",
)


async def in_own_words(cause: Cause, who: Person, view: DraftView, text: str) -> Shown | None:
    """Takes a text that is no quick line; None where it says no problem, or the form has no such item.

    Raises:
        Unreadable: what is wrong is longer than the question takes.
    """
    other = catch_all(view.form)
    if other is None:
        return None
    item = _only_numbered(view, text)
    if item is not None:
        return None if item == other else await _moved(cause, who, view, other, item)
    said = worded(view.form, text)
    if said is None:
        return None
    before = _note(view, said.item)
    note = f"{before}；{said.note}" if before else said.note
    given = {said.item.key: Answer(NON_CONFORM), **note_answer(view.form, said.item, note)}
    shown = await answered(cause, who, view, given, None)
    if said.named:
        return replace(shown, understood=understood(view.form, view.answers, {**view.answers, **given}))
    n, name = numbered(view.form).index(other) + 1, other.question.name
    kept = Text(_KEPT.zh.format(n=n, item=name.zh), _KEPT.en.format(n=n, item=name.en))
    return replace(shown, understood=kept)


def _only_numbered(view: DraftView, text: str) -> Step | None:
    """The item that a text names and says nothing of."""
    items = numbered(view.form)
    caption = read_caption(text, len(items))
    if caption is None or len(caption.items) != 1 or caption.says_what or caption.says_fixing:
        return None
    return items[caption.items[0].number - 1]


def _note(view: DraftView, item: Step) -> str:
    step = note_of(view.form, item)
    answer = view.answers.get(step.key) if step is not None else None
    return str(answer.value) if answer is not None and answer.value else ""


async def _moved(cause: Cause, who: Person, view: DraftView, other: Step, item: Step) -> Shown | None:
    """What was kept with the item for all else belongs to this one, with its photos."""
    note, photos = _note(view, other), (photo_of(view.form, other), photo_of(view.form, item))
    if not note or photos[0] is None or photos[1] is None:
        return None
    before = _note(view, item)
    given = {item.key: Answer(NON_CONFORM), **note_answer(view.form, item, f"{before}；{note}" if before else note)}
    for key in (other.key, *(step.key for step in view.form.steps() if step.parent == other.key)):
        await drafts.remove_answer(view.draft.id, key)
    await attachments.move_to_question(view.draft.id, photos[0].key, photos[1].key)
    left = await complete(who, await load(view.draft))
    shown = await answered(cause, who, left, given, None)
    return replace(shown, understood=understood(view.form, left.answers, {**left.answers, **given}))
