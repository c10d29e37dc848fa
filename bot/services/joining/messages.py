"""What is said unasked about joining: who waits, who was let in or not, who left; rendered when it is sent."""

from datetime import time

from bot.records.joining.requests import RequestRecord
from bot.rules.beijing import at as moment_at
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.hearing import can_hear
from bot.rules.joining import GATHERED_FOR, JUST_ASKED, Goal, read_destination
from bot.rules.people import Person, Role
from bot.services.post.writing import MessageCode, post
from storage.database import writing
from storage.joining import cards as joining
from storage.people import persons as people
from storage.settings.firm import get_settings

WAITING = MessageCode("joining_waiting")
APPROVED, DECLINED = MessageCode("joining_approved"), MessageCode("joining_declined")
OPENS, CARD = MessageCode("joining_opens"), MessageCode("joining_card")
STILL_WAITING, CARD_ENDS = MessageCode("joining_still_waiting"), MessageCode("joining_card_ends")
REMOVED, LEFT = MessageCode("member_removed"), MessageCode("member_left")

REQUEST, INVITATION = "joining_request", "invitation"
"""What lets somebody in."""

NEXT_MORNING = time(9)


async def approvers(client_id: int) -> list[Person]:
    """Who lets people into a firm: its managers, consultants and leads; where none can hear, administrators too."""
    found = await people.find_people_with_role(client_id, Role.CLIENT_MANAGER, Role.CONSULTANT, Role.LEAD)
    if any(can_hear(one) for one in found):
        return found
    known = {one.id for one in found}
    return [
        *found,
        *(one for one in await people.find_people_with_role(None, Role.ADMINISTRATOR) if one.id not in known),
    ]


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
            subject = ("client", request.client_id)
            await post(cause, WAITING, subject, approver.id, occurrence=occurrence, send_at=send_at)


@writing
async def look_at_requests(cause: Cause) -> None:
    """Where people wait to be let in and nobody of the firm's approvers can hear, administrators are told once."""
    for client_id, _, _ in await joining.count_waiting_by_client(None):
        approving = await approvers(client_id)
        if any(can_hear(one) and Role.ADMINISTRATOR not in one.own_roles for one in approving):
            continue
        longest = (await joining.find_waiting(client_id))[0].id
        for one in approving:
            if can_hear(one):
                await post(cause, WAITING, ("client", client_id), one.id, occurrence=longest)


async def tell_joiner(cause: Cause, request: RequestRecord, person_id: int, kind: MessageCode) -> None:
    """Whether they are in, and if so what the card promised to open."""
    just_asked = request.asked_at is not None and cause.at - request.asked_at < JUST_ASKED
    subject = (REQUEST, request.id)
    await post(cause, kind, subject, person_id, at_any_hour=just_asked)
    if kind == APPROVED and read_destination(request.destination).goal is not Goal.HOME:
        await _open(cause, subject, person_id, request.client_id, request.destination, at_any_hour=just_asked)


async def open_after_invitation(cause: Cause, person_id: int, invitation_id: int, client_id: int, to: str) -> None:
    """What an invitation's link promised to open, as a message of its own behind the home."""
    if read_destination(to).goal is not Goal.HOME:
        await _open(cause, (INVITATION, invitation_id), person_id, client_id, to, at_any_hour=True)


async def _open(
    cause: Cause, subject: tuple[str, int], person_id: int, client_id: int, to: str, *, at_any_hour: bool
) -> None:
    said = {"client": client_id, "to": to}
    # requests and invitations have ids of their own each
    await post(cause, OPENS, subject, person_id, occurrence=subject[0], at_any_hour=at_any_hour, parameters=said)


async def tell_of_removal(cause: Cause, person_id: int, client_id: int) -> None:
    """Told once, politely, to who was removed."""
    await post(cause, REMOVED, ("client", client_id), person_id, occurrence=cause.at.isoformat())


async def tell_of_leaving(cause: Cause, who: Person, client_id: int, handed_back: int) -> None:
    """Told to the firm's managers, or where there is none to those who serve it."""
    readers = await people.find_people_with_role(client_id, Role.CLIENT_MANAGER)
    readers = [reader for reader in readers if reader.id != who.id] or await approvers(client_id)
    for reader in readers:
        if reader.id != who.id:
            once = f"{who.id}:{cause.at.isoformat()}"
            said = {"person": who.id, "handed_back": handed_back}
            await post(cause, LEFT, ("client", client_id), reader.id, occurrence=once, parameters=said)
