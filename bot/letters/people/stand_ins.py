"""What is said about standing in; and whose reminders go to a stand-in instead."""

from dataclasses import replace

from bot.letters.kind import STAYS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.hearing import can_hear
from bot.rules.people import Person
from bot.rules.text import Text
from bot.screens.people.stand_ins import stand_in_news
from bot.screens.screen import Screen
from bot.services.people.stand_ins import ASKED, BEGINS, OVER
from storage.people import persons as people
from storage.people import stand_ins


async def _news(opening: Opening) -> Screen:
    """That it is asked, begins or is over, while it is so."""
    kind = opening.message.kind
    one = await stand_ins.get_stand_in(opening.message.subject_id)
    if one is None or (one.state in ("over", "withdrawn")) is not (kind == OVER):
        raise Moot(kind)
    return stand_in_news(one, kind, opening.reader)


async def opened_instead(kind: MessageKind, opening: Opening) -> Opening | None:
    """The message as who stands in for its reader opens it; None when it stays.

    Raises:
        Moot: the stand-in was told the same for themself, or did what it tells of.
    """
    if not kind.leave.sent_on:
        return None
    client_id = opening.case.client_id if opening.case is not None else None
    for one in await stand_ins.find_active_stand_ins(opening.reader.id, client_id):
        reader = await people.get_person(one.person_id)
        if reader is None or not can_hear(reader):
            continue
        if not await _has_part(kind, opening, reader):
            continue
        if await kind.merges(opening, replace(reader, grants=reader.own_grants)):
            raise Moot(kind.code)
        return replace(opening, reader=reader)
    return None


async def _has_part(kind: MessageKind, opening: Opening, other: Person) -> bool:
    """Whether another has from the reader what the message is said for, at a client that it concerns."""
    if kind.leave.roles is None:
        return True
    clients = await kind.clients(opening)
    return any(
        grant.lent is not None
        and grant.lent.person_id == opening.reader.id
        and grant.role in kind.leave.roles
        and grant.client_id in clients
        for grant in other.grants
    )


KINDS = (
    MessageKind(
        ASKED, Text("代班请求", "the request to stand in"), ("stand_in",), STAYS, _news, occasion=Occasion.HAPPENED
    ),
    MessageKind(
        BEGINS,
        Text("代班开始通知", "the news that a stand-in begins"),
        ("stand_in",),
        STAYS,
        _news,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        OVER,
        Text("代班结束通知", "the news that a stand-in is over"),
        ("stand_in",),
        STAYS,
        _news,
        occasion=Occasion.HAPPENED,
    ),
)
