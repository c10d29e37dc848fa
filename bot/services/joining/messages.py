"""What is said unasked about joining: who waits, who was let in or not, who left; rendered when it is sent."""

from datetime import time

from bot.records.joining.requests import RequestRecord
from bot.rules.beijing import at as moment_at
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.joining import GATHERED_FOR, JUST_ASKED, Goal, read_destination
from bot.rules.people import Person, Role
from storage.joining import cards as joining
from storage.people import persons as people
from storage.post import outbox
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
