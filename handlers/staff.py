"""人员档案: somebody's file, and the list of all of them."""

from aiogram import Router

from bot.screens.buttons import ShowStaffFile, ShowStaffFiles
from bot.screens.screen import Screen
from bot.screens.staff import staff_file, staff_files
from bot.screens.ways.staff import MY_FILE, STAFF_FILES
from bot.services.staff import files
from handlers.keyboard import parked
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="staff")


@router.message(meant(MY_FILE))
async def say_my_file(_: object, turn: Turn) -> Reply:
    """我的档案."""
    await parked(turn)
    return await _file(turn, turn.who.id)


@router.callback_query(says(ShowStaffFile))
async def show_file(_: object, turn: Turn, pressed: ShowStaffFile) -> Reply:
    """Somebody's file, or one's own."""
    return await _file(turn, pressed.person_id or turn.who.id)


@router.message(meant(STAFF_FILES))
async def say_files(_: object, turn: Turn) -> Reply:
    """人员档案."""
    await parked(turn)
    return await _files(turn, 0)


@router.callback_query(says(ShowStaffFiles))
async def show_files(_: object, turn: Turn, pressed: ShowStaffFiles) -> Reply:
    """The same from a button."""
    return await _files(turn, pressed.page)


async def _file(turn: Turn, person_id: int) -> Screen:
    return staff_file(await files.file_of(turn.who, turn.cause, person_id), turn.today, turn.language)


async def _files(turn: Turn, page: int) -> Screen:
    return staff_files(await files.list_files(turn.who, turn.cause), page, turn.language)
