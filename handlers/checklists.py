"""Checklists: by which one a record is filled in; all that there are, and what is in one."""

from aiogram import Router

from bot.records.checklists import ChecklistView
from bot.records.outcomes import Outcome
from bot.rules.checklists.conditions import told_by
from bot.rules.checklists.sentences import sentence_of
from bot.screens import remarks
from bot.screens.buttons import (
    AskAt,
    AskNotAt,
    AskToPublish,
    ChooseChecklist,
    ChooseSuccessor,
    DraftChecklist,
    MoveItem,
    PublishChecklist,
    ReinstateChecklist,
    RetireChecklist,
    ShowChecklist,
    ShowChecklists,
    ShowCondition,
    ShowConditionAnswers,
    ShowItem,
    ShowItems,
    TakeOutItem,
)
from bot.screens.checklists.card import checklist_card, sure_to_discard
from bot.screens.checklists.choosing import choose_checklist
from bot.screens.checklists.conditions import answers_screen, condition_screen
from bot.screens.checklists.items import item_card, item_list, sure_to_take_out
from bot.screens.checklists.lists import checklist_list
from bot.screens.checklists.publishing import (
    ASKED,
    NEEDED,
    PUBLISHED,
    SENT_BACK,
    choose_successor,
    sure_to_publish,
    sure_to_retire,
)
from bot.screens.checklists.sheets import sheet_received
from bot.screens.screen import Screen
from bot.screens.ways.checklists import CHECKLISTS
from bot.services.checklists import (
    asking,
    choosing,
    conditions,
    drafting,
    items,
    previewing,
    publishing,
    sheets,
    viewing,
)
from bot.services.checklists.conditions import NotAskedSo
from bot.services.checklists.drafting import DraftGone
from bot.services.checklists.publishing import NotSoundYet, SuccessorNeeded
from bot.services.checklists.viewing import NoSuchChecklist
from bot.services.work_records.seeing import kind_of
from handlers.declaring import Became, Redelivered, Refusals, became, receipt
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="checklists")

ALL = ShowChecklists("", 0, 0)


@router.callback_query(says(ChooseChecklist))
async def choose(_: object, turn: Turn, pressed: ChooseChecklist) -> Reply:
    """换检查表."""
    kind, subject = kind_of(pressed.kind), (pressed.subject_kind, pressed.subject_id)
    offered, about = await choosing.offered(turn.who, kind, *subject)
    return choose_checklist(kind, offered, subject, about, turn.language, at=(pressed.north, pressed.east))


@router.message(meant(CHECKLISTS, ALL))
@router.callback_query(says(ShowChecklists))
async def show_checklists(_: object, turn: Turn, pressed: ShowChecklists) -> Reply:
    """检查表."""
    return await _list(turn, pressed)


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
    return await _item_screen(turn, pressed.code, pressed.item)


async def _item_screen(turn: Turn, code: str, item: str) -> Screen:
    return _item_of(await viewing.view_of(turn.who, code), item, turn)


def _item_of(view: ChecklistView, code: str, turn: Turn) -> Screen:
    item = next((one for one in view.shown.items() if one.code == code), None)
    return item_list(view, 0, turn.language) if item is None else item_card(view, item, turn.language)


@router.callback_query(says(DraftChecklist))
async def draft(_: object, turn: Turn, pressed: DraftChecklist) -> Reply:
    """Begins the next version, or gives a draft up."""
    match pressed.wanted:
        case "begin":
            await drafting.begin_next(turn.cause, turn.who, pressed.code)
        case "discard":
            await drafting.discard(turn.cause, turn.who, pressed.version_id)
        case _:
            return sure_to_discard(await viewing.view_of(turn.who, pressed.code), turn.language)
    return await _drafted(turn, pressed)


async def _drafted(turn: Turn, pressed: DraftChecklist) -> Screen:
    """The card; the list, where the checklist went with its draft."""
    try:
        return await checklist_screen(turn, pressed.code)
    except NoSuchChecklist:
        return await _list(turn)


async def _list(turn: Turn, page: ShowChecklists = ALL) -> Screen:
    found, drafts = await viewing.find_listed(turn.who), drafting.may_draft(turn.who)
    return checklist_list(
        found, page.kind, page.page, retired=bool(page.retired), drafts=drafts, language=turn.language
    )


@router.callback_query(says(MoveItem))
async def move_item(_: object, turn: Turn, pressed: MoveItem) -> Reply:
    """上移、下移: into a place, so that the same press twice moves once."""
    to = pressed.section, pressed.place
    code = await items.move(turn.cause, turn.who, pressed.version_id, pressed.item, to)
    return await _item_screen(turn, code, pressed.item)


@router.callback_query(says(TakeOutItem))
async def take_out(_: object, turn: Turn, pressed: TakeOutItem) -> Reply:
    """删除这题, once that was asked."""
    if not pressed.sure:
        view = await viewing.view_by_draft(turn.who, pressed.version_id)
        item = next((one for one in view.shown.items() if one.code == pressed.item), None)
        return item_list(view, 0, turn.language) if item is None else sure_to_take_out(view, item, turn.language)
    code = await items.take_out(turn.cause, turn.who, pressed.version_id, pressed.item)
    return item_list(await viewing.view_of(turn.who, code), 0, turn.language)


@router.callback_query(says(ShowCondition))
async def show_condition(_: object, turn: Turn, pressed: ShowCondition) -> Reply:
    """什么时候问."""
    return await _condition(turn, pressed)


async def _condition(turn: Turn, of: ShowCondition | AskNotAt) -> Screen:
    view = await viewing.view_by_draft(turn.who, of.version_id)
    item = next((one for one in view.shown.items() if one.code == of.item), None)
    if item is None:
        return item_list(view, 0, turn.language)
    return condition_screen(view, item, of.page if isinstance(of, ShowCondition) else 0, turn.language)


@router.callback_query(says(ShowConditionAnswers))
async def show_condition_answers(_: object, turn: Turn, pressed: ShowConditionAnswers) -> Reply:
    """At which answers?"""
    return await _answers(turn, pressed.version_id, pressed.item, pressed.of)


async def _answers(turn: Turn, version_id: int, code: str, of: str) -> Screen:
    """At which answers to another item; where that is not before it any more, by which item at all."""
    view = await viewing.view_by_draft(turn.who, version_id)
    item = next((one for one in view.shown.items() if one.code == code), None)
    other = next((one for one in told_by(view.shown, code) if one.code == of), None)
    if item is None:
        return item_list(view, 0, turn.language)
    if other is None:
        return condition_screen(view, item, 0, turn.language)
    return answers_screen(view, item, other, turn.language)


@router.callback_query(says(AskAt))
async def ask_at(_: object, turn: Turn, pressed: AskAt) -> Reply:
    """An answer more at which an item is asked."""
    await conditions.ask_at(turn.cause, turn.who, pressed.version_id, pressed.item, pressed.of, pressed.answer)
    return await _asked_at(turn, pressed)


async def _asked_at(turn: Turn, pressed: AskAt) -> Screen:
    return await _answers(turn, pressed.version_id, pressed.item, pressed.of)


@router.callback_query(says(AskNotAt))
async def ask_not_at(_: object, turn: Turn, pressed: AskNotAt) -> Reply:
    """One less, or 改成总是问."""
    view = await viewing.view_by_draft(turn.who, pressed.version_id)
    when = next((one.when for one in view.shown.items() if one.code == pressed.item), None)
    await conditions.ask_not_at(turn.cause, turn.who, pressed.version_id, pressed.item, pressed.answer)
    if pressed.answer and when is not None:
        return await _answers(turn, pressed.version_id, pressed.item, when.item)
    return await _condition(turn, pressed)


async def _not_asked_so(refusal: NotAskedSo, turn: Turn, _: object) -> Screen:
    """Which rule that would break."""
    shown = await _condition(turn, ShowCondition(refusal.version_id, refusal.item, 0))
    return shown.with_toast(sentence_of(refusal.broken, turn.language), alert=True)


@router.callback_query(says(AskToPublish))
async def ask_to_publish(_: object, turn: Turn, pressed: AskToPublish) -> Reply:
    """请发布."""
    code = await asking.ask(turn.cause, turn.who, pressed.version_id)
    return (await checklist_screen(turn, code)).with_toast(ASKED.to(turn.language))


@router.callback_query(says(PublishChecklist))
async def publish(_: object, turn: Turn, pressed: PublishChecklist) -> Reply:
    """发布, once that was asked."""
    if not pressed.seen:
        view = await viewing.view_of(turn.who, pressed.code)
        if view.draft is None or view.draft_id != pressed.version_id:
            return checklist_card(view, turn.language)
        return sure_to_publish(view, view.draft, turn.language)
    code = await publishing.publish(turn.cause, turn.who, pressed.version_id)
    return (await checklist_screen(turn, code)).with_toast(PUBLISHED.to(turn.language))


@router.callback_query(says(ChooseSuccessor))
async def choose_instead(_: object, turn: Turn, pressed: ChooseSuccessor) -> Reply:
    """停用: what is asked instead?"""
    return await _successors(turn, pressed.code, pressed.page)


async def _successors(turn: Turn, code: str, page: int) -> Screen:
    found = await publishing.retiring(turn.who, code)
    return choose_successor(found.view, found.successors, page, needed=found.needed, language=turn.language)


@router.callback_query(says(RetireChecklist))
async def retire(_: object, turn: Turn, pressed: RetireChecklist) -> Reply:
    """停用, once that was asked."""
    if pressed.sure:
        await publishing.retire(turn.cause, turn.who, pressed.code, pressed.successor)
        return await checklist_screen(turn, pressed.code)
    found = await publishing.retiring(turn.who, pressed.code)
    successor = next((one for one in found.successors if one.code == pressed.successor), None)
    if pressed.successor and successor is None:
        return await _successors(turn, pressed.code, 0)
    return sure_to_retire(found.view, successor, turn.language)


@router.callback_query(says(ReinstateChecklist))
async def reinstate(_: object, turn: Turn, pressed: ReinstateChecklist) -> Reply:
    """恢复使用."""
    await publishing.reinstate(turn.cause, turn.who, pressed.code)
    return await checklist_screen(turn, pressed.code)


async def _not_sound(refusal: NotSoundYet, turn: Turn, _: object) -> Screen:
    """Somebody changed it meanwhile: what is wrong stands on the card."""
    return await checklist_screen(turn, refusal.code)


async def _needed(refusal: SuccessorNeeded, turn: Turn, _: object) -> Screen:
    return (await _successors(turn, refusal.code, 0)).with_toast(NEEDED.to(turn.language), alert=True)


async def _settled(
    turn: Turn, pressed: AskToPublish | PublishChecklist | RetireChecklist | ReinstateChecklist
) -> Screen:
    return await checklist_screen(turn, pressed.code)


async def _previewed(turn: Turn, draft_id: int) -> Screen:
    return await checklist_screen(turn, await previewing.code_of(draft_id))


async def _changed_before(turn: Turn, pressed: MoveItem | TakeOutItem) -> Screen:
    view = await viewing.view_by_draft(turn.who, pressed.version_id)
    return _item_of(view, pressed.item, turn)


async def _gone(refusal: DraftGone, turn: Turn, _: object) -> Screen:
    """Somebody else published it, gave it up, or took the item out: how it stands now."""
    shown = await checklist_screen(turn, refusal.code) if refusal.code else await _list(turn)
    return shown.with_toast(remarks.DRAFT_GONE.to(turn.language), alert=True)


async def _by_id(turn: Turn, checklist_id: int) -> Screen:
    return checklist_card(await viewing.view_by_id(turn.who, checklist_id), turn.language)


async def _item_kept(turn: Turn, outcome: Outcome) -> Screen:
    view = await viewing.view_by_id(turn.who, outcome.record_id)
    return _item_of(view, outcome.said_once[items.ITEM], turn).with_toast(remarks.SAVED.to(turn.language))


async def _sheet_received(turn: Turn, _: int) -> Screen:
    return sheet_received(turn.language)


OUTCOMES = {
    sheets.SENT: receipt(_sheet_received),
    items.COPIED: became(_by_id),
    items.CHANGED: became(_by_id, remarks.SAVED),
    previewing.PREVIEWED: became(_previewed, remarks.PREVIEWED),
    asking.SENT_BACK: became(_by_id, SENT_BACK),
    items.ITEM_KEPT: Became(_item_kept, _by_id),
}
REFUSALS: Refusals = {DraftGone: _gone, NotAskedSo: _not_asked_so, NotSoundYet: _not_sound, SuccessorNeeded: _needed}
REDELIVERED: Redelivered = {
    DraftChecklist: _drafted,
    MoveItem: _changed_before,
    TakeOutItem: _changed_before,
    AskAt: _asked_at,
    AskNotAt: _condition,
    AskToPublish: _settled,
    PublishChecklist: _settled,
    RetireChecklist: _settled,
    ReinstateChecklist: _settled,
}
