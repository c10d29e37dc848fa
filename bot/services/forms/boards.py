"""A checklist on its board: items judged by the state that is wanted, pages turned (clause 4.6)."""

from dataclasses import replace

from bot.records.drafts import DraftView
from bot.rules.cause import Cause
from bot.rules.form import Kind, Step
from bot.rules.forms.board import board_step, page_with, pages_of
from bot.rules.forms.walking import missing, visible
from bot.rules.people import Person
from bot.services.drafts.button_answers import read_button
from bot.services.drafts.items import note_from_caption
from bot.services.drafts.loading import StaleButton, load
from bot.services.forms.walking import Shown, answered, complete, go, own_draft
from storage.database import writing


@writing
async def answer_item(cause: Cause, who: Person, token: str, index: int, value: str) -> Shown:
    """Judges an item on the board, by the state that is wanted; what does not conform is asked about at once.

    The board has the items of all its turns, so a key of an earlier one says the same as one of this.

    Raises:
        StaleButton: there is no such item, or it is not judged so.
    """
    view = await complete(who, await load(await own_draft(who, token)))
    item = next((step for step in visible(view.form, view.answers) if step.index == index), None)
    answer = read_button(item.question, value) if item is not None and item.parent is None else None
    if item is None or answer is None or item.question.kind is not Kind.CONFORMITY:
        raise StaleButton(view)
    page = page_with(view.form, item.key)
    if view.answers.get(item.key) == answer:
        return await _still(cause, who, view, item, page)
    given = {item.key: answer, **note_from_caption(view, item, answer)}
    view = replace(view, draft=replace(view.draft, board=str(page)))
    return await answered(cause, who, view, given, item)


async def _still(cause: Cause, who: Person, view: DraftView, item: Step, page: int) -> Shown:
    """An item that was judged so already: what is missing of it is asked, else its page is shown."""
    open_steps = [step for step in missing(view.form, view.answers) if step.parent == item.key]
    to = open_steps[0].key if open_steps else board_step(page)
    return Shown(view) if view.draft.step == to else await go(cause, who, view, to, board=str(page))


@writing
async def show_page(cause: Cause, who: Person, token: str, page: int) -> Shown:
    """Turns the board to a page; one that there is not is the last.

    Raises:
        StaleButton: the form has no board.
    """
    view = await complete(who, await load(await own_draft(who, token)))
    if not view.form.sections:
        raise StaleButton(view)
    to = board_step(max(0, min(page, len(pages_of(view.form)) - 1)))
    return Shown(view) if view.draft.step == to else await go(cause, who, view, to)
