"""Getting here: /start, perhaps by a link; and what whoever opened a link or typed a code sees next."""

from aiogram import Router
from aiogram.filters import CommandStart
from aiogram.filters.command import CommandObject
from aiogram.types import Message

from bot.letters.joining import destination_screen
from bot.rules.joining import CardLink, read_link
from bot.rules.numbering import Number, read_number
from bot.screens.joining.requests import asked, card_refused
from bot.screens.joining.welcome import greeting
from bot.screens.practice import JOIN_LATER
from bot.screens.remarks import remark
from bot.services.homes import arriving
from bot.services.homes.arriving import Arrival
from handlers.keyboard import parked
from handlers.numbers import record_screen
from handlers.presenting import form_now, home_screen, present_screen, welcome_screen
from handlers.turn import Reply, Turn

router = Router(name="arriving")


@router.message(CommandStart())
async def start(_: Message, turn: Turn, command: CommandObject) -> Reply:
    """``/start``, perhaps with an invitation or a joining card: straight to consent and name; else home or welcome."""
    token = (command.args or "").strip()
    if isinstance(number := read_number(token), Number) and turn.person is not None and turn.person.consented_at:
        return await record_screen(turn, number)
    if token and turn.person is not None and turn.person.practising:
        return remark(JOIN_LATER, turn.language)
    if token:
        link = read_link(token)
        arrive = (turn.cause, turn.person, turn.telegram_id, turn.language)
        if isinstance(link, CardLink):
            return await arrival_screens(await arriving.arrive_by_card(*arrive, link), turn)
        return await arrival_screens(await arriving.arrive(*arrive, link), turn)
    if turn.person is None:
        return await welcome_screen(turn.language)
    if turn.person.consented_at is None:
        return await present_screen(turn)
    await parked(turn)
    return (greeting(turn.person), await home_screen(turn))


async def arrival_screens(arrival: Arrival, turn: Turn) -> Reply:
    """A form, waiting, what the link leads to, the home; or why it does not work, and where they are."""
    if arrival.refusal is not None:
        return (card_refused(arrival.refusal, turn.language), await present_screen(turn))
    now = Turn(arrival.person, turn.cause, turn.telegram_id, turn.bot_username)
    if arrival.view is not None:
        return form_now(arrival.view, now)
    if arrival.waiting is not None:
        return asked(arrival.waiting, now.language)
    if arrival.to is not None:
        client_id, to = arrival.to
        return await destination_screen(now.who, client_id, to, now.cause.at) or await home_screen(now)
    return (greeting(now.who), await home_screen(now))
