"""From an outbox row to what is sent: rendered now, in the reader's language, for what is still true."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.letters.catalogue import kind_of
from bot.letters.kind import STAYS, Hours, MessageKind, Naming, Occasion, Opening, WithDocument
from bot.letters.moot import Moot, NoAccount, NotYet
from bot.letters.people.stand_ins import opened_instead
from bot.letters.post.quiet import comes_softly, quiet_until
from bot.letters.post.told import told_today
from bot.rules.people import Person
from bot.rules.post import Thing, thing_of
from bot.screens.people.stand_ins import in_place_of
from bot.screens.practice import addressed
from bot.screens.screen import Screen
from bot.services.post.writing import SHOWN_FOR
from storage.cases import stored as cases
from storage.documents import DocumentRecord
from storage.people import persons as people
from storage.post import notices
from storage.post.outbox import MessageRecord


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent to whom; ``document`` goes with it as a file, and ``silent`` without a sound.

    ``reader_id``: whose chat it is, to whom the message is addressed or who stands in for them. ``things``: of what it
    tells them. ``answers``: the message of that chat to which it is an answer, the last one about the same case;
    ``edits``: in whose place it is. ``asked_for``: somebody waits for it.
    """

    reader_id: int
    chat_id: int
    screen: Screen
    document: DocumentRecord | None
    silent: bool
    things: frozenset[Thing]
    answers: int | None = None
    edits: int | None = None
    asked_for: bool = False


class NotNamed(TypeError):
    """A kind of message that speaks of several things did not name them, or one that does not did."""


async def letter(message: MessageRecord, at: datetime) -> Letter:
    """What a message says now.

    Raises:
        UnknownKind, Moot, NotYet, NoAccount, NotReady
    """
    kind = kind_of(message)
    if kind.replaces:
        return await _in_place(kind, message, at)
    reader = await people.get_person(message.person_id)
    if reader is None:
        raise Moot(message.kind)
    if (until := await quiet_until(kind, message, reader, at)) is not None:
        # late after a stop, or caused at night: it waits for the morning
        raise NotYet(until)
    if reader.telegram_id is None:
        raise NoAccount(message.kind)
    case = await cases.get_case(message.subject_id) if message.subject_kind == "case" else None
    opening = Opening(message, reader, at, case)
    instead = await opened_instead(kind, opening)
    if instead is not None and instead.reader.telegram_id is not None:
        try:
            return await _letter(kind, instead, instead.reader.telegram_id, absent=reader)
        except Moot:
            # what a stand-in may not read (a complaint about who is on leave) stays with who is, and what they were
            # told today is said to nobody
            if await _may_read(kind, instead):
                raise
    return await _letter(kind, opening, reader.telegram_id)


async def _may_read(kind: MessageKind, opening: Opening) -> bool:
    """Whether there is something to say to this reader, whatever they were told today."""
    try:
        await kind.compose(opening)
    except Moot:
        return False
    return True


async def _letter(kind: MessageKind, opening: Opening, chat_id: int, absent: Person | None = None) -> Letter:
    opening = replace(opening, told=await told_today(kind, opening))
    subject = thing_of(opening.message.subject_kind, opening.message.subject_id)
    if kind.occasion is Occasion.REMINDS and not kind.names and subject in opening.told:
        raise Moot(kind.code)
    said = await kind.compose(opening)
    if kind.names is not isinstance(said, Naming):
        raise NotNamed(kind.code)
    things = said.things if isinstance(said, Naming) else frozenset((subject,))
    screen = said if isinstance(said, Screen) else said.screen
    document = said.document if isinstance(said, WithDocument) else None
    if absent is not None:
        screen = in_place_of(screen, absent.called, opening.language)
    elif opening.reader.practising:
        screen = addressed(screen, opening.reader)
    answers = None
    if opening.case is not None and things == {subject}:
        answers = await notices.get_last_in_chat(chat_id, opening.message.subject_kind, opening.message.subject_id)
    silent = kind.silent or await comes_softly(opening.message, opening.reader, opening.at)
    # their own, at once: what they asked for
    asked_for = kind.hours is Hours.ANY and kind.leave is STAYS
    return Letter(opening.reader.id, chat_id, screen, document, silent, things, answers, asked_for=asked_for)


async def _in_place(kind: MessageKind, message: MessageRecord, at: datetime) -> Letter:
    """In the chat where the other one stands, at any hour: it makes no sound."""
    notice = await notices.get_notice(message, kind.replaces, at - SHOWN_FOR)
    reader = await people.get_person(message.person_id)
    if notice is not None and (reader is None or reader.telegram_id != notice.chat_id):
        # it went to who stood in
        reader = await people.get_person_by_telegram(notice.chat_id)
    if notice is None or reader is None:
        raise Moot(message.kind)
    case = await cases.get_case(message.subject_id) if message.subject_kind == "case" else None
    letter = await _letter(kind, Opening(message, reader, at, case), notice.chat_id)
    # it is not said anew: what time brings is said all the same
    return replace(letter, things=frozenset(), answers=None, edits=notice.message_id)
