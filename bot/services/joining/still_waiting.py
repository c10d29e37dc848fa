"""Whoever waits to be let in is mentioned again, and hears that they still wait; a card's end is told beforehand."""

from datetime import date, time, timedelta

from bot.records.joining.requests import CardRecord, RequestRecord
from bot.rules.beijing import at as at_beijing
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.deadlines import mentioned_on
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.rules.settings.firm import FirmSettings
from bot.services.joining.messages import CARD_ENDS, REQUEST, STILL_WAITING, WAITING, approvers
from bot.services.post.writing import post
from storage.joining import cards as joining
from storage.people import persons as people
from storage.post import outbox
from storage.settings.firm import get_settings

JOINER_TOLD_AFTER = 2
"""Working days after which who waits to be let in hears, once, that nobody has forgotten them."""
TOLD_LATE = timedelta(days=7)
"""A card that ended so long ago is not mentioned any more: whoever needed it has noticed."""


async def mention_waiting(cause: Cause, day: date) -> None:
    """Mentions who waits, at each firm in its rhythm, to those who let people in and to the administrators."""
    firm = await get_settings()
    administrators = await people.find_people_with_role(None, Role.ADMINISTRATOR)
    for client_id in await joining.find_clients_asked():
        if firm.calendar(client_id).is_working(day):
            await _mention(cause, day, firm, client_id, administrators)


async def _mention(cause: Cause, day: date, firm: FirmSettings, client_id: int, administrators: list[Person]) -> None:
    calendar, waiting = firm.calendar(client_id), await joining.find_waiting(client_id)
    longest = _asked_on(waiting[0]) or day
    mentioned = mentioned_on(longest, day, calendar, firm.ladder)
    if mentioned is not None:
        # what the request itself planned for its first morning is not said twice
        since = at_beijing(mentioned, time())
        readers = {reader.id for reader in (*await approvers(client_id), *administrators)}
        for reader_id in sorted(readers):
            if not await outbox.is_under_way(WAITING, reader_id, "client", client_id, since):
                await post(cause, WAITING, ("client", client_id), reader_id, occurrence=f"again:{mentioned}")
    for request in waiting:
        asked = _asked_on(request)
        if asked is not None and calendar.next_working_day(asked, JOINER_TOLD_AFTER) <= day:
            await post(cause, STILL_WAITING, (REQUEST, request.id), request.person_id)


def _asked_on(request: RequestRecord) -> date | None:
    return beijing_day(request.asked_at) if request.asked_at is not None else None


async def tell_of_ending_cards(cause: Cause, day: date) -> None:
    """Tells who printed a card that it ends by the next working day, or just ended, once; unless nobody needs it."""
    following = (await get_settings()).calendar().next_working_day(day)
    until = at_beijing(following + timedelta(days=1), time())
    for card in await joining.find_ending_cards(cause.at - TOLD_LATE, until):
        if await is_replaced(card):
            continue
        for reader in await _who_printed(card):
            await post(cause, CARD_ENDS, ("joining_card", card.id), reader.id)


async def is_replaced(card: CardRecord) -> bool:
    """Whether another card of the firm, which leads to the same, serves longer."""
    others = await joining.find_cards(card.client_id, card.expires_at)
    return any(one.destination == card.destination for one in others)


async def _who_printed(card: CardRecord) -> list[Person]:
    """Who made the card, or who else looks after the firm's joining, when that one does not any more."""
    maker = await people.get_person(card.made_by_id)
    found = [maker] if maker is not None else []
    subject = Subject(card.client_id)
    able = [person for person in found if may(person, Action.MAKE_JOINING_CARD, subject)]
    return able or [one for one in await approvers(card.client_id) if may(one, Action.MAKE_JOINING_CARD, subject)]
