"""谁收报告: the list of a kind of report, changed with a tap."""

from aiogram import Router

from bot.screens.buttons import SetReportReader, ShowReportReaders
from bot.screens.report_readers import LAST, report_readers
from bot.screens.screen import Screen
from bot.services.work_records import readers
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="report_readers")


@router.callback_query(says(ShowReportReaders))
async def show_readers(_: object, turn: Turn, pressed: ShowReportReaders) -> Reply:
    """The list of one kind."""
    return await _shown(turn, pressed.client_id, pressed.kind, pressed.page)


@router.callback_query(says(SetReportReader))
async def set_reader(_: object, turn: Turn, pressed: SetReportReader) -> Reply:
    """Somebody gets them from now on, or does not."""
    try:
        await readers.set_reader(
            turn.cause, turn.who, pressed.client_id, pressed.kind, pressed.person_id, gets=bool(pressed.gets)
        )
    except readers.LastReader:
        shown = await _shown(turn, pressed.client_id, pressed.kind, pressed.page)
        return shown.with_toast(LAST.to(turn.language))
    return await _shown(turn, pressed.client_id, pressed.kind, pressed.page)


async def _shown(turn: Turn, client_id: int, kind: str, page: int) -> Screen:
    return report_readers(await readers.get_list(turn.who, client_id, kind), page, turn.language)
