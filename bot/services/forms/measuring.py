"""An instrument that may not be used on the day of measuring: another one, or no reading and why (clause 5.2.3)."""

from dataclasses import replace

from bot.records.drafts import DraftView
from bot.rules.cause import Cause
from bot.rules.form import Kind, Step
from bot.rules.forms.answers import UNREAD
from bot.rules.forms.problems import Problem
from bot.rules.forms.unmeasured import UNMEASURED
from bot.rules.forms.walking import visible
from bot.rules.people import Person
from bot.rules.whole_numbers import read_whole
from bot.services.forms.purposes import purpose_of
from bot.services.forms.walking import Shown, go
from storage.drafts import stored as drafts


async def unusable(cause: Cause, view: DraftView, step: Step, value: str) -> Problem | None:
    """Why the record of this id may not answer the question, though it can be picked."""
    lookup, record_id = purpose_of(view.form.code).lookup, read_whole(value)
    if lookup is None or lookup.refuse is None or record_id is None:
        return None
    return await lookup.refuse(view, step, record_id, cause.said_at)


async def first_unusable(cause: Cause, view: DraftView) -> Problem | None:
    """The first of what was picked that may not be used, as it stands when all is submitted."""
    for step in visible(view.form, view.answers):
        answer = view.answers.get(step.key)
        if step.question.kind is not Kind.RECORD or answer is None or not answer.value:
            continue
        chosen = await drafts.get_answered_at(view.draft.id, step.key)
        if chosen is not None and chosen < view.draft.started_at:
            # a correction of what was filed with it
            continue
        problem = await unusable(cause, view, step, str(answer.value))
        if problem is not None:
            return problem
    return None


async def go_without(cause: Cause, who: Person, view: DraftView, step: Step, item: Step) -> Shown:
    """The item has no reading; why is asked at once. ``step``: the question for the instrument."""
    await drafts.remove_answer(view.draft.id, step.key)
    await drafts.change_answer(view.draft.id, item.key, UNREAD, cause.said_at)
    answers = {key: answer for key, answer in view.answers.items() if key != step.key} | {item.key: UNREAD}
    return await go(cause, who, replace(view, answers=answers), f"{item.key}.{UNMEASURED}")
