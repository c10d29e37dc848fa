"""What whoever opened a link or typed a code sees next."""

from bot.letters.joining import destination_screen
from bot.screens.forms.question import form_screen
from bot.screens.joining.requests import asked, card_refused
from bot.screens.joining.welcome import greeting
from bot.services.homes.arriving import Arrival
from handlers.presenting import home_screen, present_screen
from handlers.turn import Reply, Turn


async def arrival_screens(arrival: Arrival, turn: Turn) -> Reply:
    """A form, waiting, what the link leads to, the home; or why it does not work, and where they are."""
    if arrival.refusal is not None:
        return (card_refused(arrival.refusal, turn.language), await present_screen(turn))
    now = Turn(arrival.person, turn.cause, turn.telegram_id, turn.bot_username)
    if arrival.view is not None:
        return form_screen(arrival.view, now.language)
    if arrival.waiting is not None:
        return asked(arrival.waiting, now.language)
    if arrival.to is not None:
        client_id, to = arrival.to
        return await destination_screen(now.who, client_id, to, now.cause.at) or await home_screen(now)
    return (greeting(now.who), await home_screen(now))
