"""Who reads which board, and its lines: those of the clients that the reader answers for (clauses 5.1.3, 5.3.3)."""

from bot.records.boards import BoardView
from bot.rules.beijing import beijing_day
from bot.rules.boards.board import OURS, US, Board, Line, kept_by, lines_of
from bot.rules.boards.boards import BOARDS
from bot.rules.boards.clients import CLIENTS
from bot.rules.cause import Cause
from bot.rules.ledgers.schedules import SEE_PLANS
from bot.rules.people import Person
from bot.rules.permissions import clients_for, may_anywhere
from bot.rules.refusing import NotForThisPerson
from bot.services.boards.broken import count_broken
from bot.services.boards.figures import Asked, told
from storage import clients


class NoSuchBoard(NotForThisPerson):
    """There is no such board for this person."""


async def board_of(who: Person, cause: Cause, code: str, filter_code: str) -> BoardView:
    """A board as a person may read it now.

    Raises:
        NoSuchBoard
    """
    board = BOARDS.get(code)
    if board is None or not may_anywhere(who, board.readers):
        raise NoSuchBoard(code)
    asked = Asked(who, clients_for(who, board.readers), beijing_day(cause.at))
    lines = await all_lines(board, asked)
    of = board.filter(filter_code)
    leads_on = board.of == "client" or may_anywhere(who, SEE_PLANS)
    others = (one for one in BOARDS.values() if one is not board and may_anywhere(who, one.readers))
    # the figure of all clients of the reader, whichever lines the filter keeps
    broken = await count_broken(who, cause) if board is CLIENTS else ()
    return BoardView(
        board, of, kept_by(of, lines, asked.today), len(lines), asked.today, leads_on, tuple(others), broken
    )


async def all_lines(board: Board, asked: Asked) -> tuple[Line, ...]:
    """Every line of a board, the most urgent first."""
    return lines_of(board, await _things(board, asked), await told(board, asked))


async def _things(board: Board, asked: Asked) -> list[tuple[int, str]]:
    if board.of == OURS:
        return [(US, "")]
    if board.of == "client":
        return [(one.id, one.short_name) for one in await clients.find_clients(asked.clients)]
    return list({one.person_id: one.name for one in await asked.loads()}.items())
