"""What is said unasked about joining, rendered when it is sent."""

from datetime import datetime

from bot.letters.moot import Moot
from bot.rules.joining import Goal, read_destination
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.screens.joining import requests as screens
from bot.screens.joining.members import card_to_print
from bot.screens.screen import Screen
from bot.screens.trainings.card import training_card
from bot.services.joining.messages import APPROVED, CARD, DECLINED, OPENS, REMOVED, WAITING
from bot.services.trainings import seats as trainings
from storage import clients, documents
from storage.documents import DocumentRecord
from storage.joining import cards as joining
from storage.people import persons as people
from storage.post.outbox import MessageRecord


async def joining_message(message: MessageRecord, reader: Person, at: datetime) -> Screen:
    """What a message about joining says now.

    Raises:
        Moot: nobody waits any more, or it is not for the reader (any more).
    """
    language = reader.language
    if message.kind == OPENS:
        return await _opens(message, reader, at)
    if message.kind in (APPROVED, DECLINED):
        return await _decided(message, reader)
    client = await clients.get_client(message.subject_id)
    if client is None:
        raise Moot(message.kind)
    if message.kind == WAITING:
        waiting = await joining.find_waiting(client.id)
        if not waiting or not may(reader, Action.APPROVE_JOINING, Subject(client.id)):
            raise Moot(message.kind)
        return screens.people_wait(client.id, client.short_name, waiting, language)
    if message.kind == REMOVED:
        if client.id in reader.clients(Role.CLIENT_STAFF, Role.CLIENT_MANAGER):
            raise Moot(message.kind)
        return screens.removed(client.short_name, language)
    left = await people.get_person(int(message.parameters["person"]))
    if left is None or not may(reader, Action.APPROVE_JOINING, Subject(client.id)):
        raise Moot(message.kind)
    return screens.has_left(left.name, client.short_name, int(message.parameters["handed_back"]), language)


async def _decided(message: MessageRecord, reader: Person) -> Screen:
    request = await joining.get_request(message.subject_id)
    if request is None:
        raise Moot(message.kind)
    if message.kind == DECLINED:
        return screens.declined(request, reader.language)
    if request.client_id not in reader.clients(Role.CLIENT_STAFF, Role.CLIENT_MANAGER):
        raise Moot(message.kind)
    return screens.let_in(request.client_name, reader)


async def _opens(message: MessageRecord, reader: Person, at: datetime) -> Screen:
    screen = await destination_screen(reader, int(message.parameters["client"]), str(message.parameters["to"]), at)
    if screen is None:
        raise Moot(message.kind)
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


async def card_letter(message: MessageRecord, reader: Person, at: datetime) -> tuple[Screen, DocumentRecord | None]:
    """A joining card's page with a line about it; the document is None until it was made.

    Raises:
        Moot: the card serves no more, or the reader may not have it.
    """
    card = await joining.get_card(message.subject_id)
    if card is None or card.revoked_at is not None or card.expires_at <= at:
        raise Moot(message.kind)
    if not may(reader, Action.MAKE_JOINING_CARD, Subject(card.client_id)):
        raise Moot(message.kind)
    document = await documents.get_document(CARD, CARD, card.id, reader.language)
    return card_to_print(card, reader.language), document
