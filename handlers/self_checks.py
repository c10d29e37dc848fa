"""企业自查: the client's day, and recording it with a tap."""

from aiogram import Router

from bot.records.outcomes import Outcome
from bot.rules.self_checks.words import DAY
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.screens import remarks
from bot.screens.buttons import (
    HandOnSelfCheck,
    MarkAllSelfChecksSeen,
    MarkSelfCheckSeen,
    OpenSelfCheckReport,
    RecordSelfCheck,
    ShowSelfCheck,
    ShowUnseenSelfChecks,
)
from bot.screens.screen import Screen
from bot.screens.self_checks import already, day_screen, result_said, unseen, which_client
from bot.screens.ways.work_records import TO_FILE
from bot.services.forms import one_tap, self_check_reports
from bot.services.self_checks import looking, noting, standing
from bot.services.self_checks.filing import AlreadyRecorded
from bot.services.work_records import seeing
from handlers.declaring import Redelivered, Refusals, became
from handlers.keyboard import parked
from handlers.presenting import form_now
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant
from handlers.work_records import record_screen

router = Router(name="self_checks")


@router.message(meant(TO_FILE[SELF_CHECK.kind]))
async def say_self_check(_: object, turn: Turn) -> Reply:
    """自查."""
    await parked(turn)
    return await _day(turn, 0)


@router.callback_query(says(ShowSelfCheck))
async def show_self_check(_: object, turn: Turn, pressed: ShowSelfCheck) -> Reply:
    """The same from a button."""
    return await _day(turn, pressed.client_id)


async def _day(turn: Turn, client_id: int) -> Screen:
    if not client_id:
        found = await seeing.clients_with_records(turn.who, SELF_CHECK)
        if len(found) != 1:
            return which_client(found, turn.language)
        client_id = found[0].id
    return day_screen(await standing.today_of(turn.who, turn.cause, client_id), turn.language)


@router.callback_query(says(RecordSelfCheck))
async def record(_: object, turn: Turn, pressed: RecordSelfCheck) -> Reply:
    """今日无问题, 停产."""
    done = await one_tap.record_day(turn.cause, turn.who, pressed.client_id, pressed.said)
    if not isinstance(done, Outcome):
        return form_now(done, turn)
    screen = await _day(turn, pressed.client_id)
    return screen.with_toast(result_said(pressed.said, turn.language))


@router.callback_query(says(MarkSelfCheckSeen))
async def mark_seen(_: object, turn: Turn, pressed: MarkSelfCheckSeen) -> Reply:
    """已看."""
    await noting.mark_seen(turn.cause, turn.who, pressed.record_id)
    return (await _card(turn, pressed.record_id)).with_toast(remarks.SAVED.to(turn.language))


@router.callback_query(says(HandOnSelfCheck))
async def hand_on(_: object, turn: Turn, pressed: HandOnSelfCheck) -> Reply:
    """交给管家跟进."""
    await noting.hand_on(turn.cause, turn.who, pressed.record_id, pressed.number)
    return (await _card(turn, pressed.record_id)).with_toast(remarks.SAVED.to(turn.language))


@router.callback_query(says(OpenSelfCheckReport))
async def open_report(_: object, turn: Turn, pressed: OpenSelfCheckReport) -> Reply:
    """周报告, 月调度."""
    view = await self_check_reports.open_report(turn.cause, turn.who, pressed.client_id, pressed.period)
    return form_now(view, turn)


@router.callback_query(says(ShowUnseenSelfChecks))
async def show_unseen(_: object, turn: Turn, pressed: ShowUnseenSelfChecks) -> Reply:
    """自查待看."""
    return await _unseen(turn, pressed.client_id)


@router.callback_query(says(MarkAllSelfChecksSeen))
async def mark_all_seen(_: object, turn: Turn, pressed: MarkAllSelfChecksSeen) -> Reply:
    """全部已看."""
    await looking.mark_all_seen(turn.cause, turn.who, pressed.client_id, pressed.last)
    return (await _unseen(turn, pressed.client_id)).with_toast(remarks.SAVED.to(turn.language))


async def _unseen(turn: Turn, client_id: int) -> Screen:
    return unseen(await looking.unseen_of(turn.who, turn.cause, client_id), client_id, turn.language)


async def _seen_before(turn: Turn, pressed: MarkAllSelfChecksSeen) -> Screen:
    return await _unseen(turn, pressed.client_id)


async def _card(turn: Turn, record_id: int) -> Screen:
    return await record_screen(turn, record_id, kind=SELF_CHECK.kind)


async def _noted_before(turn: Turn, pressed: MarkSelfCheckSeen | HandOnSelfCheck) -> Screen:
    return await _card(turn, pressed.record_id)


async def _recorded_before(refusal: AlreadyRecorded, turn: Turn, _: object) -> Screen:
    row = refusal.row
    card = await record_screen(turn, row.record_id, kind=SELF_CHECK.kind)
    return card.with_toast(already(row, turn.language) if row.period == DAY else remarks.ALREADY.to(turn.language))


async def _recorded_now(turn: Turn, pressed: RecordSelfCheck) -> Screen:
    return await _day(turn, pressed.client_id)


REFUSALS: Refusals = {AlreadyRecorded: _recorded_before}
REDELIVERED: Redelivered = {
    RecordSelfCheck: _recorded_now,
    MarkSelfCheckSeen: _noted_before,
    HandOnSelfCheck: _noted_before,
    MarkAllSelfChecksSeen: _seen_before,
}
OUTCOMES = {noting.NOTED: became(_card, remarks.SAVED)}
