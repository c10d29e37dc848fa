"""Of which client is a form to be filled in? Whoever may for but one is asked nothing."""

from aiogram import Router

from bot.screens.buttons import ChooseFirm
from bot.screens.firms import ABOUT_A_FIRM, firms_to_choose
from bot.screens.screen import Screen
from bot.services import firms
from bot.services.forms import filling as forms
from handlers.keyboard import leave_question, parked
from handlers.presenting import form_now, not_allowed
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="choosing_clients")


@router.callback_query(says(ChooseFirm))
async def choose_firm(_: object, turn: Turn, pressed: ChooseFirm) -> Reply:
    """Which client, from a button."""
    if pressed.form not in ABOUT_A_FIRM:
        return await not_allowed(turn)
    return await about_a_client(turn, pressed.form, pressed.page)


async def about_a_client(turn: Turn, form: str, page: int = 0, *, typed: bool = False) -> Screen:
    """The form about the only client, or the list to choose from; ``typed``: asked for by a word, not by a button."""
    found = await firms.firms_for(turn.who, form)
    if len(found) == 1:
        if typed:
            await leave_question(turn)
        view = await forms.open_form(turn.cause, turn.who, form, "client", found[0].id)
        return form_now(view, turn)
    if typed:
        await parked(turn)
    return firms_to_choose(form, found, page, turn.language)
