"""Menu, help, cancel, language: what is always there, by command, key or plain word."""

from aiogram import Router
from aiogram.types import Message

from bot.rules.text import CHINESE, ENGLISH, Language
from bot.screens import remarks
from bot.screens.buttons import SetLanguage, ShowHelp, ShowHome, ShowMore, ShowShelf, ShowWaiting
from bot.screens.forms.question import cancel_question
from bot.screens.homes.help_texts import help_page
from bot.screens.homes.home import more_ways, shelf_of_ways, waiting_list
from bot.screens.joining.welcome import greeting
from bot.screens.remarks import remark
from bot.screens.screen import Screen
from bot.screens.ways.forms import CANCEL
from bot.screens.ways.homes import HELP, MENU
from bot.screens.ways.settings import IN_CHINESE, IN_ENGLISH
from bot.services.forms import filling as forms
from bot.services.homes import waiting as homes
from bot.services.joining import arrivals as joining
from handlers.keyboard import leave_question, parked
from handlers.presenting import home_screen, present_screen, welcome_screen
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="homes")


@router.message(meant(MENU))
@router.callback_query(says(ShowHome))
async def show_home(_: object, turn: Turn) -> Reply:
    """The home."""
    await parked(turn)
    return await home_screen(turn)


@router.callback_query(says(ShowMore))
async def show_more(_: object, turn: Turn) -> Reply:
    """更多…: the rarer ways, for whoever has many."""
    return more_ways(turn.who)


@router.callback_query(says(ShowShelf))
async def show_shelf(_: object, turn: Turn, pressed: ShowShelf) -> Reply:
    """做记录…, 查记录…."""
    return shelf_of_ways(turn.who, pressed.shelf)


@router.callback_query(says(ShowWaiting))
async def show_waiting(_: object, turn: Turn, pressed: ShowWaiting) -> Reply:
    """Everything that waits."""
    found = await homes.waiting_for(turn.who, turn.cause)
    return waiting_list(turn.who, found, pressed.page, turn.cause.at)


@router.message(meant(HELP))
async def show_help(_: Message, turn: Turn) -> Reply:
    """What can be done here."""
    return help_page(turn.who, 0)


@router.callback_query(says(ShowHelp))
async def turn_help(_: object, turn: Turn, pressed: ShowHelp) -> Reply:
    """Another page of it."""
    return help_page(turn.who, pressed.page)


@router.message(meant(CANCEL))
async def cancel(_: Message, turn: Turn) -> Reply:
    """Asks before anything is thrown away."""
    view = await forms.present(turn.who)
    if view is None:
        return remark(remarks.NOTHING_TO_CANCEL, turn.language)
    await leave_question(turn)
    return cancel_question(view, turn.language)


@router.message(meant(IN_CHINESE))
async def speak_chinese(_: Message, turn: Turn) -> Reply:
    """中文, typed."""
    return await _typed(turn, CHINESE)


@router.message(meant(IN_ENGLISH))
async def speak_english(_: Message, turn: Turn) -> Reply:
    """English, typed."""
    return await _typed(turn, ENGLISH)


@router.callback_query(says(SetLanguage))
async def set_language(_: object, turn: Turn, pressed: SetLanguage) -> Reply:
    """A language button: the same screen comes back in the other language; from the settings, the keys do."""
    turned = await _switched(turn, ENGLISH if pressed.language == ENGLISH else CHINESE)
    if isinstance(turned, Screen):
        return turned
    return greeting(turned.who) if pressed.screen == "settings" else await present_screen(turned)


async def _typed(turn: Turn, language: Language) -> Reply:
    turned = await _switched(turn, language)
    if isinstance(turned, Screen):
        return turned
    screen = await present_screen(turned)
    return screen if turned.who.consented_at is None else (greeting(turned.who), screen)


async def _switched(turn: Turn, language: Language) -> Turn | Screen:
    """The turn in the other language; for a stranger, whose choice nothing keeps, the welcome."""
    if turn.person is None:
        return await welcome_screen(language)
    await joining.choose_language(turn.cause, turn.person, language)
    turn.mode.language = language
    person = await homes.person_now(turn.person.id)
    return Turn(person, turn.cause, turn.telegram_id, turn.bot_username)
