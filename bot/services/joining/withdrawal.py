"""撤回申请: who waits to be let in does not want to join any more."""

from bot.records.joining.requests import WITHDRAWN, RequestRecord
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.joining.requests import NoSuchRequest
from storage.database import writing
from storage.joining import cards as joining
from storage.trail.entries import add_entry


class RequestClosed(Exception):
    """The joiner's request waits no more: it was decided, or they took it back."""


async def own_request(who: Person, request_id: int) -> RequestRecord:
    """A request of the person's own.

    Raises:
        RequestClosed: it was decided, or taken back before.
    """
    request = await joining.get_request(request_id)
    if request is None or request.person_id != who.id or request.state == "begun":
        raise NoSuchRequest(request_id)
    if request.state != "waiting":
        raise RequestClosed(request_id)
    return request


@writing
async def withdraw(cause: Cause, who: Person, request_id: int) -> None:
    """撤回申请: the approvers are asked no more, and the place on the card is free again.

    Raises:
        RequestClosed: it was decided, or taken back before.
    """
    request = await own_request(who, request_id)
    if not await joining.decide(request.id, WITHDRAWN, who.id, cause.at):
        raise RequestClosed(request_id)
    await joining.give_place_back(request.card_id)
    await add_entry(cause, "withdraw_joining", "joining_request", request.id, client=request.client_id)
