"""Forms that are opened by a command or key: those of cases, and the invitation."""

from typing import Any

from aiogram import Router
from aiogram.types import Message

from bot.rules.permissions import Action, everywhere
from bot.screens.ways.cases import TO_FILE
from bot.screens.ways.joining import INVITE
from bot.screens.ways.way import Way
from bot.services.forms import filling as forms
from handlers.choosing_clients import about_a_client
from handlers.keyboard import leave_question
from handlers.presenting import form_now
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="opening")


async def is_filing(_: Message, said: Way | None) -> bool | dict[str, Any]:
    """Passes what leads to the form of a kind of case."""
    return next(({"form": code} for code, way in TO_FILE.items() if way is said), False)


@router.message(is_filing)
async def file(_: Message, turn: Turn, form: str) -> Reply:
    """我要投诉, 问管家."""
    return await about_a_client(turn, form, typed=True)


@router.message(meant(INVITE))
async def invite(_: Message, turn: Turn) -> Reply:
    """邀请加入: an administrator chooses role and client, a manager invites to their own firm."""
    if not everywhere(turn.who, Action.INVITE):
        return await about_a_client(turn, "staff_invitation", typed=True)
    await leave_question(turn)
    return form_now(await forms.open_form(turn.cause, turn.who, "invitation", "", 0), turn)
