"""What is said about standing in; and whose reminders go to a stand-in instead."""

from dataclasses import replace

from bot.rules.people import Person
from bot.screens.screen import Screen
from bot.screens.stand_ins import stand_in_news
from bot.services.case_notices import is_told_anyway
from bot.services.digest import READERS
from bot.services.moot import Moot
from storage import cases, people, stand_ins
from storage.outbox import MessageRecord

KINDS = frozenset({"stand_in_asked", "stand_in_begins", "stand_in_over"})
SENT_ON = frozenset({"case_reminder", "case_news", "digest"})
"""What somebody on leave does not have to read: the stand-in gets it in their place."""


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
    """Who reads a message in the place of somebody on leave; None when it stays with them.

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
        themself = replace(reader, grants=reader.own_grants)
        if case is None:
            if themself.roles & set(READERS):
                raise Moot(message.kind)
        elif is_told_anyway(message, themself, case):
            raise Moot(message.kind)
        return reader
    return None
