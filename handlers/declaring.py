"""What the handlers of a subject declare in tables, for ``outcomes``, ``refusals`` and ``numbers`` to merge."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.records.outcomes import Outcome
from bot.rules.text import Text
from bot.screens.screen import Screen
from handlers.turn import Reply, Turn

Card = Callable[[Turn, int], Awaitable[Screen]]
"""A record by its id, as this person may see it."""


@dataclass(frozen=True, slots=True)
class Became:
    """How what a form became is shown.

    ``first``: when it was submitted, with what is said once. ``again``: to a late press of one of its buttons; None
    where there is no record to come back to. ``of_set_up``: while the firm is being set up, the way on stands below.
    ``of_day``: it was something of the day, whose next thing is offered below.
    """

    first: Callable[[Turn, Outcome], Awaitable[Reply]]
    again: Card | None = None
    of_set_up: bool = False
    of_day: bool = False


def became(card: Card, toast: Text | None = None, *, of_set_up: bool = False, of_day: bool = False) -> Became:
    """A record that is shown in the same way whenever it is, at first with ``toast``."""

    async def first(turn: Turn, outcome: Outcome) -> Screen:
        screen = await card(turn, outcome.record_id)
        return screen.with_toast(toast.to(turn.language)) if toast is not None else screen

    return Became(first, card, of_set_up, of_day)


def receipt(of: Card, again: Card | None = None) -> Became:
    """That it was taken, said once; ``again``: how the record stands, which is what a late press is about."""

    async def first(turn: Turn, outcome: Outcome) -> Screen:
        return await of(turn, outcome.record_id)

    return Became(first, again)


Answer = Callable[[Any, Turn, object], Awaitable[Reply]]
"""The reply to an error: what was broken, by whom, and what the button said that was pressed, if one was."""

Refusals = dict[type[Exception], Answer]
"""An error answers for those that are kinds of it, unless they have an answer of their own."""

Redelivered = dict[type[object], Callable[[Turn, Any], Awaitable[Reply]]]
"""What a press shows that comes again: the record that it changed, since that may never have been shown."""

Numbers = dict[str, Callable[[Turn, str], Awaitable[Screen]]]
"""The record of a number of this kind, as this person may see it."""
