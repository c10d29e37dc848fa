"""Work records of every kind: beginning one, its list, its card and files; taking it back, approving it."""

from functools import partial

from aiogram import Router
from aiogram.types import Message

from bot.rules.record_kind import CLIENT, NO_LEDGER, OURS, TASK, RecordKind
from bot.rules.work_records.kinds import BY_NUMBER, RECORD_KINDS
from bot.screens import remarks
from bot.screens.buttons import (
    AcceptRecord,
    ApproveRecord,
    BeginRecord,
    RecallRecord,
    ReviseRecord,
    ShowRecord,
    ShowRecordFiles,
    ShowRecords,
)
from bot.screens.handed_over import record_handed_away
from bot.screens.report_readers import listed_again
from bot.screens.screen import Screen, escape
from bot.screens.ways.work_records import TO_FILE, TO_LIST, all_of
from bot.screens.work_records.card import files_of, record_card, taken_back
from bot.screens.work_records.lists import clients_to_list, record_list, sites_to_begin
from bot.screens.work_records.originals import ORIGINALS, originals
from bot.services.forms import filling, revising
from bot.services.ledgers.keeping import note_reading
from bot.services.tasks.day import day_at
from bot.services.work_records import accepting, lists, readers, recalling, releasing, seeing
from bot.services.work_records.accepting import ANSWERED, AlreadyAnswered
from bot.services.work_records.filing import FILED
from bot.services.work_records.handed_away import HandedAway
from bot.services.work_records.recalling import TAKEN_BACK, NothingToRevise, TooLateToRecall
from bot.services.work_records.releasing import NotWaiting
from bot.services.work_records.seeing import NoSuchRecord, kind_of
from bot.services.work_records.stamping import ATTACHED
from handlers.albums import shown
from handlers.choosing_clients import about_a_client
from handlers.declaring import Numbers, Redelivered, Refusals, became
from handlers.keyboard import leave_question, parked
from handlers.presenting import form_now
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="work_records")


async def _say_begin(_: Message, turn: Turn, *, kind: RecordKind) -> Reply:
    """Begins a record by its word."""
    return await _begin(turn, kind, typed=True)


@router.callback_query(says(BeginRecord))
async def begin_record(_: object, turn: Turn, pressed: BeginRecord) -> Reply:
    """The same from a button."""
    return await _begin(turn, kind_of(pressed.kind), pressed.page)


async def _begin(turn: Turn, kind: RecordKind, page: int = 0, *, typed: bool = False) -> Screen:
    """Of which client, or at which site? What is ours begins at once."""
    if kind.kind not in TO_FILE or kind.about[0] not in NO_LEDGER:
        raise NoSuchRecord(kind.kind)
    if kind.about[0] == CLIENT:
        return await about_a_client(turn, kind.form.code, page, typed=typed)
    if kind.about[0] == OURS:
        if typed:
            await leave_question(turn)
        return form_now(await filling.open_form(turn.cause, turn.who, kind.form.code, OURS, 0), turn)
    if typed:
        await parked(turn)
    sites = await seeing.sites_for(turn.who, kind)
    day = await day_at(turn.who, turn.cause, sites) if TASK in kind.about else None
    return sites_to_begin(kind, sites, day, page, turn.language)


@router.callback_query(says(ShowRecords))
async def show_records(_: object, turn: Turn, pressed: ShowRecords) -> Reply:
    """The list: of which client, unless that is known or there is but one."""
    kind, of_id = kind_of(pressed.kind), pressed.of_id
    if kind.kind not in TO_LIST:
        raise NoSuchRecord(kind.kind)
    if pressed.of == CLIENT and not of_id:
        found = await seeing.clients_with_records(turn.who, kind)
        if len(found) != 1:
            return clients_to_list(kind, found, pressed.page, turn.language)
        of_id = found[0].id
    listed = await lists.list_records(turn.who, turn.cause, kind, pressed.of, of_id, pressed.month, pressed.sort)
    return record_list(listed, pressed.page, turn.today, turn.language)


for _kind in RECORD_KINDS.values():
    if _kind.kind in TO_FILE:
        router.message.register(partial(_say_begin, kind=_kind), meant(TO_FILE[_kind.kind]))
    if _kind.kind in TO_LIST:
        router.message.register(show_records, meant(TO_LIST[_kind.kind], all_of(_kind)))


@router.callback_query(says(ShowRecord))
async def show_record(_: object, turn: Turn, pressed: ShowRecord) -> Reply:
    """One record."""
    return await record_screen(turn, pressed.record_id, kind=kind_of(pressed.kind).kind)


async def record_screen(turn: Turn, record_id: int, *, kind: str) -> Screen:
    """A record's card."""
    return record_card(await seeing.get_record(turn.who, kind, record_id, turn.cause), turn.language)


@router.callback_query(says(ShowRecordFiles))
async def show_record_files(_: object, turn: Turn, pressed: ShowRecordFiles) -> Reply:
    """The photos, documents or a recording of a record."""
    view = await seeing.get_record(turn.who, kind_of(pressed.kind).kind, pressed.record_id, turn.cause)
    if pressed.what.startswith(ORIGINALS) and view.rights.originals:
        return originals(view, await seeing.senders_of(view), pressed.what, turn.language)
    files = files_of(view, pressed.what)
    if files is None:
        return record_card(view, turn.language)
    if view.secret and view.record.entry is not None:
        await note_reading(turn.cause, view.record.entry, files=True)
    html, every = f"<b>{escape(view.record.number)}</b>", (*view.files, *view.signed)
    return await shown(turn, view.record.link, view.record.client_id, html, files, every, secret=view.secret)


@router.callback_query(says(RecallRecord))
async def recall(_: object, turn: Turn, pressed: RecallRecord) -> Reply:
    """撤回."""
    await recalling.recall(turn.cause, turn.who, kind_of(pressed.kind).kind, pressed.record_id)
    screen = await _taken_back(turn, pressed.record_id, kind=pressed.kind)
    return screen.with_toast(remarks.RECALLED.to(turn.language))


async def _taken_back(turn: Turn, record_id: int, *, kind: str) -> Screen:
    return taken_back(await seeing.get_record(turn.who, kind, record_id, turn.cause), turn.language)


@router.callback_query(says(ReviseRecord))
async def revise(_: object, turn: Turn, pressed: ReviseRecord) -> Reply:
    """修改: what was recalled, to correct and submit again."""
    kind = kind_of(pressed.kind).kind
    submitted = await recalling.draft_to_revise(turn.who, turn.cause, kind, pressed.record_id)
    return form_now(await revising.revise(turn.cause, turn.who, submitted), turn)


@router.callback_query(says(ApproveRecord))
async def approve(_: object, turn: Turn, pressed: ApproveRecord) -> Reply:
    """批准."""
    kind = kind_of(pressed.kind).kind
    await releasing.approve(turn.cause, turn.who, kind, pressed.record_id)
    said = remarks.CONFIRMED if RECORD_KINDS[kind].confirmed else remarks.APPROVED
    return (await record_screen(turn, pressed.record_id, kind=kind)).with_toast(said.to(turn.language))


@router.callback_query(says(AcceptRecord))
async def accept(_: object, turn: Turn, pressed: AcceptRecord) -> Reply:
    """验收."""
    kind = kind_of(pressed.kind).kind
    await accepting.accept(turn.cause, turn.who, kind, pressed.record_id)
    return (await record_screen(turn, pressed.record_id, kind=kind)).with_toast(remarks.ACCEPTED.to(turn.language))


async def _answered_before(refusal: AlreadyAnswered, turn: Turn, _: object) -> Screen:
    card = await record_screen(turn, refusal.record.id, kind=refusal.record.kind)
    return card.with_toast(remarks.ALREADY.to(turn.language))


async def _numbered(turn: Turn, number: str) -> Screen:
    """A record's card; to who only gets its report, the way to have that again."""
    try:
        view = await seeing.get_record_by_number(turn.who, number, turn.cause)
    except NoSuchRecord:
        return listed_again(await readers.get_read(turn.who, number), turn.language)
    return record_card(view, turn.language)


async def _too_late(refusal: TooLateToRecall, turn: Turn, _: object) -> Screen:
    card = await record_screen(turn, refusal.record.id, kind=refusal.record.kind)
    return card.with_toast(remarks.TOO_LATE_TO_RECALL.to(turn.language), alert=True)


async def _settled(refusal: NothingToRevise | NotWaiting, turn: Turn, _: object) -> Screen:
    card = await record_screen(turn, refusal.record.id, kind=refusal.record.kind)
    return card.with_toast(remarks.ALREADY.to(turn.language))


async def _changed_before(turn: Turn, pressed: ApproveRecord | AcceptRecord) -> Screen:
    return await record_screen(turn, pressed.record_id, kind=pressed.kind)


OUTCOMES = {FILED[kind]: became(partial(record_screen, kind=kind), of_day=True) for kind in RECORD_KINDS} | {
    outcome: became(partial(_taken_back, kind=kind)) for kind, outcome in TAKEN_BACK.items()
}
OUTCOMES |= {outcome: became(partial(record_screen, kind=kind), remarks.SAVED) for kind, outcome in ANSWERED.items()}
OUTCOMES |= {outcome: became(partial(record_screen, kind=kind), remarks.SAVED) for kind, outcome in ATTACHED.items()}
NUMBERS: Numbers = dict.fromkeys(BY_NUMBER, _numbered)


async def _handed_away(refusal: HandedAway, turn: Turn, _: object) -> Screen:
    return record_handed_away(refusal.view, refusal.handover, turn.language)


REFUSALS: Refusals = {
    HandedAway: _handed_away,
    TooLateToRecall: _too_late,
    NothingToRevise: _settled,
    NotWaiting: _settled,
    AlreadyAnswered: _answered_before,
}
REDELIVERED: Redelivered = {
    ApproveRecord: _changed_before,
    AcceptRecord: _changed_before,
}
