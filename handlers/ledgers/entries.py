"""企业与人员: lists, search, cards, ending and taking back; adding and changing are forms."""

from dataclasses import replace
from functools import partial
from typing import Any

from aiogram import Router
from aiogram.types import Message

from bot.records.ledgers.entries import EntryView
from bot.records.links import Link
from bot.records.outcomes import Outcome
from bot.rules.forms.ledgers import FILING
from bot.rules.forms.problems import CellRefused
from bot.rules.free_text import courtesy_of
from bot.rules.ledgers.columns import LOOK_AT_LEDGERS
from bot.rules.ledgers.ledger import Ledger, Which
from bot.rules.ledgers.schedules import SCHEDULES
from bot.rules.plain_words import normalise
from bot.screens import remarks
from bot.screens.buttons import (
    ChangeEntry,
    EndEntry,
    ReplaceLabels,
    ResumeEntry,
    ShowEntry,
    ShowEntryFiles,
    ShowEventKinds,
    ShowLedger,
    ShowLedgers,
)
from bot.screens.cases.card import albums
from bot.screens.ledgers.cards import changes_of, end_question, entry_card
from bot.screens.ledgers.labels import REPLACED_NOW, replace_question
from bot.screens.ledgers.lists import entry_list, ledger_overview, search_result, searched
from bot.screens.ledgers.records import kinds_to_enter, possible
from bot.screens.screen import Screen, escape
from bot.screens.settings.set_up import ADDS_TO
from bot.screens.ways.ledgers import LEDGER_WORDS, LEDGERS
from bot.services.forms import plain_answers
from bot.services.ledgers import entries as ledgers
from bot.services.ledgers import keeping, merging
from bot.services.ledgers.entries import AlreadySo, NoSuchEntry
from bot.services.ledgers.forms import KEPT, EntryRefused
from bot.services.ledgers.papers import FILED
from bot.services.tasks.exceptions import EXCEPTED
from handlers.albums import shown
from handlers.declaring import Became, Redelivered, Refusals, became
from handlers.gate import passes
from handlers.keyboard import parked
from handlers.presenting import form_now
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="ledgers")
searching = Router(name="ledgers.searching")

LONGEST_NAME = 30
"""Characters. Whoever types more does not look for an entry."""
FEWEST_DIGITS = 4
"""Of a phone number, from its end; fewer are in too many of them."""


async def entry_screen(turn: Turn, ledger: str, entry_id: int) -> Screen:
    """The card of a ledger's entry."""
    view = await _read(turn, ledger, entry_id)
    work = await ledgers.open_work_of(turn.who, view, turn.cause)
    cases = await merging.cases_of(turn.who, view)
    held_by = await ledgers.held_by(turn.who, view, turn.cause)
    hub = await ledgers.hub_of(turn.who, view, turn.cause)
    return entry_card(view, work, ledgers.visible(turn.who), turn.language, cases, held_by, hub)


async def _read(turn: Turn, ledger: str, entry_id: int) -> EntryView:
    """The entry; that somebody read what is confidential is noted first."""
    view = await ledgers.get_entry(turn.who, ledger, entry_id)
    if keeping.is_confidential(view):
        await keeping.note_reading(turn.cause, Link(ledger, entry_id))
    readings, n = await keeping.readings_of(turn.who, view)
    return replace(view, readings=readings, reading_n=n, event_kinds=possible(view, turn.today))


async def ledger_screen(
    turn: Turn, code: str, which: Which = Which.CURRENT, page: int = 0, client_id: int = 0, search: str = ""
) -> Screen:
    """A page of a ledger's list."""
    who = turn.who
    ledger = ledgers.ledger_of(who, code)
    found = await ledgers.list_entries(who, ledger, which, page, client_id=client_id, search=search)
    return entry_list(
        ledger,
        found,
        which,
        turn.language,
        lists=ledgers.lists_of(who, ledger),
        client=client_id,
        of_client=await ledgers.name_of_client(who, ledger, client_id),
        search=search,
        may_add=ledgers.may_add(who, ledger, client_id),
        papers_of=ledgers.papers_of(who, ledger, client_id),
        labels_of=await ledgers.labels_of(who, ledger, client_id),
        may_look_through=not client_id and ledgers.may_look_through(who, ledger),
    )


@router.message(meant(LEDGERS))
async def say_ledgers(message: Message, turn: Turn) -> Reply:
    """企业与人员, or a ledger by its name."""
    await parked(turn)
    ledger = LEDGER_WORDS.get(normalise(message.text or ""))
    if ledger is None or ledger not in ledgers.visible(turn.who):
        return await _overview(turn, not_theirs=ledger)
    return await ledger_screen(turn, ledger.code)


@router.callback_query(says(ShowLedgers))
async def show_ledgers(_: object, turn: Turn) -> Reply:
    """企业与人员, from a button."""
    await parked(turn)
    return await _overview(turn)


async def _overview(turn: Turn, *, not_theirs: Ledger | None = None) -> Reply:
    return ledger_overview(await ledgers.overview(turn.who), turn.language, not_theirs=not_theirs)


@router.callback_query(says(ShowLedger))
async def show_ledger(_: object, turn: Turn, pressed: ShowLedger) -> Reply:
    """A page of a list."""
    try:
        which = Which(pressed.which)
    except ValueError:
        raise NoSuchEntry(pressed.which) from None
    search = searched(pressed.search)
    client = 0 if search else pressed.client
    return await ledger_screen(turn, pressed.ledger, which, pressed.page, client, search)


@router.callback_query(says(ShowEntry))
async def show_entry(_: object, turn: Turn, pressed: ShowEntry) -> Reply:
    """The card of an entry."""
    return await entry_screen(turn, pressed.ledger, pressed.entry_id)


@router.callback_query(says(ShowEntryFiles))
async def show_entry_files(_: object, turn: Turn, pressed: ShowEntryFiles) -> Reply:
    """The scans and papers of an entry."""
    view = await ledgers.get_entry(turn.who, pressed.ledger, pressed.entry_id)
    files = albums(view.files).get(pressed.what)
    if files is None:
        return await entry_screen(turn, pressed.ledger, pressed.entry_id)
    secret = keeping.is_confidential(view)
    if secret:
        await keeping.note_reading(turn.cause, Link(pressed.ledger, view.entry.id), files=True)
    html, about = f"<b>{escape(view.entry.called(turn.language))}</b>", Link(pressed.ledger, view.entry.id)
    return await shown(turn, about, view.entry.client_id, html, files, view.files, secret=secret)


@router.callback_query(says(ChangeEntry))
async def change_entry(_: object, turn: Turn, pressed: ChangeEntry) -> Reply:
    """修改: which column?"""
    view = await ledgers.may_end(turn.who, pressed.ledger, pressed.entry_id)
    if view.entry.ended_at is not None:
        raise AlreadySo(view)
    return changes_of(view, turn.language)


@router.callback_query(says(ShowEventKinds))
async def show_event_kinds(_: object, turn: Turn, pressed: ShowEventKinds) -> Reply:
    """登记其他…: what else happened to it?"""
    return kinds_to_enter(await ledgers.get_entry(turn.who, pressed.ledger, pressed.entry_id), turn.language)


@router.callback_query(says(EndEntry))
async def end_entry(_: object, turn: Turn, pressed: EndEntry) -> Reply:
    """停用: asked first."""
    if not pressed.sure:
        view = await ledgers.may_end(turn.who, pressed.ledger, pressed.entry_id)
        if view.entry.ended_at is not None:
            raise AlreadySo(view)
        work = await ledgers.open_work_of(turn.who, view, turn.cause)
        return end_question(view, work, await ledgers.left_unmanaged(view), turn.language)
    view = await ledgers.end_entry(turn.cause, turn.who, pressed.ledger, pressed.entry_id)
    return (await entry_screen(turn, pressed.ledger, view.entry.id)).with_toast(remarks.DEACTIVATED.to(turn.language))


@router.callback_query(says(ReplaceLabels))
async def replace_labels(_: object, turn: Turn, pressed: ReplaceLabels) -> Reply:
    """♻️ 换新码, once it was asked."""
    if not pressed.sure:
        return replace_question(await ledgers.get_entry(turn.who, pressed.ledger, pressed.entry_id), turn.language)
    await ledgers.replace_labels(turn.cause, turn.who, pressed.ledger, pressed.entry_id, pressed.turn)
    card = await entry_screen(turn, pressed.ledger, pressed.entry_id)
    return card.with_toast(REPLACED_NOW.to(turn.language), alert=True)


@router.callback_query(says(ResumeEntry))
async def resume_entry(_: object, turn: Turn, pressed: ResumeEntry) -> Reply:
    """恢复使用."""
    view = await ledgers.resume_entry(turn.cause, turn.who, pressed.ledger, pressed.entry_id)
    return (await entry_screen(turn, pressed.ledger, view.entry.id)).with_toast(remarks.REACTIVATED.to(turn.language))


async def is_found(message: Message, turn: Turn) -> bool | dict[str, Any]:
    """Passes short texts that some entry has in it, while nothing is asked that they could be an answer to."""
    text = searched(message.text or "")
    person = turn.person
    if not text or text.startswith("/") or len(text) > LONGEST_NAME or not passes(person, LOOK_AT_LEDGERS):
        return False
    if text.isdecimal() and len(text) < FEWEST_DIGITS:
        return False
    if courtesy_of(text) is not None:
        # ok is said to somebody, though a name may begin with these letters
        return False
    if person is None or person.active_draft_id is not None or await plain_answers.is_asked(person):
        return False
    found = await ledgers.search_all(person, text)
    return {"found": found, "text": text} if found else False


@searching.message(is_found)
async def search(_: Message, turn: Turn, found: tuple[Any, ...], text: str) -> Reply:
    """A name, a code or a phone number, typed: what has it in it, or the card of the only one."""
    one = await ledgers.the_one_meant(turn.who, text, found)
    if one is not None:
        return await entry_screen(turn, one[0].code, one[1].id)
    if len(found) == 1:
        return await ledger_screen(turn, found[0][0].code, search=text)
    return search_result(found, text, turn.language)


async def _kept(turn: Turn, entry_id: int, *, ledger: str) -> Screen:
    return await entry_screen(turn, ledger, entry_id)


async def _kept_now(turn: Turn, outcome: Outcome, *, ledger: str) -> Screen:
    card = await entry_screen(turn, ledger, outcome.record_id)
    return card.with_toast((remarks.LEAD_REPLACED if outcome.said_once else remarks.SAVED).to(turn.language))


async def _filed(turn: Turn, entry_id: int, *, ledger: str) -> Screen:
    return await entry_screen(turn, ledger, entry_id)


async def _entry_refused(refusal: EntryRefused, turn: Turn, _: object) -> Screen:
    return form_now(refusal.view, turn, CellRefused(refusal.problem))


async def _already_so(refusal: AlreadySo, turn: Turn, _: object) -> Screen:
    card = await entry_screen(turn, refusal.view.ledger.code, refusal.view.entry.id)
    return card.with_toast(remarks.ALREADY.to(turn.language))


async def _changed_before(turn: Turn, pressed: EndEntry | ResumeEntry | ReplaceLabels) -> Screen:
    return await entry_screen(turn, pressed.ledger, pressed.entry_id)


_OF_SET_UP = frozenset(ledger.code for ledger in ADDS_TO.values())
OUTCOMES = (
    {FILED[code]: became(partial(_filed, ledger=ledger.code)) for code, ledger in FILING.items()}
    | {
        kind: Became(partial(_kept_now, ledger=code), partial(_kept, ledger=code), of_set_up=code in _OF_SET_UP)
        for code, kind in KEPT.items()
    }
    | {EXCEPTED: became(partial(_kept, ledger=SCHEDULES.code), remarks.SAVED)}
)
REFUSALS: Refusals = {EntryRefused: _entry_refused, AlreadySo: _already_so}
REDELIVERED: Redelivered = {
    EndEntry: _changed_before,
    ResumeEntry: _changed_before,
    ReplaceLabels: _changed_before,
}
