"""Of which client is a form to be filled in? Whoever has but one is asked nothing."""

from collections.abc import Callable

from bot.records.clients import ClientRecord
from bot.rules.text import Language
from bot.screens.forms.question import form_screen
from bot.screens.screen import Screen
from bot.services.forms import filling as forms
from handlers.keyboard import parked
from handlers.turn import Turn


async def about_a_client(
    turn: Turn,
    form: str,
    found: tuple[ClientRecord, ...],
    choose: Callable[[tuple[ClientRecord, ...], int, Language], Screen],
    page: int,
    *,
    typed: bool,
) -> Screen:
    """The form about the only client, or the list to choose from; ``typed``: asked for by a word, not by a button."""
    if len(found) == 1:
        view = await forms.open_form(turn.cause, turn.who, form, "client", found[0].id)
        return form_screen(view, turn.language)
    if typed:
        await parked(turn)
    return choose(found, page, turn.language)
