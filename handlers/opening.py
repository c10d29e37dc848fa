"""Forms that are opened by a command or key: those of cases, and the invitation."""

from typing import Any

from aiogram import Router
from aiogram.types import Message

from bot.rules.people import CLIENT_SIDE, Role
from bot.rules.permissions import Action, everywhere
from bot.screens.buttons import ChooseFirm
from bot.screens.firms import OF_OWN_FIRM, firms_to_choose
from bot.screens.forms.question import form_screen
from bot.screens.joining.members import firms as firms_to_look_after
from bot.screens.ways.cases import TO_FILE
from bot.screens.ways.joining import INVITE
from bot.screens.ways.way import Way
from bot.services import firms
from bot.services.forms import filling as forms
from bot.services.joining import cards as joining_cards
from handlers.keyboard import leave_question, parked
from handlers.presenting import not_allowed
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="opening")


async def is_filing(_: Message, said: Way | None) -> bool | dict[str, Any]:
    """Passes what leads to the form of a kind of case."""
    return next(({"form": code} for code, way in TO_FILE.items() if way is said), False)


@router.message(is_filing)
async def file(_: Message, turn: Turn, form: str) -> Reply:
    """我要投诉, 问管家."""
    clients = turn.who.clients(*CLIENT_SIDE)
    if len(clients) != 1:
        await parked(turn)
        return firms_to_choose(form, await firms.own_firms(turn.who), turn.language)
    await leave_question(turn)
    return form_screen(await forms.open_form(turn.cause, turn.who, form, "client", clients[0]), turn.language)


@router.callback_query(says(ChooseFirm))
async def choose_firm(_: object, turn: Turn, pressed: ChooseFirm) -> Reply:
    """Which firm, from a button."""
    if pressed.form not in OF_OWN_FIRM:
        return await not_allowed(turn)
    return firms_to_choose(pressed.form, await firms.own_firms(turn.who), turn.language)


@router.message(meant(INVITE))
async def invite(_: Message, turn: Turn) -> Reply:
    """邀请加入."""
    own = turn.who.clients(Role.CLIENT_MANAGER)
    if everywhere(turn.who, Action.INVITE):
        await leave_question(turn)
        return form_screen(await forms.open_form(turn.cause, turn.who, "invitation", "", 0), turn.language)
    if len(own) == 1:
        await leave_question(turn)
        view = await forms.open_form(turn.cause, turn.who, "staff_invitation", "client", own[0])
        return form_screen(view, turn.language)
    await parked(turn)
    return firms_to_look_after(await joining_cards.firms_of(turn.who), 0, turn.language)
