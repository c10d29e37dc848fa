"""公司设置, and what people set for themselves."""

from functools import partial

from aiogram import Router

from bot.rules.cases.reporting import NoReports
from bot.rules.risks.matrix import NoMatrix
from bot.rules.settings.firm import HourIsQuiet, HoursOverlap, LadderBackwards, NoSuchSetting, PeriodTooLong
from bot.rules.settings.values import BadValue
from bot.rules.text import Text
from bot.screens import remarks
from bot.screens.buttons import (
    ChangeOwnSetting,
    ChangeSetting,
    EndDays,
    ShowDays,
    ShowFirmSettings,
    ShowSetting,
    ShowSettings,
)
from bot.screens.screen import Screen, escape
from bot.screens.ways.settings import FIRM, SETTINGS
from bot.services.settings import firm as firm_settings
from bot.services.settings import own as own_settings
from bot.services.settings.firm import NoSuchDays
from bot.services.settings.forms import DAYS_ENTERED, QUIET_KEPT, SET
from handlers.declaring import Answer, Refusals, became
from handlers.presenting import home_screen, present_screen, present_with
from handlers.pressed import says
from handlers.settings.screens import days_screen, firm_screen, own_screen, setting_screen
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="settings")


@router.message(meant(SETTINGS, ShowSettings()))
@router.callback_query(says(ShowSettings))
async def show_settings(_: object, turn: Turn) -> Reply:
    """The person's settings."""
    if turn.person is None or turn.person.consented_at is None:
        return await home_screen(turn)
    return await own_screen(turn)


@router.message(meant(FIRM, ShowFirmSettings("", 0)))
@router.callback_query(says(ShowFirmSettings))
async def show_firm_settings(_: object, turn: Turn, pressed: ShowFirmSettings) -> Reply:
    """公司设置: the groups, or one of them."""
    return await firm_screen(turn, pressed.group, pressed.page)


@router.callback_query(says(ShowSetting))
async def show_setting(_: object, turn: Turn, pressed: ShowSetting) -> Reply:
    """One setting."""
    return await setting_screen(turn, pressed.key, pressed.page)


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


async def _set(turn: Turn, _: int, *, key: str) -> Screen:
    return await setting_screen(turn, key)


def _do_not_agree(text: Text) -> Answer:
    """Settings that do not go together: nothing was saved, and they are shown as they still are."""

    async def answer(_: Exception, turn: Turn, pressed: object) -> Reply:
        said = text.to(turn.language)
        match pressed:
            case None:
                return (Screen(escape(said)), await present_screen(turn))
            case ChangeSetting():
                still = await setting_screen(turn, pressed.key)
            case ChangeOwnSetting():
                still = await own_screen(turn)
            case _:
                still = await present_screen(turn)
        return still.with_toast(said, alert=True)

    return answer


OUTCOMES = {
    **{kind: became(partial(_set, key=key), remarks.SAVED, of_set_up=True) for key, kind in SET.items()},
    DAYS_ENTERED: became(days_screen, remarks.SAVED),
    QUIET_KEPT: became(lambda turn, _: own_screen(turn), remarks.SAVED),
}
REFUSALS: Refusals = {
    HoursOverlap: _do_not_agree(remarks.HOURS_OVERLAP),
    HourIsQuiet: _do_not_agree(remarks.HOUR_IS_QUIET),
    LadderBackwards: _do_not_agree(remarks.LADDER_BACKWARDS),
    NoMatrix: _do_not_agree(remarks.NO_MATRIX),
    NoReports: _do_not_agree(remarks.NO_REPORTS),
    PeriodTooLong: _do_not_agree(remarks.PERIOD_TOO_LONG),
    NoSuchSetting: present_with(remarks.EXPIRED),
    BadValue: present_with(remarks.EXPIRED),
    NoSuchDays: present_with(remarks.EXPIRED),
}
