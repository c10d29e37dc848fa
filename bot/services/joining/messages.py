"""What is said unasked about joining: who waits, who was let in or not, who left; rendered when it is sent."""

from datetime import datetime, time

from bot.letters.moot import Moot
from bot.records.joining.requests import RequestRecord
from bot.rules.beijing import at as moment_at
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.joining import GATHERED_FOR, JUST_ASKED, Goal, read_destination
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.screens.joining import requests as screens
from bot.screens.joining.members import card_to_print
from bot.screens.screen import Screen
from bot.screens.trainings.card import training_card
from bot.services.trainings import seats as trainings
from storage import clients, documents
from storage.documents import DocumentRecord
from storage.joining import cards as joining
from storage.people import persons as people
from storage.post import outbox
from storage.post.outbox import MessageRecord
from storage.settings.firm import get_settings

WAITING, APPROVED, DECLINED, OPENS = "joining_waiting", "joining_approved", "joining_declined", "joining_opens"
CARD, REMOVED, LEFT = "joining_card", "member_removed", "member_left"
KINDS = frozenset({WAITING, APPROVED, DECLINED, OPENS, REMOVED, LEFT})

NEXT_MORNING = time(9)


async def approvers(client_id: int) -> list[Person]:
    """Who lets people into a firm: its managers, consultants and leads; without any of them an administrator."""
    found = await people.find_people_with_role(client_id, Role.CLIENT_MANAGER, Role.CONSULTANT, Role.LEAD)
    return found or await people.find_people_with_role(None, Role.ADMINISTRATOR)


async def tell_approvers(cause: Cause, request: RequestRecord) -> None:
    """One notice per approver for all who wait, a few minutes from now, and one more on the next working morning.

    The first is known by who has waited longest: as long as that one waits, later ones only add to its count.
    """
    longest = (await joining.find_waiting(request.client_id))[0].id
    calendar = (await get_settings()).calendar(request.client_id)
    tomorrow = calendar.next_working_day(beijing_day(cause.at))
    notices = ((str(longest), cause.at + GATHERED_FOR), (tomorrow.isoformat(), moment_at(tomorrow, NEXT_MORNING)))
    for approver in await approvers(request.client_id):
        for occurrence, send_at in notices:
            await outbox.add_message(
                key=f"joining:{request.client_id}:{occurrence}:{approver.id}",
                kind=WAITING,
                person_id=approver.id,
                subject_kind="client",
                subject_id=request.client_id,
                send_at=send_at,
            )


async def tell_joiner(cause: Cause, request: RequestRecord, person_id: int, kind: str) -> None:
    """Whether they are in, and if so what the card promised to open."""
    just_asked = request.asked_at is not None and cause.at - request.asked_at < JUST_ASKED
    parameters = {outbox.AT_ANY_HOUR: True} if just_asked else {}
    await _tell(cause, f"joining:{request.id}:{kind}", kind, person_id, request, parameters)
    if kind == APPROVED and read_destination(request.destination).goal is not Goal.HOME:
        await _tell(cause, f"joining:{request.id}:opens", OPENS, person_id, request, parameters)


async def _tell(
    cause: Cause, key: str, kind: str, person_id: int, request: RequestRecord, parameters: dict[str, bool]
) -> None:
    await outbox.add_message(
        key=key,
        kind=kind,
        person_id=person_id,
        subject_kind="joining_request",
        subject_id=request.id,
        send_at=cause.at,
        parameters={**parameters, "client": request.client_id, "to": request.destination},
    )


async def open_after_invitation(cause: Cause, person_id: int, invitation_id: int, client_id: int, to: str) -> None:
    """What an invitation's link promised to open, as a message of its own behind the home."""
    if read_destination(to).goal is Goal.HOME:
        return
    await outbox.add_message(
        key=f"invitation:{invitation_id}:opens",
        kind=OPENS,
        person_id=person_id,
        subject_kind="invitation",
        subject_id=invitation_id,
        send_at=cause.at,
        parameters={outbox.AT_ANY_HOUR: True, "client": client_id, "to": to},
    )


async def tell_of_removal(cause: Cause, person_id: int, client_id: int) -> None:
    """Told once, politely, to who was removed."""
    await outbox.add_message(
        key=f"removed:{client_id}:{person_id}:{cause.at.isoformat()}",
        kind=REMOVED,
        person_id=person_id,
        subject_kind="client",
        subject_id=client_id,
        send_at=cause.at,
    )


async def tell_of_leaving(cause: Cause, who: Person, client_id: int, handed_back: int) -> None:
    """Told to the firm's managers, or where there is none to those who serve it."""
    readers = await people.find_people_with_role(client_id, Role.CLIENT_MANAGER)
    readers = [reader for reader in readers if reader.id != who.id] or await approvers(client_id)
    for reader in readers:
        if reader.id == who.id:
            continue
        await outbox.add_message(
            key=f"left:{client_id}:{who.id}:{cause.at.isoformat()}:{reader.id}",
            kind=LEFT,
            person_id=reader.id,
            subject_kind="client",
            subject_id=client_id,
            send_at=cause.at,
            parameters={"person": who.id, "handed_back": handed_back},
        )


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
