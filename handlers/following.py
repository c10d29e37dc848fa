"""Where something ends, the next useful thing is one tap away: what waits most urgently for the person."""

from dataclasses import replace

from bot.screens.buttons import Data
from bot.screens.homes.today import next_of_day
from bot.screens.screen import Screen
from bot.services.homes.waiting import waiting_for
from handlers.turn import Turn


async def with_next(screen: Screen, turn: Turn, *left: Data) -> Screen:
    """The screen with the key to what waits next, beside what it has already and what was just ``left``."""
    known = [*left, *(button.data for row in screen.rows for button in row if button.data is not None)]
    following = next_of_day(turn.who, await waiting_for(turn.who, turn.cause), known)
    return screen if following is None else replace(screen, rows=((following,), *screen.rows))
