"""What is said unasked about joining, rendered when it is sent."""

from datetime import datetime

from bot.letters.kind import SENT_ON_WITH_WORK, STAYS, Hours, MessageKind, Naming, Occasion, Opening, WithDocument
from bot.letters.moot import Moot, NotReady
from bot.records.clients import ClientRecord
from bot.records.joining.requests import RequestRecord
from bot.rules.joining import Goal, read_destination
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.rules.post import thing_of
from bot.rules.text import Text
from bot.screens.joining import requests as screens
from bot.screens.joining import succession
from bot.screens.joining.members import card_ends, card_to_print
from bot.screens.screen import Screen
from bot.screens.trainings.card import training_card
from bot.services.joining.messages import (
    APPROVED,
    CARD,
    CARD_ENDS,
    DECLINED,
    INVITATION,
    LEFT,
    OPENS,
    REMOVED,
    REQUEST,
    STILL_WAITING,
    WAITING,
)
from bot.services.joining.still_waiting import is_replaced
from bot.services.people.succession import NO_MANAGER, without_manager
from bot.services.trainings import seats as trainings
from storage import clients, documents
from storage.joining import cards as joining
from storage.people import persons as people


async def _waiting(opening: Opening) -> Naming:
    """All who wait at the firm, unless the reader was told of each today."""
    client = await _client(opening)
    waiting = await joining.find_waiting(client.id)
    things = frozenset(thing_of(REQUEST, request.id) for request in waiting)
    if things <= opening.told or not may(opening.reader, Action.APPROVE_JOINING, Subject(client.id)):
        raise Moot(WAITING)
    return Naming(screens.people_wait(client.id, client.short_name, waiting, opening.at, opening.language), things)


async def _still_waiting(opening: Opening) -> Screen:
    request = await _request(opening)
    if request.state != "waiting":
        raise Moot(STILL_WAITING)
    return screens.still_waiting(request, opening.language)


async def _card_ends(opening: Opening) -> Screen:
    card = await joining.get_card(opening.message.subject_id)
    if card is None or card.revoked_at is not None or await is_replaced(card):
        raise Moot(CARD_ENDS)
    if not may(opening.reader, Action.MAKE_JOINING_CARD, Subject(card.client_id)):
        raise Moot(CARD_ENDS)
    return card_ends(card, opening.at, opening.language)


async def _firm_of_card(opening: Opening) -> tuple[int, ...]:
    card = await joining.get_card(opening.message.subject_id)
    return () if card is None else (card.client_id,)


async def _removed(opening: Opening) -> Screen:
    client = await _client(opening)
    if client.id in opening.reader.clients(Role.CLIENT_STAFF, Role.CLIENT_MANAGER):
        raise Moot(REMOVED)
    return screens.removed(client.short_name, opening.reader)


async def _left(opening: Opening) -> Screen:
    client = await _client(opening)
    said = opening.message.parameters
    left = await people.get_person(int(said["person"]))
    if left is None or not may(opening.reader, Action.APPROVE_JOINING, Subject(client.id)):
        raise Moot(LEFT)
    return screens.has_left(left.called, client.id, client.short_name, int(said["handed_back"]), opening.language)


async def _no_manager(opening: Opening) -> Naming:
    client = await _client(opening)
    thing = thing_of("manager", client.id)
    if client.id not in dict(await without_manager()) or not may(opening.reader, Action.CHANGE_ROLES, Subject()):
        raise Moot(NO_MANAGER)
    if thing in opening.told:
        raise Moot(NO_MANAGER)
    return Naming(succession.unmanaged(client.id, client.short_name, opening.language), frozenset((thing,)))


async def _client(opening: Opening) -> ClientRecord:
    client = await clients.get_client(opening.message.subject_id)
    if client is None:
        raise Moot(opening.message.kind)
    return client


async def _client_id(opening: Opening) -> tuple[int, ...]:
    return (opening.message.subject_id,)


async def _approved(opening: Opening) -> Screen:
    request = await _request(opening)
    if request.client_id not in opening.reader.clients(Role.CLIENT_STAFF, Role.CLIENT_MANAGER):
        raise Moot(APPROVED)
    return screens.let_in(request.client_name, opening.reader)


async def _declined(opening: Opening) -> Screen:
    return screens.declined(await _request(opening), opening.language)


async def _request(opening: Opening) -> RequestRecord:
    request = await joining.get_request(opening.message.subject_id)
    if request is None:
        raise Moot(opening.message.kind)
    return request


async def _opens(opening: Opening) -> Screen:
    said = opening.message.parameters
    screen = await destination_screen(opening.reader, int(said["client"]), str(said["to"]), opening.at)
    if screen is None:
        raise Moot(OPENS)
    return screen


async def destination_screen(reader: Person, client_id: int, to: str, at: datetime) -> Screen | None:
    """What a link leads to, as this person may see it; None: home."""
    destination = read_destination(to)
    if destination.goal is Goal.COMPLAINT and may(reader, Action.COMPLAIN, Subject(client_id)):
        return screens.complain_here(client_id, reader.language)
    if destination.goal is Goal.TRAINING:
        try:
            return training_card(await trainings.get_training(reader, destination.record_id), at, reader.language)
        except trainings.NoSuchTraining:
            return None
    return None


async def _card(opening: Opening) -> WithDocument:
    """A joining card's page, unless the card serves no more or the reader may not have it."""
    card = await joining.get_card(opening.message.subject_id)
    if card is None or card.revoked_at is not None or card.expires_at <= opening.at:
        raise Moot(CARD)
    if not may(opening.reader, Action.MAKE_JOINING_CARD, Subject(card.client_id)):
        raise Moot(CARD)
    document = await documents.get_document(CARD, CARD, card.id, opening.language)
    if document is None:
        raise NotReady(CARD)
    return WithDocument(card_to_print(card, opening.language), document)


PEOPLE_WAIT = Text("加入申请通知", "news of people who ask to join")
NO_MEMBER = Text("移出企业通知", "the news that they no longer belong to a client")
MANAGER_GONE = Text("企业没有负责人的通知", "the news that a client has no manager")
NOT_FORGOTTEN = Text("仍在等批准的告知", "the news that they still wait to be let in")
ENDING = Text("加入卡到期提醒", "the news that a joining card ends")
SOMEBODY_LEFT = Text("有人退出企业的通知", "the news that somebody left a client")

KINDS = (
    MessageKind(
        WAITING,
        PEOPLE_WAIT,
        ("client",),
        SENT_ON_WITH_WORK,
        _waiting,
        clients=_client_id,
        names=True,
        occasion=Occasion.REMINDS,
    ),
    MessageKind(
        APPROVED,
        Text("加入获准通知", "the news that they may join"),
        (REQUEST,),
        STAYS,
        _approved,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        DECLINED,
        Text("加入未获准通知", "the news that they may not join"),
        (REQUEST,),
        STAYS,
        _declined,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        OPENS,
        Text("链接要打开的内容", "what their link leads to"),
        (REQUEST, INVITATION),
        STAYS,
        _opens,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        CARD,
        Text("加入卡", "a joining card"),
        (CARD,),
        STAYS,
        _card,
        hours=Hours.ANY,
        silent=True,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(STILL_WAITING, NOT_FORGOTTEN, (REQUEST,), STAYS, _still_waiting, occasion=Occasion.REMINDS),
    MessageKind(
        CARD_ENDS,
        ENDING,
        ("joining_card",),
        SENT_ON_WITH_WORK,
        _card_ends,
        clients=_firm_of_card,
        occasion=Occasion.REMINDS,
    ),
    MessageKind(REMOVED, NO_MEMBER, ("client",), STAYS, _removed, occasion=Occasion.HAPPENED),
    MessageKind(
        NO_MANAGER,
        MANAGER_GONE,
        ("client",),
        STAYS,
        _no_manager,
        clients=_client_id,
        names=True,
        occasion=Occasion.REMINDS,
    ),
    MessageKind(
        LEFT, SOMEBODY_LEFT, ("client",), SENT_ON_WITH_WORK, _left, clients=_client_id, occasion=Occasion.HAPPENED
    ),
)
