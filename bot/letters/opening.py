"""From an outbox row to what is sent: rendered now, in the reader's language, for what is still true."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.letters import behalf as letters_behalf
from bot.letters import documents as document_letters
from bot.letters import joining as letters_joining
from bot.letters import ledgers as ledger_letters
from bot.letters import policies as policy_letters
from bot.letters import registers as letters_registers
from bot.letters import trainings as training_letters
from bot.letters.cases import case_message
from bot.letters.moot import Moot, NoAccount, NotReady
from bot.letters.patrols import report
from bot.letters.people import reachability as people_reachability
from bot.letters.people import roles as role_letters
from bot.letters.people import stand_ins as stand_in_letters
from bot.letters.people import work_left as people_work_left
from bot.letters.post import digest as post_digest
from bot.rules.people import Person
from bot.screens.people.stand_ins import in_place_of
from bot.screens.post import notices, witness
from bot.screens.practice import addressed
from bot.screens.registers import register_failed
from bot.screens.screen import Screen
from bot.services.behalf import messages as behalf_notices
from bot.services.joining import messages as joining_messages
from bot.services.people import work_left as ledger_notices
from storage.documents import DocumentRecord
from storage.people import persons as people
from storage.post.outbox import MessageRecord


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent to whom; ``document`` goes with it as a file."""

    chat_id: int
    screen: Screen
    document: DocumentRecord | None = None


async def letter(message: MessageRecord, at: datetime) -> Letter:
    """What a message says now.

    Raises:
        Moot, NoAccount, NotReady
    """
    person = await people.get_person(message.person_id)
    if person is None:
        raise Moot(message.kind)
    if person.telegram_id is None:
        raise NoAccount(message.kind)
    instead = await stand_in_letters.reader_instead(message, person)
    if instead is not None and instead.telegram_id is not None:
        # what a stand-in may not read (a complaint about who is on leave) stays with who is
        with suppress(Moot):
            screen, document = await _composed(replace(message, person_id=instead.id), instead, at)
            return Letter(instead.telegram_id, in_place_of(screen, person.name, instead.language), document)
    screen, document = await _composed(message, person, at)
    return Letter(person.telegram_id, addressed(screen, person) if person.practising else screen, document)


async def _composed(message: MessageRecord, person: Person, at: datetime) -> tuple[Screen, DocumentRecord | None]:
    language = person.language
    match message.kind:
        case "case_reminder" | "case_news":
            return await case_message(message, person, at), None
        case "digest":
            return await post_digest.digest_for(person, at), None
        case "own_report" | "patrol_report":
            return await report(message, person, at)
        case "register":
            return await letters_registers.register_message(message)
        case "document" | "document_failed":
            return await document_letters.document_letter(message, person, at)
        case "register_failed":
            return register_failed(language), None
        case ledger_notices.WORK_LEFT:
            return await people_work_left.work_left(message, at, language), None
        case "undelivered":
            name, kind = str(message.parameters["name"]), str(message.parameters["kind"])
            return notices.undelivered(name, kind, language), None
        case "unreachable":
            return await people_reachability.unreachable(message, language), None
        case "trail_head":
            day, sealed = date.fromisoformat(str(message.parameters["day"])), str(message.parameters["hash"])
            return witness.trail_head(day, message.subject_id, sealed, language), None
        case "file_lost":
            return notices.file_lost(str(message.parameters["number"]), language), None
        case "work_failed":
            said = message.parameters.get(language, "")
            return notices.work_failed(str(said), str(message.parameters["number"]), language), None
        case kind if kind in ledger_letters.KINDS:
            return await ledger_letters.ledger_letter(message, person, at)
        case joining_messages.CARD:
            screen, made = await letters_joining.card_letter(message, person, at)
            if made is None:
                raise NotReady(message.kind)
            return screen, made
        case kind if kind in joining_messages.KINDS:
            return await letters_joining.joining_message(message, person, at), None
        case kind if kind in behalf_notices.KINDS:
            return await letters_behalf.behalf_message(message, person, at), None
        case kind if kind in policy_letters.KINDS:
            return await policy_letters.policy_letter(message, person), None
        case "assigned" | "role_given" | "role_ended":
            return await role_letters.role_letter(message, person), None
        case kind if kind in stand_in_letters.KINDS:
            return await stand_in_letters.stand_in_letter(message, person), None
        case kind if kind in training_letters.KINDS:
            return await training_letters.training_letter(message, person, at), None
        case _:
            raise Moot(message.kind)
