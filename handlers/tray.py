"""Files that people send: to the question they belong to, or asked about; and what becomes of those that were kept."""

import re
from dataclasses import replace

from aiogram import F, Router
from aiogram.types import Message

from bot.live_screens import LiveScreens
from bot.records.tray import Sent
from bot.rules.forms.problems import FileEmpty, FileTooBig
from bot.rules.permissions import Action
from bot.rules.spots import shared_spot
from bot.rules.text import CHINESE
from bot.screens import remarks
from bot.screens.buttons import (
    AddContact,
    ChooseFirmForSent,
    KeepPlace,
    PlaceSent,
    PutAside,
    ShowSent,
    ShowSentText,
    UseSent,
)
from bot.screens.forms.problems import sentence
from bot.screens.remarks import headed, remark
from bot.screens.rows import home_button
from bot.screens.screen import Receipt, Screen
from bot.screens.tray import firms_for_sent, nothing_waits, put_aside, sent_question, sent_text
from bot.screens.work_records.near import from_button
from bot.services import firms
from bot.services.forms import files as form_files
from bot.services.forms import filling as forms
from bot.services.forms.files import SentFile
from bot.services.forms.plain_answers import SeveralAsked
from bot.services.forms.walking import Shown
from bot.services.tray import contacts, keeping, using
from bot.services.tray.keeping import NotInTray
from handlers.declaring import Refusals
from handlers.forms import shown
from handlers.gate import passes
from handlers.keyboard import answer_left_question
from handlers.near import sites_by_distance
from handlers.presenting import home_screen, present_with
from handlers.pressed import says
from handlers.sent_files import IS_FILE, sent_file
from handlers.turn import Reply, Turn

router = Router(name="tray")

STARTS_WITH_NUMBER = re.compile(r"\s*(?:第|#|＃)?\s*[0-9０-９一二三四五六七八九十]")
"""What may name an item, before anything is asked of the database."""


@router.message(IS_FILE)
async def send_file(message: Message, turn: Turn, live: LiveScreens) -> Reply:
    """A photo or another file: for the open form, or to be asked about."""
    file = sent_file(message)
    if file is None:
        return remark(remarks.NOT_UNDERSTOOD, turn.language)
    if not passes(turn.person, Action.USE_TRAY):
        return await _from_nobody_yet(turn, file)
    result = await keeping.receive(turn.cause, turn.who, file, live.case_shown(message.chat.id))
    if isinstance(result, Shown) and result.silent:
        return Receipt(file.album)
    reply = await asked(result, turn)
    refused = result.problem is not None
    return replace(reply, replies=True) if refused and isinstance(reply, Screen) else reply


async def is_for_nothing(_: Message, turn: Turn) -> bool:
    """Passes what the phone shares when no form is open, from people with a role."""
    person = turn.person
    return person is not None and person.active_draft_id is None and passes(person, Action.USE_TRAY)


@router.message(is_for_nothing, F.location)
async def send_place(message: Message, turn: Turn, live: LiveScreens) -> Reply:
    """A place that no form asks for."""
    place, venue = message.location, message.venue
    where = f"{place.latitude:.5f}, {place.longitude:.5f}" if place is not None else ""
    if venue is not None:
        where = f"{venue.title} {venue.address} ({where})"
    spot = shared_spot({"latitude": place.latitude, "longitude": place.longitude}) if place is not None else None
    near = await sites_by_distance(turn, spot) if spot is not None and venue is None else None
    if near is not None:
        # who stands somewhere is about to begin there; what else the place is for is one tap away
        return near
    await answer_left_question(turn)
    return await asked(await keeping.receive_place(turn.cause, turn.who, where, live.case_shown(message.chat.id)), turn)


@router.callback_query(says(KeepPlace))
async def keep_place(_: object, turn: Turn, pressed: KeepPlace) -> Reply:
    """📎 位置用在别处."""
    where = from_button(pressed.north, pressed.east).written()
    return await asked(await keeping.receive_place(turn.cause, turn.who, where), turn)


@router.message(is_for_nothing, F.contact)
async def send_contact(message: Message, turn: Turn, live: LiveScreens) -> Reply:
    """A contact that no form asks for."""
    contact = message.contact
    if contact is None:
        return remark(remarks.NOT_UNDERSTOOD, turn.language)
    name = f"{contact.last_name or ''}{contact.first_name}" if turn.language == CHINESE else contact.first_name
    await answer_left_question(turn)
    looked_at = live.case_shown(message.chat.id)
    return await asked(await keeping.receive_contact(turn.cause, turn.who, name, contact.phone_number, looked_at), turn)


@router.callback_query(says(AddContact))
async def add_contact(_: object, turn: Turn, pressed: AddContact) -> Reply:
    """➕ 加入人员名单."""
    return await shown(await contacts.add_person(turn.cause, turn.who, pressed.piece_id), turn)


async def is_item(message: Message, turn: Turn) -> bool:
    """Passes the number of an item, typed below the question to which one a photo belongs."""
    person = turn.person
    if person is None or person.active_draft_id is None or not STARTS_WITH_NUMBER.match(message.text or ""):
        return False
    return passes(person, Action.USE_TRAY) and await using.names_an_item(person, message.text or "", turn.cause.at)


@router.message(is_item)
async def say_item(message: Message, turn: Turn) -> Reply:
    """``4``, or ``4 封样缺失``."""
    return await asked(await using.place_by_words(turn.cause, turn.who, message.text or ""), turn)


async def _from_nobody_yet(turn: Turn, file: SentFile) -> Reply:
    """Who has not been let in may answer what joining asks; nothing else of theirs is kept."""
    if turn.person is not None and turn.person.active_draft_id is not None:
        result = await form_files.send_file(turn.cause, turn.who, file)
        return await shown(result, turn)
    # said once, however many photos an album has
    return replace(headed(await home_screen(turn), remarks.AFTER_JOINING, turn.language), grows=True)


async def asked(result: Shown | Sent, turn: Turn) -> Reply:
    """What became of something that was sent, or the question about it."""
    if isinstance(result, Shown):
        return await shown(result, turn)
    return sent_question(result, turn.who)


@router.callback_query(says(ShowSent))
async def show_sent(_: object, turn: Turn, pressed: ShowSent) -> Reply:
    """📎 待归位, or 用在别处: what it can be for."""
    found = await keeping.ask(turn.cause, turn.who, pressed.piece_id or None)
    return sent_question(found, turn.who) if found is not None else nothing_waits(turn.language)


@router.callback_query(says(ShowSentText))
async def show_sent_text(_: object, turn: Turn, pressed: ShowSentText) -> Reply:
    """📄 看原文."""
    return sent_text(await keeping.text_of(turn.who, pressed.piece_id), pressed.part, turn.language)


@router.callback_query(says(UseSent))
async def use_sent(_: object, turn: Turn, pressed: UseSent) -> Reply:
    """A form is begun with it."""
    subject = (pressed.subject_kind, pressed.subject_id)
    return await asked(await using.use(turn.cause, turn.who, pressed.form, subject, pressed.piece_id), turn)


@router.callback_query(says(ChooseFirmForSent))
async def choose_firm_for_sent(_: object, turn: Turn, pressed: ChooseFirmForSent) -> Reply:
    """Of which client?"""
    found = await firms.firms_for(turn.who, pressed.form)
    return firms_for_sent(pressed.form, found, pressed.piece_id, pressed.page, turn.language)


@router.callback_query(says(PlaceSent))
async def place_sent(_: object, turn: Turn, pressed: PlaceSent) -> Reply:
    """It goes to a question of an open form."""
    return await asked(await using.place(turn.cause, turn.who, pressed.token, pressed.index, pressed.piece_id), turn)


@router.callback_query(says(PutAside))
async def put_sent_aside(_: object, turn: Turn, pressed: PutAside) -> Reply:
    """先放一边."""
    n = await keeping.put_aside(turn.cause, turn.who, pressed.piece_id)
    return put_aside(n, await forms.present(turn.who), turn.language)


async def _unfit(refusal: FileTooBig | FileEmpty, turn: Turn, _: object) -> Screen:
    return Screen(sentence(refusal, turn.language), ((home_button(turn.language),),))


async def _several_asked(refusal: SeveralAsked, turn: Turn, _: object) -> Screen:
    return sent_question(await keeping.ask_which_case(turn.cause, turn.who, refusal.text), turn.who)


REFUSALS: Refusals = {
    NotInTray: present_with(remarks.EXPIRED),
    FileTooBig: _unfit,
    FileEmpty: _unfit,
    SeveralAsked: _several_asked,
}
