"""Checklists: by which one a record is filled in; all that there are, and what is in one."""

from aiogram import Router

from bot.screens.buttons import ChooseChecklist, ShowChecklist, ShowChecklists, ShowItem, ShowItems
from bot.screens.checklists.card import checklist_card
from bot.screens.checklists.choosing import choose_checklist
from bot.screens.checklists.items import item_card, item_list
from bot.screens.checklists.lists import checklist_list
from bot.screens.screen import Screen
from bot.screens.ways.checklists import CHECKLISTS
from bot.services.checklists import choosing, viewing
from bot.services.work_records.seeing import kind_of
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="checklists")


@router.callback_query(says(ChooseChecklist))
async def choose(_: object, turn: Turn, pressed: ChooseChecklist) -> Reply:
    """换检查表."""
    kind, subject = kind_of(pressed.kind), (pressed.subject_kind, pressed.subject_id)
    offered, about = await choosing.offered(turn.who, kind, *subject)
    return choose_checklist(kind, offered, subject, about, turn.language)


@router.message(meant(CHECKLISTS, ShowChecklists("", 0, 0)))
@router.callback_query(says(ShowChecklists))
async def show_checklists(_: object, turn: Turn, pressed: ShowChecklists) -> Reply:
    """检查表."""
    found = await viewing.find_listed(turn.who)
    return checklist_list(found, pressed.kind, pressed.page, retired=bool(pressed.retired), language=turn.language)


@router.callback_query(says(ShowChecklist))
async def show_checklist(_: object, turn: Turn, pressed: ShowChecklist) -> Reply:
    """One checklist."""
    return await checklist_screen(turn, pressed.code)


async def checklist_screen(turn: Turn, code: str) -> Screen:
    """A checklist's card, as this person may see it."""
    return checklist_card(await viewing.view_of(turn.who, code), turn.language)


@router.callback_query(says(ShowItems))
async def show_items(_: object, turn: Turn, pressed: ShowItems) -> Reply:
    """看题目."""
    return item_list(await viewing.view_of(turn.who, pressed.code), pressed.page, turn.language)


@router.callback_query(says(ShowItem))
async def show_item(_: object, turn: Turn, pressed: ShowItem) -> Reply:
    """One item; of one that is no more, the list of those that are."""
    view = await viewing.view_of(turn.who, pressed.code)
    item = next((one for one in view.shown.items() if one.code == pressed.item), None)
    return item_list(view, 0, turn.language) if item is None else item_card(view, item, turn.language)
