"""What is said about standing in; and whose reminders go to a stand-in instead."""

from dataclasses import replace

from bot.letters.cases import is_told_anyway
from bot.letters.moot import Moot
from bot.records.cases.cases import CaseRecord
from bot.rules.people import CLIENT_SIDE, LENT, Person
from bot.rules.sent_on import CASES, DIGEST, FOR_ROLES, SENT_ON
from bot.screens.people.stand_ins import stand_in_news
from bot.screens.screen import Screen
from bot.services.post.digest import READERS
from storage import trainings
from storage.cases import stored as cases
from storage.patrols import patrols
from storage.people import persons as people
from storage.people import stand_ins
from storage.post import outbox
from storage.post.outbox import RELAY, MessageRecord

KINDS = frozenset({"stand_in_asked", "stand_in_begins", "stand_in_over"})


async def stand_in_letter(message: MessageRecord, person: Person) -> Screen:
    """The screen of a row about standing in.

    Raises:
        Moot: it is over, or was called off.
    """
    one = await stand_ins.get_stand_in(message.subject_id)
    if one is None or (one.state in ("over", "withdrawn")) is not (message.kind == "stand_in_over"):
        raise Moot(message.kind)
    return stand_in_news(one, message.kind, person)


async def reader_instead(message: MessageRecord, person: Person) -> Person | None:
    """Who reads a message in the place of somebody on leave (rules/sent_on); None when it stays with them.

    Raises:
        Moot: the stand-in was told the same for themself, or did what it tells of.
    """
    if message.kind not in SENT_ON:
        return None
    case = await cases.get_case(message.subject_id) if message.subject_kind == "case" else None
    for one in await stand_ins.find_active_stand_ins(person.id, case.client_id if case is not None else None):
        reader = await people.get_person(one.person_id)
        if reader is None or reader.telegram_id is None or await people.get_unreachable_since(reader.id):
            continue
        if message.kind in CASES or message.kind == DIGEST:
            _heed_told_anyway(message, reader, case)
        elif not await _has_part(message, person, reader):
            continue
        elif await outbox.is_told_too(message, reader.id):
            raise Moot(message.kind)
        return reader
    return None


def _heed_told_anyway(message: MessageRecord, reader: Person, case: CaseRecord | None) -> None:
    themself = replace(reader, grants=reader.own_grants)
    if case is None:
        if themself.roles & set(READERS):
            raise Moot(message.kind)
    elif is_told_anyway(message, themself, case):
        raise Moot(message.kind)


async def _has_part(message: MessageRecord, absent: Person, reader: Person) -> bool:
    """Whether the reader has from the absent person what the message is said for, at a client that it concerns."""
    clients = await _clients_of(message, absent)
    roles = FOR_ROLES.get(message.kind, LENT)
    return any(
        grant.lent is not None
        and grant.lent.person_id == absent.id
        and grant.role in roles
        and grant.client_id in clients
        for grant in reader.grants
    )


async def _clients_of(message: MessageRecord, absent: Person) -> tuple[int, ...]:
    """The clients that a message of ``FOR_ROLES`` or ``PASSED_ON`` concerns; none when it concerns only its reader."""
    match message.kind, message.subject_kind:
        case "own_report", _:
            patrol = await patrols.get_patrol(message.subject_id)
            return () if patrol is None else (patrol.client_id,)
        case "own_training", _:
            session = await trainings.get_session(message.subject_id)
            if session is None:
                return ()
            return absent.clients(*LENT) if session.client_id is None else (session.client_id,)
        case "work_left", _:
            return (int(message.parameters["client"]),)
        case "unreachable", _:
            return await _firms_of(message.subject_id)
        case "record_disputed", _:
            return await _firms_of(int(message.parameters["who"]))
        case _, "client":
            return (message.subject_id,)
        case _:
            named_id = int(message.parameters.get(RELAY, message.person_id))
            return () if named_id == message.person_id else await _firms_of(named_id)


async def _firms_of(person_id: int) -> tuple[int, ...]:
    person = await people.get_person_on_record(person_id)
    return () if person is None else person.clients(*CLIENT_SIDE)
