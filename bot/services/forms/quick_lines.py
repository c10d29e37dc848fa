"""A typed line that answers several items at once."""

from bot.records.drafts import DraftView
from bot.rules.cause import Cause
from bot.rules.form import Kind, Step
from bot.rules.forms.answers import Answer
from bot.rules.forms.items import numbered
from bot.rules.forms.problems import TextNotAsked
from bot.rules.forms.quick_line import AmbiguousLine, QuickLine, read_quick_line
from bot.rules.forms.unreadable import Unreadable
from bot.rules.forms.walking import rest_conform
from bot.rules.people import Person
from bot.rules.plain_words import NON_CONFORM
from bot.services.drafts.items import note_answer
from bot.services.forms.too_long import refused
from bot.services.forms.walking import Shown, answered


async def answer_by_line(
    cause: Cause, who: Person, view: DraftView, step: Step, text: str, problem: Unreadable
) -> Shown:
    """Takes ``全部符合，除4 …`` at an item; ``problem`` is what the line is as an answer to that item alone."""
    if step.question.kind is not Kind.CONFORMITY:
        return Shown(view, await refused(cause, who, view, problem, text, step))
    try:
        line = read_quick_line(view.form, text)
        if line is None:
            return Shown(view, problem)
        given = _from_quick_line(view, line)
    except (AmbiguousLine, Unreadable) as refusal:
        return Shown(view, await refused(cause, who, view, refusal, text, None))
    return await answered(cause, who, view, given, None)


async def line_on_board(cause: Cause, who: Person, view: DraftView, text: str) -> Shown:
    """Takes a line that is typed while the board is shown."""
    try:
        line = read_quick_line(view.form, text)
        given = _from_quick_line(view, line) if line is not None else {}
    except (AmbiguousLine, Unreadable) as refusal:
        return Shown(view, await refused(cause, who, view, refusal, text, None))
    return Shown(view, TextNotAsked()) if line is None else await answered(cause, who, view, given, None)


def _from_quick_line(view: DraftView, line: QuickLine) -> dict[str, Answer]:
    items = numbered(view.form)
    given: dict[str, Answer] = {}
    for item in line.items:
        step = items[item.number - 1]
        given[step.key] = Answer(item.value)
        if item.note and item.value == NON_CONFORM:
            given.update(note_answer(view.form, step, item.note))
    if line.rest_conform:
        given = {**rest_conform(view.form, {**view.answers, **given}), **given}
    return given
