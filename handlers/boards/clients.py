"""看板与企业总览: boards, and a client as the hub of all that is its."""

from aiogram import Router

from bot.rules.boards.clients import CLIENTS, SEE_BOARDS
from bot.rules.boards.readiness import READINESS as READINESS_BOARD
from bot.rules.permissions import may_anywhere
from bot.screens.boards import coverage as covering
from bot.screens.boards import hub as screens
from bot.screens.boards.board import board
from bot.screens.boards.broken import PER_PAGE as PER_PAGE_OF_BROKEN
from bot.screens.boards.broken import broken_promises
from bot.screens.boards.statements import statements as statements_board
from bot.screens.buttons import (
    ShowBoard,
    ShowBroken,
    ShowClause,
    ShowClient,
    ShowClientCases,
    ShowClientPapers,
    ShowClientRest,
    ShowClientTrainings,
    ShowCoverage,
    ShowStatements,
)
from bot.screens.paged import PER_PAGE
from bot.screens.screen import Screen
from bot.screens.ways.boards import BOARD, FIRM, READINESS, STATEMENTS_BOARD
from bot.services.boards import broken, coverage, hub, reading, statements
from bot.services.ledgers.entries import visible
from handlers.declaring import Refusals
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="boards")


@router.message(meant(BOARD, ShowBoard(CLIENTS.code, "", 0)))
@router.message(meant(READINESS, ShowBoard(READINESS_BOARD.code, "", 0)))
@router.callback_query(says(ShowBoard))
async def show_board(_: object, turn: Turn, pressed: ShowBoard) -> Reply:
    """进度看板, 人员负荷, 服务能力."""
    view = await reading.board_of(turn.who, turn.cause, pressed.board, pressed.filter)
    return board(view, pressed.page, turn.who.id, turn.language)


@router.callback_query(says(ShowBroken))
async def show_broken(_: object, turn: Turn, pressed: ShowBroken) -> Reply:
    """未守承诺."""
    view = await broken.broken_of(turn.who, turn.cause, pressed.month, pressed.page, PER_PAGE_OF_BROKEN)
    return broken_promises(view, turn.cause.at, turn.language, broken.SPANS)


@router.message(meant(STATEMENTS_BOARD, ShowStatements("")))
@router.callback_query(says(ShowStatements))
async def show_statements(_: object, turn: Turn, pressed: ShowStatements) -> Reply:
    """投诉咨询看板."""
    return statements_board(await statements.told(turn.who, turn.cause, pressed.told), turn.language)


@router.message(meant(FIRM, ShowClient(0, 0)))
@router.callback_query(says(ShowClient))
async def show_client(_: object, turn: Turn, pressed: ShowClient) -> Reply:
    """我的企业: of which client, unless that is known or there is but one."""
    client_id = pressed.client_id
    if not client_id:
        found = await hub.own_firms(turn.who)
        if len(found) != 1:
            return screens.clients_to_see(found, pressed.page, turn.language)
        client_id = found[0].id
    return await hub_screen(turn, client_id)


async def hub_screen(turn: Turn, client_id: int) -> Screen:
    """A client as the hub."""
    view = await hub.hub_of(turn.who, turn.cause, client_id)
    board_too = may_anywhere(turn.who, SEE_BOARDS)
    return screens.hub(view, visible(turn.who), turn.language, board=board_too)


@router.callback_query(says(ShowCoverage))
async def show_coverage(_: object, turn: Turn, pressed: ShowCoverage) -> Reply:
    """条款覆盖."""
    view = await coverage.coverage_of(turn.who, turn.cause, pressed.client_id, pressed.contract_id)
    return covering.coverage(view, pressed.page, turn.language)


@router.callback_query(says(ShowClause))
async def show_clause(_: object, turn: Turn, pressed: ShowClause) -> Reply:
    """One clause of it."""
    view, clause = await coverage.clause_of(turn.who, turn.cause, pressed.contract_id, pressed.item_id)
    return covering.clause(view, clause, pressed.page, turn.language)


@router.callback_query(says(ShowClientRest))
async def show_rest(_: object, turn: Turn, pressed: ShowClientRest) -> Reply:
    """更多 of a client."""
    view = await hub.hub_of(turn.who, turn.cause, pressed.client_id)
    return screens.hub_rest(view, visible(turn.who), turn.language)


@router.callback_query(says(ShowClientCases))
async def show_cases(_: object, turn: Turn, pressed: ShowClientCases) -> Reply:
    """A client's findings, complaints or enquiries."""
    client, found = await hub.cases_of(turn.who, pressed.client_id, pressed.kind, pressed.page, PER_PAGE)
    return screens.client_cases(client, pressed.kind, found, turn.who, turn.cause.at)


@router.callback_query(says(ShowClientTrainings))
async def show_trainings(_: object, turn: Turn, pressed: ShowClientTrainings) -> Reply:
    """A client's trainings."""
    return screens.client_trainings(*await hub.trainings_of(turn.who, turn.cause, pressed.client_id), turn.language)


@router.callback_query(says(ShowClientPapers))
async def show_papers(_: object, turn: Turn, pressed: ShowClientPapers) -> Reply:
    """A client's documents."""
    return screens.client_papers(await hub.papers_of(turn.who, turn.cause, pressed.client_id), turn.language)


async def _no_contract(none: coverage.NoContract, turn: Turn, _: object) -> Reply:
    return covering.no_contract(none.client, turn.language)


REFUSALS: Refusals = {coverage.NoContract: _no_contract}
