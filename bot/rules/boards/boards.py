"""Every board that there is, by its code."""

from collections.abc import Mapping

from bot.rules.boards.board import Board
from bot.rules.boards.clients import CLIENTS, PEOPLE
from bot.rules.boards.readiness import READINESS
from bot.rules.declaring import by_code

BOARDS: Mapping[str, Board] = by_code((CLIENTS, PEOPLE, READINESS))
