"""确认: a client's people confirm a record that they have, or that a consultant shows them on the spot by a code."""

from functools import partial

from aiogram import Router
from aiogram.filters import CommandStart
from aiogram.filters.command import CommandObject
from aiogram.types import Message

from bot.records.confirming import NotToConfirm
from bot.rules.confirmation_codes import read_confirmation_link
from bot.rules.record_kind import State
from bot.screens import remarks
from bot.screens.buttons import ConfirmRecord, PresentCode
from bot.screens.practice import NOT_WHILE_PRACTISING
from bot.screens.screen import Screen, escape
from bot.screens.work_records.card import record_card
from bot.screens.work_records.codes import ON_ITS_WAY, STRANGERS, not_to_confirm, present_question, to_confirm
from bot.services import verification
from bot.services.work_records import confirmation_codes, confirming, seeing
from bot.services.work_records.confirming import CONFIRMED, ConfirmedBefore
from bot.services.work_records.seeing import NoSuchRecord, kind_of
from handlers.declaring import Redelivered, Refusals, became
from handlers.keyboard import parked
from handlers.presenting import present_screen
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="confirming")


async def _of_code(_: Message, command: CommandObject) -> dict[str, str] | None:
    link = read_confirmation_link((command.args or "").strip())
    return {"code": link.code} if link is not None else None


@router.message(CommandStart(), _of_code)
async def scan_code(_: Message, turn: Turn, code: str) -> Reply:
    """The QR code on the consultant's phone: what it is about, to confirm it or to remark on it."""
    if turn.person is None or turn.person.consented_at is None:
        return (Screen(escape(STRANGERS.to(turn.language))), await present_screen(turn))
    found = await verification.scan_to_confirm(turn.cause, turn.who, turn.telegram_id, code)
    if isinstance(found, NotToConfirm):
        told = Screen(escape(NOT_WHILE_PRACTISING.to(turn.language))) if turn.who.practising else None
        return (told or not_to_confirm(found, turn.language), await present_screen(turn))
    await parked(turn.going_on())
    return to_confirm(found, turn.language)


@router.callback_query(says(PresentCode))
async def present_code(_: object, turn: Turn, pressed: PresentCode) -> Reply:
    """现场确认: the code comes in a message of its own."""
    kind = kind_of(pressed.kind).kind
    view = await seeing.get_record(turn.who, kind, pressed.record_id, turn.cause)
    if view.rights.present_code and view.record.state is State.SUBMITTED and not pressed.seen:
        return present_question(view, turn.language)
    made = await confirmation_codes.present(turn.cause, turn.who, kind, pressed.record_id, pressed.after)
    told = ON_ITS_WAY if made else remarks.ALREADY
    return (await confirmed_screen(turn, pressed.record_id, kind=kind)).with_toast(told.to(turn.language))


@router.callback_query(says(ConfirmRecord))
async def confirm(_: object, turn: Turn, pressed: ConfirmRecord) -> Reply:
    """确认."""
    kind = kind_of(pressed.kind).kind
    await confirming.confirm(turn.cause, turn.who, kind, pressed.record_id)
    return (await confirmed_screen(turn, pressed.record_id, kind=kind)).with_toast(remarks.SAVED.to(turn.language))


async def confirmed_screen(turn: Turn, record_id: int, *, kind: str) -> Screen:
    """A record's card; to who sees none and was asked to confirm it, what was put before them."""
    try:
        return record_card(await seeing.get_record(turn.who, kind, record_id, turn.cause), turn.language)
    except NoSuchRecord:
        return to_confirm(await confirming.put_before(turn.who, kind, record_id), turn.language)


async def _confirmed_before(refusal: ConfirmedBefore, turn: Turn, _: object) -> Screen:
    card = await confirmed_screen(turn, refusal.record.id, kind=refusal.record.kind)
    return card.with_toast(remarks.ALREADY.to(turn.language))


async def _again(turn: Turn, pressed: ConfirmRecord | PresentCode) -> Screen:
    return await confirmed_screen(turn, pressed.record_id, kind=pressed.kind)


OUTCOMES = {outcome: became(partial(confirmed_screen, kind=kind), remarks.SAVED) for kind, outcome in CONFIRMED.items()}
REFUSALS: Refusals = {ConfirmedBefore: _confirmed_before}
REDELIVERED: Redelivered = {ConfirmRecord: _again, PresentCode: _again}
