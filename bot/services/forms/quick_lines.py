"""A typed line that answers several items at once."""

from dataclasses import replace

from bot.records.drafts import DraftView
from bot.rules.cause import Cause
from bot.rules.form import Kind, Step
from bot.rules.forms.answers import Answer
from bot.rules.forms.items import numbered
from bot.rules.forms.problems import Problem, TextNotAsked
from bot.rules.forms.quick_line import AmbiguousLine, QuickLine, read_quick_line
from bot.rules.forms.understood import understood
from bot.rules.forms.unreadable import Unreadable
from bot.rules.forms.walking import rest_conform
from bot.rules.people import Person
from bot.services.forms.fixing import Askable, askable, asks_until, said_of
from bot.services.forms.own_words import in_own_words
from bot.services.forms.too_long import refused
from bot.services.forms.walking import Shown, answered


async def answer_by_line(
    cause: Cause, who: Person, view: DraftView, step: Step, text: str, problem: Unreadable
) -> Shown:
    """Takes ``全部符合，除4 …`` at an item; ``problem`` is what the line is as an answer to that item alone."""
    if step.question.kind is not Kind.CONFORMITY:
        return Shown(view, await refused(cause, who, view, problem, text, step))
    return await _by_line(cause, who, view, text, problem)


async def line_on_board(cause: Cause, who: Person, view: DraftView, text: str) -> Shown:
    """Takes a line that is typed while the board is shown."""
    shown = await _by_line(cause, who, view, text, TextNotAsked())
    if not isinstance(shown.problem, TextNotAsked):
        return shown
    try:
        return await in_own_words(cause, who, view, text) or shown
    except Unreadable as refusal:
        return Shown(view, await refused(cause, who, view, refusal, text, None))


async def _by_line(cause: Cause, who: Person, view: DraftView, text: str, otherwise: Problem) -> Shown:
    """``otherwise``: what is wrong with a text that is no line."""
    people = await askable(view)
    now = cause.said_at if asks_until(view.form) else None
    try:
        line = read_quick_line(view.form, text, names=people.names, now=now, language=who.language)
        if line is None:
            return Shown(view, otherwise)
        given = _from_quick_line(view, line, people)
    except (AmbiguousLine, Unreadable) as refusal:
        return Shown(view, await refused(cause, who, view, refusal, text, None))
    shown = await answered(cause, who, view, given, None)
    return replace(shown, understood=understood(view.form, view.answers, {**view.answers, **given}, people.by_id))


def _from_quick_line(view: DraftView, line: QuickLine, people: Askable) -> dict[str, Answer]:
    items = numbered(view.form)
    given: dict[str, Answer] = {}
    for item in line.items:
        given.update(said_of(view.form, items[item.number - 1], item, people))
    if line.rest_conform:
        given = {**rest_conform(view.form, {**view.answers, **given}), **given}
    return given
