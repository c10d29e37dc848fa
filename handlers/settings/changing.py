"""公司设置, and what people set for themselves."""

from aiogram import Router
from aiogram.types import Message

from bot.screens import remarks
from bot.screens.buttons import ChangeOwnSetting, ChangeSetting, EndDays, ShowDays, ShowFirmSettings, ShowSetting
from bot.screens.ways.settings import FIRM
from bot.services.settings import firm as firm_settings
from bot.services.settings import own as own_settings
from handlers.keyboard import parked
from handlers.presenting import home_screen
from handlers.pressed import says
from handlers.settings.screens import days_screen, firm_screen, own_screen, setting_screen
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="settings")


@router.message(meant(FIRM))
async def say_firm_settings(_: Message, turn: Turn) -> Reply:
    """公司设置."""
    await parked(turn)
    return await firm_screen(turn, "")


@router.callback_query(says(ShowFirmSettings))
async def show_firm_settings(_: object, turn: Turn, pressed: ShowFirmSettings) -> Reply:
    """The groups, or one of them."""
    return await firm_screen(turn, pressed.group, pressed.page)


@router.callback_query(says(ShowSetting))
async def show_setting(_: object, turn: Turn, pressed: ShowSetting) -> Reply:
    """One setting."""
    return await setting_screen(turn, pressed.key)


@router.callback_query(says(ChangeSetting))
async def change_setting(_: object, turn: Turn, pressed: ChangeSetting) -> Reply:
    """The wanted value, or (empty) back to the default."""
    await firm_settings.change_setting(turn.cause, turn.who, pressed.key, pressed.value or None)
    return (await setting_screen(turn, pressed.key)).with_toast(remarks.SAVED.to(turn.language))


@router.callback_query(says(ShowDays))
async def show_days(_: object, turn: Turn, pressed: ShowDays) -> Reply:
    """A client's shutdowns and working week."""
    return await days_screen(turn, pressed.client_id)


@router.callback_query(says(EndDays))
async def end_days(_: object, turn: Turn, pressed: EndDays) -> Reply:
    """Takes days out of the calendar."""
    entry = await firm_settings.take_days_out(turn.cause, turn.who, pressed.entry_id)
    return (await days_screen(turn, entry.client_id or 0)).with_toast(remarks.DAYS_TAKEN_OUT.to(turn.language))


@router.callback_query(says(ChangeOwnSetting))
async def change_own_setting(_: object, turn: Turn, pressed: ChangeOwnSetting) -> Reply:
    """One's own quiet time or digest."""
    if turn.who.consented_at is None:
        return await home_screen(turn)
    await own_settings.change_own_setting(turn.cause, turn.who, pressed.key, pressed.value)
    return (await own_screen(turn)).with_toast(remarks.SAVED.to(turn.language))
