"""From an outbox row to what is sent: rendered now, in the reader's language, for what is still true."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from bot.letters.catalogue import kind_of
from bot.letters.kind import MessageKind, Opening, WithDocument
from bot.letters.moot import Moot, NoAccount, NotYet
from bot.letters.people.stand_ins import opened_instead
from bot.letters.post.quiet import quiet_until
from bot.rules.people import Person
from bot.screens.people.stand_ins import in_place_of
from bot.screens.practice import addressed
from bot.screens.screen import Screen
from storage.cases import stored as cases
from storage.documents import DocumentRecord
from storage.people import persons as people
from storage.post.outbox import MessageRecord


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent to whom; ``document`` goes with it as a file, and ``silent`` without a sound.

    ``reader_id``: whose chat it is, to whom the message is addressed or who stands in for them.
    """

    reader_id: int
    chat_id: int
    screen: Screen
    document: DocumentRecord | None
    silent: bool


async def letter(message: MessageRecord, at: datetime) -> Letter:
    """What a message says now.

    Raises:
        UnknownKind, Moot, NotYet, NoAccount, NotReady
    """
    kind = kind_of(message)
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
        # what a stand-in may not read (a complaint about who is on leave) stays with who is
        with suppress(Moot):
            return await _letter(kind, instead, instead.reader.telegram_id, absent=reader)
    return await _letter(kind, opening, reader.telegram_id)


async def _letter(kind: MessageKind, opening: Opening, chat_id: int, absent: Person | None = None) -> Letter:
    said = await kind.compose(opening)
    screen, document = (said.screen, said.document) if isinstance(said, WithDocument) else (said, None)
    if absent is not None:
        screen = in_place_of(screen, absent.called, opening.language)
    elif opening.reader.practising:
        screen = addressed(screen, opening.reader)
    return Letter(opening.reader.id, chat_id, screen, document, kind.silent)
