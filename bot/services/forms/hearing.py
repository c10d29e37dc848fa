"""What a text is to the open form: an answer comes before everything else that its words may mean."""

from dataclasses import replace

from bot.rules.beijing import in_beijing
from bot.rules.cause import Cause
from bot.rules.form import Kind
from bot.rules.forms.board import page_shown
from bot.rules.forms.reading import read
from bot.rules.forms.unreadable import Unreadable
from bot.rules.forms.walking import visible
from bot.rules.people import Person
from bot.services.drafts.loading import StaleButton, SubjectDone, get_form
from bot.services.drafts.refusing import NotAllowed
from bot.services.forms.filling import found_in, present
from bot.services.forms.walking import card_of, draft_at, go
from storage.database import writing
from storage.drafts import stored as drafts
from storage.people.persons import change_active_draft


async def would_answer(cause: Cause, who: Person, text: str) -> bool:
    """Whether a text is a valid answer to the question that the active draft shows."""
    draft = await drafts.get_active_draft(who.id)
    if draft is None or not draft.step or page_shown(draft.step) is not None:
        return False
    question = (await get_form(draft.form, draft.version)).step(draft.step).question
    if question.kind is Kind.RECORD:
        view = await present(who, draft.token)
        return view is not None and bool((await found_in(cause, who, view, text)).picks)
    try:
        await card_of(who, draft)
        read(question, text, now=in_beijing(cause.at), language=who.language)
    except (NotAllowed, SubjectDone, Unreadable):
        return False
    return question.kind not in (Kind.FILES, Kind.LOCATION, Kind.CONFIRM)


@writing
async def take_back(cause: Cause, who: Person, token: str, turn: int, index: int) -> None:
    """Takes the answer back that was given last, to the question of this index, and puts the form aside.

    Raises:
        StaleButton: the form is somewhere else by now.
    """
    view, _ = await draft_at(who, token, turn)
    step = next((one for one in visible(view.form, view.answers) if one.index == index), None)
    if step is None:
        raise StaleButton(view)
    await drafts.remove_answer(view.draft.id, step.key)
    left = {key: answer for key, answer in view.answers.items() if key != step.key}
    await go(cause, who, replace(view, answers=left), step.key)
    await change_active_draft(who.id, None)
